import os
import socket
import subprocess
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.web.served import COMMAND, Served, serve
from unkink.web.access.launch import Launch

FORM = "place=floor&minutes=5&pain=1&nothing_new=yes"
NO_SESSION = "/live/00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize("path", ["/", "/check", "/plan", "/journal", "/techniques", "/about", "/settings", "/nowhere"])
def test_without_the_cookie_no_page_opens(server: Served, path: str) -> None:
    answer = server.ask("GET", path)

    assert answer.status == 403
    assert "How to get in" in answer.text


def test_a_wrong_key_opens_nothing(server: Served) -> None:
    answer = server.ask("GET", "/enter?key=guess")

    assert answer.status == 403
    assert answer.headers["Set-Cookie"] is None


def test_the_key_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(server: Served) -> None:
    answer = server.ask("GET", server.entry.removeprefix(server.root))

    assert (answer.status, answer.headers["Location"]) == (302, "/")
    cookie = answer.headers["Set-Cookie"] or ""
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert server.entry.partition("key=")[2] not in cookie


def test_with_the_cookie_pages_open(server: Served) -> None:
    assert server.ask("GET", "/", {"Cookie": server.cookie()}).status == 200


def test_the_cookie_of_an_earlier_launch_opens_nothing(server: Served, home: Path) -> None:
    cookie = server.cookie()
    server.interrupt()
    again = serve(home, server.port)

    answer = again.ask("GET", "/", {"Cookie": cookie})

    again.kill()
    assert answer.status == 403


def test_the_key_handed_to_the_browser_works_once() -> None:
    launch = Launch(8000)
    key = launch.address_for_browser.partition("key=")[2]

    assert [launch.opens(key), launch.opens(key)] == [True, False]


def test_the_key_printed_in_the_terminal_works_again_and_again() -> None:
    launch = Launch(8000)

    assert [launch.opens(launch.key), launch.opens(launch.key)] == [True, True]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
def test_a_foreign_host_name_is_refused_with_the_cookie_too(server: Served, host: str) -> None:
    headers = {"Host": host.format(port=server.port), "Cookie": server.cookie()}

    assert server.ask("GET", "/", headers).status == 400


def test_localhost_is_as_good_as_its_number(server: Served) -> None:
    headers = {"Host": f"localhost:{server.port}", "Cookie": server.cookie()}

    assert server.ask("GET", "/", headers).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_a_form_from_elsewhere_changes_nothing(server: Served, headers: dict[str, str]) -> None:
    answer = server.ask("POST", "/start", {"Cookie": server.cookie(), **headers}, FORM)

    assert answer.status == 403


def test_a_form_of_ours_without_its_token_changes_nothing(server: Served) -> None:
    answer = server.ask("POST", "/start", {"Cookie": server.cookie(), "Origin": server.root}, FORM)

    assert answer.status == 403
    assert "out of date" in answer.text


def test_another_site_cannot_embed_or_fetch_a_page(server: Served) -> None:
    cookie = server.cookie()
    for mode, kind in (("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")):
        headers = {"Cookie": cookie, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": kind}
        assert server.ask("GET", "/", headers).status == 403


@pytest.mark.parametrize("path", ["/", "/check", "/techniques", "/about", "/nowhere", "/enter?key=guess"])
def test_every_page_carries_the_headers_that_keep_it_private(server: Served, path: str) -> None:
    answer = server.ask("GET", path, {"Cookie": server.cookie()})
    policy = dict(
        each.strip().partition(" ")[::2] for each in (answer.headers["Content-Security-Policy"] or "").split(";")
    )

    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in (answer.headers["Permissions-Policy"] or "")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Server"] is None


def test_static_files_may_be_kept_for_good(server: Served) -> None:
    page = server.ask("GET", "/").text
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]

    answer = server.ask("GET", address)

    assert answer.status == 200
    assert "immutable" in (answer.headers["Cache-Control"] or "")
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_no_source_file_is_served(server: Served) -> None:
    page = server.ask("GET", "/").text
    folder = page.partition('rel="stylesheet" href="')[2].partition("base.css")[0]

    for name in ("today/views.py", "base.html", "../config/settings.py"):
        assert server.ask("GET", folder + name, {"Cookie": server.cookie()}).status in (400, 404)


def open_socket(served: Served, path: str, *, origin: str | None, cookie: str) -> None:
    named = None if origin is None else Origin(origin)
    with connect(f"ws://{served.host}{path}", origin=named, additional_headers={"Cookie": cookie}) as found:
        found.recv(timeout=20)


def test_the_live_socket_opens_to_our_own_page(begun: str, server_with_session: Served) -> None:
    cookie = server_with_session.cookie()

    open_socket(server_with_session, f"/live/{begun}", origin=server_with_session.root, cookie=cookie)


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null", None])
def test_the_live_socket_stays_shut_for_another_origin(
    begun: str, server_with_session: Served, origin: str | None
) -> None:
    cookie = server_with_session.cookie()

    with pytest.raises(InvalidStatus, match="403"):
        open_socket(server_with_session, f"/live/{begun}", origin=origin, cookie=cookie)


def test_the_live_socket_stays_shut_without_the_cookie(begun: str, server_with_session: Served) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        open_socket(server_with_session, f"/live/{begun}", origin=server_with_session.root, cookie="")


def test_the_live_socket_stays_shut_under_a_foreign_name(begun: str, server_with_session: Served) -> None:
    handshake = {
        "Host": "evil.example",
        "Origin": server_with_session.root,
        "Cookie": server_with_session.cookie(),
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }

    assert server_with_session.ask("GET", f"/live/{begun}", handshake).status == 403


@pytest.mark.parametrize("path", [NO_SESSION, "/live/", "/live/../journal", "/elsewhere"])
def test_the_live_socket_of_a_session_that_is_none_is_refused(server: Served, path: str) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        open_socket(server, path, origin=server.root, cookie=server.cookie())


def test_the_server_listens_on_this_machine_only(server: Served) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


@pytest.mark.parametrize(("port", "says"), [("taken", "in use"), ("70000", "no port")])
def test_a_port_that_cannot_be_used_is_one_sentence(home: Path, server: Served, port: str, says: str) -> None:
    number = str(server.port) if port == "taken" else port
    environment = {**os.environ, "UNKINK_HOME": str(home)}
    run = subprocess.run(
        [*COMMAND, "--port", number], capture_output=True, text=True, timeout=60, check=False, env=environment
    )

    assert run.returncode == 2
    assert says in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1


def test_ctrl_c_ends_the_server_without_a_word_too_many(server: Served) -> None:
    server.ask("GET", "/")  # it has begun to listen to Ctrl-C when it answers

    assert server.interrupt() == (0, "")

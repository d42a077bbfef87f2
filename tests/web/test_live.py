"""A session over the live socket: what is acknowledged is stored, and nobody's page harms another's."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.web.person import Person
from tests.web.served import Serve, Served, serve
from unkink.practice import past

KILLS = 20


@contextmanager
def socket_by_hand(served: Served, session: str) -> Iterator[ClientConnection]:
    """The live socket without our page."""
    address = f"ws://{served.host}/live/{session}"
    with connect(address, origin=Origin(served.root), additional_headers={"Cookie": served.cookie()}) as found:
        yield found


def ask(connection: ClientConnection, name: str, **event: Any) -> dict[str, Any]:
    """Send an event and wait for what became of it."""
    connection.send(json.dumps({"id": name, "event": event}))
    while True:
        answer: dict[str, Any] = json.loads(connection.recv(timeout=20))
        if answer["type"] in ("stored", "not done") and answer["id"] == name:
            return answer


def present(connection: ClientConnection) -> dict[str, Any]:
    """The next moment that is shown."""
    while True:
        answer = json.loads(connection.recv(timeout=20))
        if answer["type"] == "moment":
            moment: dict[str, Any] = answer["moment"]
            return moment


def is_cut_off(connection: ClientConnection) -> bool:
    """Read whatever still comes; a connection that stays open fails by the time that is allowed."""
    while True:
        try:
            connection.recv(timeout=10)
        except ConnectionClosed:
            return True


def stored(session: str) -> list[str]:
    """The events in the journal that a page can send."""
    names = [str(each.event.__struct_config__.tag) for each in past.entry(session).happened]
    return [name for name in names if name not in ("begin", "tick", "lost")]


def test_every_acknowledged_event_outlives_twenty_kills(begun: str, data_folder: Path, serve_warm: Serve) -> None:
    acknowledged: list[str] = []
    for kill in range(KILLS):
        served = serve_warm(data_folder)
        with socket_by_hand(served, begun) as connection:
            assert present(connection)["status"] in ("lost", "paused")
            for event in ("resume", "pause"):
                assert ask(connection, f"{kill}-{event}", type=event)["type"] == "stored"
                acknowledged.append(event)
            served.kill()

    assert stored(begun) == acknowledged


def test_a_session_nobody_watched_waits_for_its_person(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        assert present(connection)["status"] == "lost"
        ask(connection, "1", type="resume")
        while (now := present(connection))["status"] != "running":
            pass
        assert now["phase"] == "settle"


def test_when_the_last_page_goes_the_session_is_lost_from_sight(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as first, socket_by_hand(server_with_session, begun) as second:
        ask(first, "1", type="resume")
        first.close()
        assert ask(second, "2", type="pause")["type"] == "stored"
        ask(second, "3", type="resume")

    with socket_by_hand(server_with_session, begun) as third:
        assert present(third)["status"] == "lost"


def test_ctrl_c_in_the_middle_of_a_session_ends_it_nowhere(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        ask(connection, "1", type="resume")
        assert server_with_session.interrupt() == (0, "")

    assert past.entry(begun).state.status == "lost"


def test_an_event_that_cannot_happen_is_answered_and_changes_nothing(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        assert ask(connection, "1", type="pop", heard=True)["type"] == "not done"
        assert present(connection)["status"] == "lost"


@pytest.mark.parametrize(
    "message",
    [
        "no json",
        "[]",
        '{"id": "1"}',
        '{"id": "1", "event": {"type": "tick"}}',
        '{"id": "1", "event": {"type": "lost"}}',
        '{"id": "1", "event": {"type": "begin", "pain": 0}}',
        '{"id": "1", "event": {"type": "pain_was", "kind": 7}}',
        '{"id": "1", "event": {"type": "pause"}, "more": 1}',
        "x" * 5000,
    ],
)
def test_a_broken_page_is_cut_off_and_harms_no_other(begun: str, server_with_session: Served, message: str) -> None:
    with socket_by_hand(server_with_session, begun) as good, socket_by_hand(server_with_session, begun) as broken:
        broken.send(message)
        assert is_cut_off(broken)
        assert ask(good, "1", type="resume")["type"] == "stored"


def test_a_page_that_floods_is_cut_off_and_harms_no_other(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as good, socket_by_hand(server_with_session, begun) as flood:
        with suppress(ConnectionClosed):
            for number in range(200):
                flood.send(json.dumps({"id": str(number), "event": {"type": "resume"}}))

        assert is_cut_off(flood)
        assert ask(good, "1", type="pause")["type"] == "stored"


@pytest.mark.usefixtures("checked")
def test_two_tabs_on_one_session_show_the_same(person: Person, page: Page) -> None:
    address = person.is_in_a_session()
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("#line")).to_have_text(page.locator("#line").inner_text())

    other.get_by_role("button", name="Pause").click()
    expect(page.locator("#line")).to_have_text("Paused. Come out slowly if you like.")
    page.get_by_role("button", name="It hurts").click()

    expect(other.get_by_role("heading", name="Everything has stopped. What is it like?")).to_be_visible()


@pytest.mark.usefixtures("checked")
def test_a_page_that_loses_the_connection_says_so_and_takes_up_where_it_was(
    person: Person, page: Page, server: Served
) -> None:
    person.is_in_a_session()

    os.kill(server.process.pid, signal.SIGSTOP)
    expect(page.get_by_role("alert")).to_contain_text("Connection lost. Paused", timeout=15_000)
    line = page.locator("#line").inner_text()
    os.kill(server.process.pid, signal.SIGCONT)

    expect(page.locator("#lost")).to_be_hidden(timeout=15_000)
    expect(page.locator("#line")).to_have_text("Interrupted. Nothing is counted meanwhile.")
    person.presses("Go on")
    expect(page.locator("#line")).to_have_text(line, timeout=15_000)


@pytest.mark.usefixtures("checked")
def test_it_hurts_is_heard_even_when_the_connection_was_gone(person: Person, page: Page, server: Served) -> None:
    person.is_in_a_session()
    os.kill(server.process.pid, signal.SIGSTOP)
    expect(page.get_by_role("alert")).to_contain_text("Connection lost", timeout=15_000)

    person.presses("It hurts")
    os.kill(server.process.pid, signal.SIGCONT)

    expect(page.get_by_role("heading", name="Everything has stopped. What is it like?")).to_be_visible(timeout=15_000)


@pytest.mark.usefixtures("checked")
def test_after_a_crash_today_offers_the_session_and_it_goes_on(
    person: Person, page: Page, server: Served, home: Path
) -> None:
    address = person.is_in_a_session()
    server.kill()
    expect(page.get_by_role("alert")).to_contain_text("Connection lost")

    again = serve(home)
    page.goto(again.entry)
    expect(page.get_by_text("A session is still open")).to_be_visible()
    page.get_by_role("link", name="Take it up again").click()
    assert page.url.rpartition("/")[2] == address.rpartition("/")[2]
    expect(page.locator("#line")).to_have_text("Interrupted. Nothing is counted meanwhile.")
    person.presses("Go on")

    person.sees_button("Pause")
    again.kill()


@pytest.mark.usefixtures("checked")
def test_the_easier_way_is_one_tap_away(person: Person, page: Page) -> None:
    person.is_in_a_session(minutes=2)
    expect(page.locator("#name")).not_to_be_empty(timeout=60_000)
    before = page.locator("#name").inner_text()

    person.presses("Easier")

    expect(page.locator("#name")).not_to_have_text(before)


@pytest.mark.usefixtures("checked")
def test_without_scripts_the_session_page_says_that_it_needs_them(person: Person, page: Page, server: Served) -> None:
    address = person.is_in_a_session()
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(server.entry)

    plain.goto(address)

    expect(plain.get_by_text("This page needs JavaScript")).to_be_visible()
    plain.context.close()


@pytest.mark.usefixtures("checked")
def test_a_figure_that_could_not_be_loaded_is_asked_for_again(person: Person, page: Page) -> None:
    page.route("**/figures/**", lambda route: route.abort())
    person.is_in_a_session()
    expect(page.locator("#figure path")).to_have_count(0)

    page.unroute_all()

    expect(page.locator("#figure path")).not_to_have_count(0, timeout=30_000)

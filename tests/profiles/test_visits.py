"""Who is this? Choosing, locking, wrong passwords, and pages that were open before."""

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.profiles.cast import ANNA, BELA, CHLOE, Cast
from tests.profiles.visitor import Visitor
from tests.web.served import serve


def live(visitor: Visitor, session: str) -> ClientConnection:
    server = visitor.server
    address = f"ws://{server.host}/live/{session}"
    return connect(address, origin=Origin(server.root), additional_headers=visitor.headers)


def is_cut_off(socket: ClientConnection) -> bool:
    while True:
        try:
            socket.recv(timeout=30)
        except ConnectionClosed:
            return True


def events(cast: Cast, name: str) -> list[object]:
    (journal,) = cast.journals(name).values()
    return [event for session in journal.sessions if session.summary is None for _, event in session.events]


def test_opening_unkink_asks_who_is_there_and_leads_on_to_what_was_asked_for(cast: Cast, visitor: Visitor) -> None:
    assert (visitor.get("/journal").headers["Location"] or "").startswith("/who?next=/journal")
    chooser = visitor.get("/who?next=/journal").text
    for name in cast.people:
        assert name in chooser
    bela = cast.people[BELA]
    entered = visitor.is_let_in(bela.profile.id, bela.password, "/journal")
    assert (entered.status, entered.headers["Location"]) == (302, "/journal")
    assert visitor.get("/journal").status == 200


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(cast: Cast, visitor: Visitor, page: str) -> None:
    assert visitor.is_let_in(cast.people[ANNA].profile.id, page=page).headers["Location"] == "/"


def test_a_profile_with_a_password_cannot_be_chosen_without_it(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA].profile.id
    assert visitor.is_let_in(bela).headers["Location"] == f"/who/{bela}"
    assert visitor.is_let_in(bela, "guess").status == 403
    assert visitor.get("/").status == 303


def test_wrong_tries_are_held_up_and_a_restart_does_not_forget_them(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    assert [visitor.is_let_in(bela.profile.id, "guess").status for _ in range(6)] == [403] * 5 + [429]
    visitor.server.kill()
    again = serve(cast.home)
    try:
        answer = Visitor(again).is_let_in(bela.profile.id, bela.password)
    finally:
        again.kill()
    assert answer.status == 429
    assert int(answer.headers["Retry-After"] or 0) > 0


def test_after_a_restart_everybody_says_again_who_they_are(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    visitor.is_let_in(bela.profile.id, bela.password)
    old = visitor.cookies
    visitor.server.kill()
    again = serve(cast.home, visitor.server.port)
    try:
        found = Visitor(again)
        found.cookies = {**old, **found.cookies}
        assert found.get("/journal").status == 303
    finally:
        again.kill()


def test_a_kept_copy_of_the_cookie_is_worth_nothing_once_the_profile_is_locked(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    visitor.is_let_in(bela.profile.id, bela.password)
    kept = dict(visitor.cookies)
    assert visitor.post("/lock").headers["Location"] == "/who"
    visitor.cookies = kept
    assert visitor.get("/journal").status == 303


def test_a_cookie_cannot_be_made_into_another_ones(cast: Cast, visitor: Visitor) -> None:
    bela, chloe = cast.people[BELA], cast.people[CHLOE]
    visitor.is_let_in(bela.profile.id, bela.password)
    name = f"unkink_{visitor.server.port}_who"
    visitor.cookies[name] = visitor.cookies[name].replace(bela.profile.id, chloe.profile.id)
    assert visitor.get("/journal").status == 303


def test_a_new_password_ends_every_other_visit(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    elsewhere = Visitor(visitor.server)
    for each in (visitor, elsewhere):
        each.is_let_in(bela.profile.id, bela.password)
    changed = visitor.post("/profiles/password", old=bela.password, new="szekrény", again="szekrény")
    assert changed.headers["Location"] == "/profiles?done=password"
    assert visitor.get("/journal").status == 200
    assert elsewhere.get("/journal").status == 303


def test_a_password_is_asked_for_before_it_is_changed_or_everything_is_removed(cast: Cast, visitor: Visitor) -> None:
    """Somebody may have left their page open."""
    bela = cast.people[BELA]
    visitor.is_let_in(bela.profile.id, bela.password)
    assert visitor.post("/profiles/password", old="guess", new="mine!", again="mine!").status == 403
    assert visitor.post("/profiles/password", remove="yes").status == 403
    assert visitor.post("/profiles/remove", old="guess").status == 403
    assert cast.household.register.find(BELA).has_password
    assert visitor.post("/profiles/remove", old=bela.password).status == 302
    assert BELA not in {profile.name for profile in cast.household.everyone()}
    assert not cast.folder(BELA).exists()


def test_a_form_that_was_open_before_somebody_else_came_writes_nothing(cast: Cast, visitor: Visitor) -> None:
    anna, bela = cast.people[ANNA], cast.people[BELA]
    visitor.is_let_in(anna.profile.id)
    visitor.get("/settings")
    token = visitor.cookies["unkink_form"]
    before = cast.journals(ANNA, BELA)
    visitor.is_let_in(bela.profile.id, bela.password)
    for address in ("/settings", "/data/erase", f"/session/{bela.begun}/end", "/lock", "/profiles/remove"):
        assert visitor.post(address, csrfmiddlewaretoken=token, country="AU", sure="yes").status == 403, address
    assert cast.journals(ANNA, BELA) == before


def test_the_live_socket_of_somebody_elses_session_stays_shut_even_while_it_runs(cast: Cast, visitor: Visitor) -> None:
    anna, bela = cast.people[ANNA], cast.people[BELA]
    elsewhere = Visitor(visitor.server)
    elsewhere.is_let_in(anna.profile.id)
    with live(elsewhere, anna.begun) as socket:
        assert json.loads(socket.recv(timeout=30))["type"] == "moment"
        with pytest.raises(InvalidStatus, match="403"):
            live(visitor, anna.begun)
        visitor.is_let_in(bela.profile.id, bela.password)
        with pytest.raises(InvalidStatus, match="403"):
            live(visitor, anna.begun)
        with live(visitor, bela.begun) as own:
            assert json.loads(own.recv(timeout=30))["type"] == "moment"


def test_locking_cuts_the_live_socket_off_and_nothing_more_is_written(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    visitor.is_let_in(bela.profile.id, bela.password)
    with live(visitor, bela.begun) as socket:
        assert json.loads(socket.recv(timeout=30))["type"] == "moment"
        visitor.post("/lock")
        with suppress(ConnectionClosed):
            socket.send(json.dumps({"id": "late", "event": {"type": "quit"}}))
        assert is_cut_off(socket)
    assert "quit" not in str(events(cast, BELA))


def test_a_second_profile_shuts_what_was_open_to_everybody(cast: Cast, visitor: Visitor) -> None:
    """Whoever was alone had nothing to say; now there is something to ask."""
    for name in (BELA, CHLOE):
        cast.household.remove(cast.people[name].profile)
    anna = cast.people[ANNA]
    assert visitor.get("/journal").status == 200
    with live(visitor, anna.begun) as socket:
        assert json.loads(socket.recv(timeout=30))["type"] == "moment"
        cast.household.add("Dora")
        assert is_cut_off(socket)
    assert visitor.get("/journal").status == 303


def test_another_program_opens_a_page_for_its_own_profile(cast: Cast, visitor: Visitor) -> None:
    anna, bela = cast.people[ANNA], cast.people[BELA]
    entry = visitor.server.entry.removeprefix(visitor.server.root)
    visitor.is_let_in(anna.profile.id)
    asked = visitor.get(f"{entry}&page=/break&profile={bela.profile.id}")
    assert asked.headers["Location"] == f"/who/{bela.profile.id}?next=/break"
    visitor.is_let_in(bela.profile.id, bela.password)
    assert visitor.get(f"{entry}&page=/break&profile={bela.profile.id}").headers["Location"] == "/break"
    assert visitor.get(f"{entry}&page=/break&profile={anna.profile.id}").headers["Location"] == "/break"
    assert anna.begun in visitor.get("/").text

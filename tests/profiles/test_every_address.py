"""For every address: one person never sees, changes or guesses another's.

Every address is named here with what somebody else would ask it for. An address that is not named fails the first test.
"""

import json
import re
from typing import Any

import pytest
from django.urls import URLPattern, get_resolver

from tests.profiles.cast import ANNA, BELA, CHLOE, Cast
from tests.profiles.visitor import Visitor
from tests.web.served import Answer

ADDRESSES: dict[str, list[str]] = {
    "": ["/"],
    "check": ["/check", "/check?ask=all"],
    "check/again": ["/check/again"],
    "check/result": ["/check/result"],
    "break": ["/break"],
    "nudge": ["/nudge"],
    "nudge/answer": ["/nudge/answer"],
    "limits/wanted": ["/limits/wanted"],
    "plan": ["/plan", "/plan?place=floor&have=mat&minutes=5"],
    "start": ["/start"],
    "session/<uuid:session>": ["/session/{begun}", "/session/{ended}"],
    "session/<uuid:session>/end": ["/session/{begun}/end"],
    "session/<uuid:session>/after": ["/session/{ended}/after", "/session/{begun}/after"],
    "session/<uuid:session>/landmarks": ["/session/{begun}/landmarks", "/session/{ended}/landmarks"],
    "figures/<slug:technique>": ["/figures/rocking"],
    "journal": ["/journal"],
    "journal/course": ["/journal/course"],
    "journal/doctor": ["/journal/doctor"],
    "journal/doctor.pdf": ["/journal/doctor.pdf"],
    "journal/doctor.json": ["/journal/doctor.json"],
    "journal/<uuid:session>": ["/journal/{ended}", "/journal/{begun}"],
    "journal/<uuid:session>/erase": ["/journal/{ended}/erase"],
    "journal/<uuid:session>/landmarks.jsonl.gz": ["/journal/{ended}/landmarks.jsonl.gz"],
    "journal/<uuid:session>/landmarks/delete": ["/journal/{ended}/landmarks/delete"],
    "measures": ["/measures"],
    "techniques": ["/techniques"],
    "techniques/<slug:name>": ["/techniques/rocking"],
    "about": ["/about"],
    "settings": ["/settings"],
    "data": ["/data"],
    "data/journal.json": ["/data/journal.json"],
    "data/journal.fhir.json": ["/data/journal.fhir.json"],
    "data/sessions.csv": ["/data/sessions.csv"],
    "data/backup.sqlite3": ["/data/backup.sqlite3"],
    "data/import": ["/data/import"],
    "data/import/yes": ["/data/import/yes"],
    "data/restore": ["/data/restore"],
    "data/restore/yes": ["/data/restore/yes"],
    "data/erase": ["/data/erase"],
    "planned": ["/planned"],
    "planned.ics": ["/planned.ics"],
    "who": ["/who"],
    "who/<str:profile>": ["/who/{profile}"],
    "lock": ["/lock"],
    "visit": ["/visit"],
    "profiles": ["/profiles"],
    "profiles/new": ["/profiles/new"],
    "profiles/name": ["/profiles/name"],
    "profiles/password": ["/profiles/password"],
    "profiles/remove": ["/profiles/remove"],
}
"""Every address, and what is asked of it with the ids of somebody else."""

OF_SOMEBODY = ("<uuid:session>",)
"""An address with one of these answers whoever else asks exactly as it would if there were no such session."""

NOTHING = "00000000-0000-4000-8000-000000000000"

ASKS_WHO = ("who", "who/<str:profile>", "visit")
"""What is answered to somebody who has not said who they are."""

FORM = {"pain": "1", "place": "floor", "have": "mat", "minutes": "5", "nothing_new": "yes", "technique": "rocking"}
"""Enough for a form of most pages."""


def all_patterns() -> list[str]:
    return [str(each.pattern) for each in get_resolver().url_patterns if isinstance(each, URLPattern)]


def asked(cast: Cast, pattern: str, whose: str) -> list[str]:
    person = cast.people[whose]
    fill = {"begun": person.begun, "ended": person.ended, "profile": person.profile.id}
    return [address.format(**fill) for address in ADDRESSES[pattern]]


def test_every_address_says_here_what_somebody_else_would_ask_it_for() -> None:
    assert sorted(all_patterns()) == sorted(ADDRESSES)
    assert len(get_resolver().url_patterns) == len(ADDRESSES)


def shows(answer: Answer, traces: list[str], address: str = "") -> list[str]:
    """What the answer gives away; an address that was asked for may be led back to."""
    said = f"{answer.text}{answer.headers}".replace(address or "\n", "")
    return [trace for trace in traces if trace in said]


def test_nobody_gets_nothing_before_they_have_said_who_they_are(cast: Cast, visitor: Visitor) -> None:
    everybody = tuple(cast.people)
    before = cast.journals(*everybody)
    for pattern in ADDRESSES:
        for whose in everybody:
            for address in asked(cast, pattern, whose):
                for answer in (visitor.get(address), visitor.post(address, **FORM)):
                    assert shows(answer, cast.traces(*everybody), address) == [], address
                    if pattern not in ASKS_WHO:
                        assert answer.status == 303, address
                        assert (answer.headers["Location"] or "").startswith("/who"), address
                visitor.cookies.pop(who_cookie(visitor), None)  # Anna needs no password, so asking let us in
    assert cast.journals(*everybody) == before


def who_cookie(visitor: Visitor) -> str:
    return f"unkink_{visitor.server.port}_who"


@pytest.mark.parametrize("me", [ANNA, BELA, CHLOE])
def test_nobody_sees_or_changes_what_is_another_ones_whichever_address_they_ask(
    cast: Cast, visitor: Visitor, me: str
) -> None:
    mine, others = cast.people[me], cast.others(me)
    before = cast.journals(*others)
    files = {name: files_of(cast, name) for name in others}
    for pattern in ADDRESSES:
        for whose in others:
            for address in asked(cast, pattern, whose):
                if visitor.get("/visit").text == "":
                    visitor.is_let_in(mine.profile.id, mine.password)
                for answer in (visitor.get(address), visitor.post(address, **FORM)):
                    assert shows(answer, cast.traces(*others), address) == [], address
                    if any(each in pattern for each in OF_SOMEBODY):
                        assert answer.status in (404, 405), address
                    assert answer.status < 500 or answer.status == 503, address
        if pattern == "profiles/remove":
            break
    assert cast.journals(*others) == before
    assert {name: files_of(cast, name) for name in others} == files


def told(answer: Answer) -> tuple[int, str]:
    """What somebody can tell an answer by: all of it, but for the tokens of forms, which are others every time."""
    return answer.status, re.sub(r'(csrfmiddlewaretoken" value|data-token)="\w+"', "", answer.text)


def files_of(cast: Cast, name: str) -> set[str]:
    """What lies in somebody's folder; the first one's holds everybody's folders, which are none of theirs."""
    ours = ("profiles", "server.", "opening.lock", "journal.sqlite3-")
    return {path.name for path in cast.folder(name).iterdir() if not path.name.startswith(ours)}


@pytest.mark.parametrize("address", ["/session/{}", "/session/{}/after", "/journal/{}"])
def test_the_page_of_somebody_elses_session_is_not_there(cast: Cast, visitor: Visitor, address: str) -> None:
    bela = cast.people[BELA]
    visitor.is_let_in(bela.profile.id, bela.password)
    assert visitor.get(address.format(cast.people[ANNA].ended)).status == 404


@pytest.mark.parametrize("me", [ANNA, BELA, CHLOE])
def test_everybody_sees_their_own(cast: Cast, visitor: Visitor, me: str) -> None:
    """Or the tests above would prove nothing."""
    mine = cast.people[me]
    visitor.is_let_in(mine.profile.id, mine.password)
    for address in (
        "/measures",
        "/journal/doctor",
        "/data/journal.json",
        "/data/journal.fhir.json",
        "/data/backup.sqlite3",
    ):
        assert mine.traces[0] in visitor.get(address).text, address
    for address in ("/journal", "/data/sessions.csv", "/data/journal.json"):
        assert mine.ended in visitor.get(address).text, address
    assert visitor.get(f"/journal/{mine.ended}").status == 200
    assert mine.begun in visitor.get("/").text


def test_an_export_holds_one_person_and_nobody_else(cast: Cast, visitor: Visitor) -> None:
    for me, mine in cast.people.items():
        visitor.is_let_in(mine.profile.id, mine.password)
        document: dict[str, Any] = json.loads(visitor.get("/data/journal.json").text)
        assert {each["id"] for each in document["journal"]["sessions"]} == {mine.ended, mine.begun}
        assert shows(visitor.get("/data/journal.json"), cast.traces(*cast.others(me))) == []


def test_nothing_with_somebody_in_it_is_kept_by_the_browser(cast: Cast, visitor: Visitor) -> None:
    bela = cast.people[BELA]
    for address in ("/who", f"/who/{bela.profile.id}", "/visit"):
        assert visitor.get(address).headers["Cache-Control"] == "no-store"
    visitor.is_let_in(bela.profile.id, bela.password)
    for pattern in ADDRESSES:
        for address in asked(cast, pattern, BELA):
            assert visitor.get(address).headers["Cache-Control"] == "no-store", address

"""Two tabs, two processes: who presses at the same moment."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections

from tests.practice.people import checked, moment, start, started, with_journal
from unkink.journal.models import Session, SessionEvent, SessionSummary
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, Refused
from unkink.practice.conduct import Conductor
from unkink.session.errors import EventRefused
from unkink.session.events import Hurts, Pause, Resume

pytestmark = pytest.mark.usefixtures("data_folder")

TABS = 4


def test_of_tabs_that_begin_at_the_same_moment_exactly_one_does(library: Library) -> None:
    checked(library, moment())
    together = Barrier(TABS)

    def press(_: int) -> Begun | Refused:
        together.wait()
        try:
            return start(library, moment(minutes=1))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TABS) as tabs:
        outcomes = list(tabs.map(press, range(TABS)))
    assert sum(isinstance(outcome, Begun) for outcome in outcomes) == 1
    assert {outcome.because for outcome in outcomes if isinstance(outcome, Refused)} == {"unfinished"}
    assert Session.objects.filter(cracks=True).count() == 1


def test_of_processes_that_begin_and_end_sessions_as_fast_as_they_can_one_gets_to_crack(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    checked(library, moment())
    command = with_journal("begin_at_a_word", 10)
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(TABS)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [line for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0] * TABS
    assert len(said) == TABS * 10
    assert said.count("cracks") == 1
    assert set(said) <= {"cracks", "stretches", "unfinished"}
    assert Session.objects.filter(cracks=True).count() == 1


def test_events_of_tabs_at_the_same_moment_get_places_of_their_own(library: Library) -> None:
    checked(library, moment())
    session_id = started(library, moment(minutes=1)).session_id
    together = Barrier(TABS)
    at = moment(minutes=2).at.timestamp()

    def press(_: int) -> int:
        conductor, stored = Conductor(session_id), 0
        together.wait()
        try:
            for event in (Pause(), Resume()) * 5:
                try:
                    conductor.apply(event, at)
                    stored += 1
                except EventRefused:
                    continue
        finally:
            connections.close_all()
        return stored

    with ThreadPoolExecutor(TABS) as tabs:
        acknowledged = sum(tabs.map(press, range(TABS)))
    places = list(SessionEvent.objects.order_by("seq").values_list("seq", flat=True))
    assert places == list(range(1, acknowledged + 2))
    assert Conductor(session_id).state.at == at


def test_pain_said_in_two_tabs_at_once_is_one_stop(library: Library) -> None:
    checked(library, moment())
    session_id = started(library, moment(minutes=1)).session_id
    tabs = [Conductor(session_id), Conductor(session_id)]
    for tab in tabs:
        tab.apply(Hurts(), moment(minutes=2).at.timestamp())
    assert tabs[0].state.stop == tabs[1].state.stop == "S01"
    assert not SessionSummary.objects.exists()

"""Taking another journal in while a session is under way: what it tells of the person counts at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment, started
from unkink.journal.whole import read_whole
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.practice.own_data import export_json, offered, take_in
from unkink.session.events import Hurts, PainWas

pytestmark = pytest.mark.usefixtures("data_folder")

LATER = moment(minutes=10)
Elsewhere = Callable[[Callable[[], object]], bytes]


@pytest.fixture
def elsewhere(fresh_journals: FreshJournals, data_folder: Path) -> Elsewhere:
    """The export of another device's journal, on which something was done."""
    assert data_folder.is_dir()

    def done(do: Callable[[], object]) -> bytes:
        with fresh_journals.one():
            do()
            return export_json(LATER.at)

    return done


def taken_in(library: Library, export: bytes) -> None:
    take_in(library, offered(export, LATER).contents, LATER)


def hurt(library: Library) -> None:
    """A session in which it hurt."""
    checked(library, moment(minutes=2))
    conductor = started(library, moment(minutes=3))
    for event in (Hurts(), PainWas("sharp")):
        conductor.apply(event, conductor.state.at)


def test_a_check_that_shuts_what_is_being_done_ends_it(library: Library, elsewhere: Elsewhere) -> None:
    export = elsewhere(lambda: checked(library, moment(minutes=2), flags_yes=["chest_pain"]))
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    taken_in(library, export)
    assert conductor.catch_up()
    assert conductor.ended


def test_a_pain_stop_of_today_ends_what_is_being_done(library: Library, elsewhere: Elsewhere) -> None:
    export = elsewhere(lambda: hurt(library))
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    taken_in(library, export)
    assert Conductor(conductor.session_id).ended


def test_a_check_of_before_that_is_taken_in_late_changes_nothing(library: Library, elsewhere: Elsewhere) -> None:
    export = elsewhere(lambda: checked(library, moment(), flags_yes=["chest_pain"]))
    checked(library, moment(minutes=1))
    conductor = started(library, moment(minutes=2))
    taken_in(library, export)
    assert not Conductor(conductor.session_id).ended


def test_another_session_of_today_is_no_reason_to_end_the_one_under_way(library: Library, elsewhere: Elsewhere) -> None:
    def lived() -> None:
        checked(library, moment())
        had_session(library, moment(minutes=1))

    export = elsewhere(lived)
    checked(library, moment(minutes=2))
    conductor = started(library, moment(minutes=3))
    taken_in(library, export)
    assert len(read_whole().sessions) == 2
    assert not Conductor(conductor.session_id).ended

"""How large the journal becomes, and that nothing is lost by keeping it small."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from django.db import DatabaseError, connection

from tests.practice.people import checked, had_session, moment, started
from unkink.config.data_folder import JOURNAL_FILE
from unkink.journal import sessions
from unkink.journal.event_text import from_text, to_text
from unkink.journal.models import Passage, Session
from unkink.journal.passages import MissingPassage, fetch, shelve
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.routine.planner import compose
from unkink.routine.situation import Situation
from unkink.session.compiling import compile_script
from unkink.session.events import AnyEvent, Begin, Lost, PainAfter, PainWas, Pop, Quit, Skip, Tick

TEN_YEARS = 20_000
MOST_BYTES = 60_000_000
DAYS = 30


def used_bytes(folder: Path) -> int:
    """What the tables and indexes hold; pages that are not full yet do not count."""
    connection.close()
    with closing(sqlite3.connect(folder / JOURNAL_FILE)) as database:
        (used,) = database.execute("SELECT sum(pgsize - unused) FROM dbstat").fetchone()
    return int(used)


def test_ten_years_of_daily_use_fit_into_sixty_megabytes(library: Library, data_folder: Path) -> None:
    empty = used_bytes(data_folder)
    for day in range(DAYS):
        checked(library, moment(days=day))
        had_session(library, moment(days=day, minutes=1))
    assert Session.objects.count() == DAYS
    assert (used_bytes(data_folder) - empty) / DAYS * TEN_YEARS < MOST_BYTES


@pytest.mark.usefixtures("data_folder")
def test_a_script_is_read_back_as_it_was_written(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment())
    loaded = sessions.load(conductor.session_id)
    assert compile_script(library, loaded.routine) == loaded.script
    assert conductor.script == loaded.script


@pytest.mark.usefixtures("data_folder")
def test_the_same_session_again_writes_no_passage_again(library: Library) -> None:
    checked(library, moment())
    routine = compose(library, Situation("desk", ("chair",), 5), (), (), 1)
    script = compile_script(library, routine)
    document = msgspec.to_builtins(script)
    shelve(document)
    written = Passage.objects.count()
    again = shelve(document)
    assert Passage.objects.count() == written
    assert msgspec.convert(fetch(again), type(script)) == script


@pytest.mark.usefixtures("data_folder")
def test_a_passage_can_be_neither_changed_nor_deleted(library: Library) -> None:
    checked(library, moment())
    started(library, moment())
    with pytest.raises(DatabaseError, match="append-only"):
        Passage.objects.all().delete()


@pytest.mark.usefixtures("data_folder")
def test_a_passage_that_is_not_what_it_was_is_noticed(library: Library) -> None:
    checked(library, moment())
    session = started(library, moment()).session_id
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_passage_no_update")
        cursor.execute("UPDATE journal_passage SET content = substr(content, 2)")
    with pytest.raises(MissingPassage, match="damaged"):
        Conductor(session)


@pytest.mark.parametrize(
    "event",
    [Begin(3), Tick(), Skip("no-room"), Skip(), Pop(heard=True), PainWas("sharp"), PainAfter(None), Lost(), Quit()],
    ids=lambda event: str(type(event).__name__),
)
def test_an_event_is_read_back_as_it_was_written(event: AnyEvent) -> None:
    assert from_text(to_text(event)) == event

"""Journals stay apart by construction: whoever names no profile gets none, and nothing reaches another one's."""

import ast
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import unkink
from tests.profiles.cast import ANNA, BELA, CHLOE, WORDS, Cast
from unkink.config.database import open_database
from unkink.config.household import household_of
from unkink.journal import whose
from unkink.journal.models import Measurement, Session
from unkink.journal.whose import NobodyChosen, NotTheirs
from unkink.practice.clock import now
from unkink.practice.measures import tell
from unkink.practice.past import entries
from unkink.profiles.profile import FOLDER
from unkink.profiles.trouble import ProfileTrouble
from unkink.web.content import library

SOURCE = Path(unkink.__file__).parent
PEOPLE = (ANNA, BELA, CHLOE)


def test_where_nobody_is_said_there_is_no_journal(cast: Cast) -> None:
    del cast
    with whose.working_for(whose.NOBODY), pytest.raises(NobodyChosen):
        Session.objects.count()


def test_a_thread_that_nobody_told_whose_it_is_gets_no_journal(cast: Cast) -> None:
    """In the server; a command works for one profile from beginning to end."""
    del cast
    found: list[type] = []

    def work() -> None:
        try:
            Session.objects.count()
        except NobodyChosen as error:
            found.append(type(error))

    whose.unless_said(whose.NOBODY)
    with whose.working_for(whose.FIRST):
        thread = Thread(target=work)
        thread.start()
        thread.join()
    assert found == [NobodyChosen]


def test_a_query_that_names_another_ones_database_is_refused(cast: Cast) -> None:
    anna, bela = (cast.people[name].profile.database for name in (ANNA, BELA))
    with whose.working_for(anna), pytest.raises(NotTheirs):
        Session.objects.using(bela).count()
    with whose.working_for(bela), pytest.raises(NotTheirs), connections[anna].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_session")


def test_no_code_of_ours_reaches_for_a_connection_past_the_one_place_that_knows_whose() -> None:
    """``transaction.atomic()`` alone, or Django's ``connection``, would mean the first one's journal."""
    found = [f"{path.relative_to(SOURCE)}: {wrong}" for path in SOURCE.rglob("*.py") for wrong in past_the_guard(path)]
    assert found == []


def past_the_guard(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "django.db":
            yield from (f"imports {name.name}" for name in node.names if name.name == "connection")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "atomic":
            named = "using" in {keyword.arg for keyword in node.keywords}
            yield from () if named else (f"line {node.lineno}: atomic() without using",)


DEEDS = st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, 10)), min_size=3, max_size=8)


@given(deeds=DEEDS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_people_do_at_the_same_moment_never_mixes(cast: Cast, deeds: list[tuple[str, int]]) -> None:
    found = library()
    before = {name: told(cast, name) for name in PEOPLE}
    together = Barrier(len(deeds))

    def do(deed: tuple[str, int]) -> None:
        name, value = deed
        together.wait()
        try:
            with whose.working_for(cast.people[name].profile.database):
                tell(found, now(), "own-activities", [value, 1, 1], [f"{WORDS[name]} {each}" for each in "abc"])
                assert {entry.id for entry in entries().entries} == {cast.people[name].ended}
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        list(threads.map(do, deeds))
    for name in PEOPLE:
        mine = sorted(value for person, value in deeds if person == name)
        assert sorted(told(cast, name)) == sorted([*before[name], *mine])


def told(cast: Cast, name: str) -> list[int]:
    """What somebody's journal holds of their activities; every word of it must be theirs."""
    with whose.working_for(cast.people[name].profile.database):
        rows = [row.answers for row in Measurement.objects.all()]
    assert all(WORDS[name] in answer["item"] for answers in rows for answer in answers)
    return [answers[0]["value"] for answers in rows]


@pytest.mark.skipif(os.name != "posix", reason="mode bits are a thing of POSIX")
def test_every_file_and_folder_of_everybody_is_its_owners_only(home: Path) -> None:
    before = os.umask(0)
    try:
        household = household_of(home)
        added = household.protect(household.add("Béla"), "ablakos")
        for profile in (household.everyone()[0], added):
            household.ready(profile)
            with whose.working_for(profile.database):
                tell(library(), now(), "pain", [3])
        paths = [home, *home.rglob("*")]
        modes = {str(path.relative_to(home)): (path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in paths}
    finally:
        os.umask(before)
    assert f"{FOLDER}/{added.id}/journal.sqlite3-wal" in modes
    assert {name: mode for name, (folder, mode) in modes.items() if mode != (0o700 if folder else 0o600)} == {}


def test_every_profile_is_brought_to_this_version_by_itself_with_a_copy_before(cast: Cast) -> None:
    from django.core.management import call_command  # noqa: PLC0415 -- only here

    bela = cast.people[BELA].profile
    with whose.working_for(bela.database):
        call_command("migrate", "journal", "0003", database=bela.database, verbosity=0)
        opened = open_database(cast.folder(BELA))
    assert opened.backup is not None
    assert opened.backup.parent == cast.folder(BELA)
    assert list(cast.home.glob("before-*")) == []


@pytest.mark.parametrize("who", PEOPLE)
def test_removing_somebody_takes_everything_of_theirs_and_nothing_of_the_others(cast: Cast, who: str) -> None:
    others = cast.others(who)
    before = cast.journals(*others)
    folder = cast.folder(who)
    for name in ("reminder.json", "reminder-outbox.jsonl", "before-1-1.sqlite3", ".waiting-import"):
        (folder / name).touch(mode=0o600)
    (folder / "landmarks").mkdir(mode=0o700)
    (cast.home / "notes.txt").write_text("somebody's own file")
    connections.close_all()
    cast.household.remove(cast.people[who].profile)
    assert {profile.name for profile in cast.household.everyone()} == set(others)
    assert (cast.home / "notes.txt").exists()
    words = WORDS[who].encode()
    assert [path for path in cast.home.rglob("*") if path.is_file() and words in path.read_bytes()] == []
    assert not folder.exists() or {path.name for path in folder.iterdir()} <= {
        FOLDER, "profiles.sqlite3", "opening.lock", "notes.txt",
    }  # fmt: skip
    assert cast.journals(*others) == before
    with whose.working_for(cast.people[who].profile.database), pytest.raises(NobodyChosen):
        Session.objects.count()
    whose._closed.clear()


def test_a_removal_that_was_cut_off_is_finished_with_the_next_change(cast: Cast) -> None:
    cast.household.register.begin_removing(cast.people[BELA].profile.id)
    assert BELA not in {profile.name for profile in cast.household.everyone()}
    assert cast.folder(BELA).exists()
    cast.household.add("Dora")
    assert not cast.folder(BELA).exists()


def test_a_profile_whose_nudge_runs_is_not_removed_under_its_feet(cast: Cast) -> None:
    from unkink.desktop.only_one import OnlyOne  # noqa: PLC0415 -- only here

    lock = OnlyOne(cast.folder(BELA))
    try:
        with pytest.raises(ProfileTrouble, match="nudge at the desk runs"):
            cast.household.remove(cast.people[BELA].profile)
    finally:
        lock.close()
    assert cast.folder(BELA).exists()


def test_where_a_database_server_keeps_the_journal_there_is_one_profile(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNKINK_DATABASE_URL", "postgresql://somebody@localhost/unkink")
    household = household_of(home)
    assert not household.is_shared
    with pytest.raises(ProfileTrouble, match="PostgreSQL"):
        household.add("Béla")

import csv
import io

import pytest

from tests.cli.conftest import Run
from tests.practice.people import checked, had_session, moment
from unkink.knowledge.library import Library

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture
def techniques(library: Library) -> list[str]:
    """A person who was checked and had a session; returns what they did in it."""
    checked(library, moment())
    conductor = had_session(library, moment(minutes=1))
    return [done.technique for done in conductor.state.done]


def test_a_session_is_found_in_the_journal_as_a_row(run: Run, techniques: list[str]) -> None:
    (row,) = run("journal", "--json").document
    assert row["techniques"].split() == techniques
    assert (row["outcome"], row["cracks"], row["pain_before"], row["pain_after"]) == ("finished", True, 1, 1)


def test_the_table_has_a_head_and_a_line_a_session(run: Run, techniques: list[str]) -> None:
    (row,) = csv.DictReader(io.StringIO(run("journal", "--csv").out))
    assert row["techniques"].split() == techniques


def test_people_read_the_day_what_they_did_and_that_it_counts(
    run: Run, techniques: list[str], library: Library
) -> None:
    out = " ".join(run("journal").out.split())
    assert "2026-03-02" in out
    assert all(library.techniques[name].name in out for name in techniques)
    assert "pain 1 before, 1 after; counts as a cracking session" in out

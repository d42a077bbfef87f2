import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from unkink.desktop.errand import FRESH_FOR_S, ErrandFailed, Errands
from unkink.desktop.outbox import Outbox
from unkink.reminder.told import Told


class Steady:
    at = 1000.0

    def __call__(self) -> float:
        return self.at


def errands(tmp_path: Path, clock: Steady, answer: str, box: Outbox | None = None) -> Errands:
    """Errands to a program that counts how often it is sent, and answers this."""
    program = tmp_path / "ourselves.py"
    program.write_text(f"import sys\nopen({str(tmp_path / 'sent')!r}, 'a').write('x')\n{answer}\n")
    return Errands(box or Outbox(tmp_path), clock, (sys.executable, str(program)))


def sent(tmp_path: Path) -> int:
    return len((tmp_path / "sent").read_text())


QUIET = """print('{"desk": {"stretches": [], "quiet": true}, "kept": []}')"""


def test_an_errand_sent_ahead_of_time_is_the_one_that_is_brought(tmp_path: Path) -> None:
    running = errands(tmp_path, Steady(), QUIET)
    running.send()
    running.send()
    assert running.bring().quiet
    assert running.bring().quiet
    assert sent(tmp_path) == 1


def test_what_was_brought_long_ago_is_asked_for_anew(tmp_path: Path) -> None:
    """A pain stop in the evening shuts what was open in the afternoon."""
    clock = Steady()
    running = errands(tmp_path, clock, QUIET)
    running.bring()
    clock.at += FRESH_FOR_S
    running.send()
    clock.at += FRESH_FOR_S
    running.send()
    running.bring()
    assert sent(tmp_path) == 3 or sent(tmp_path) == 2  # one that was overtaken may be ended before it began
    clock.at += 1
    before = sent(tmp_path)
    running.bring()
    assert sent(tmp_path) == before


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("sys.exit('unkink: the journal is damaged')", "the journal is damaged"),
        ("sys.exit(1)", "the journal could not be reached"),
        ("print('nonsense')", "answered oddly"),
    ],
)
def test_an_errand_that_fails_says_why_in_a_sentence(tmp_path: Path, answer: str, said: str) -> None:
    with pytest.raises(ErrandFailed, match=said):
        errands(tmp_path, Steady(), answer).bring()


def test_a_program_that_cannot_be_started_is_a_sentence_as_well(tmp_path: Path) -> None:
    with pytest.raises(ErrandFailed):
        Errands(Outbox(tmp_path), Steady(), ("/nonexistent/python",)).bring()


def test_what_is_in_the_journal_leaves_the_outbox_and_nothing_else_does(tmp_path: Path) -> None:
    box = Outbox(tmp_path)
    kept, left = (
        Told(uuid4(), datetime(2026, 11, 23, tzinfo=UTC), date(2026, 11, 23), 0, "moved", "walk", 0, 0) for _ in "ab"
    )
    box.keep((kept, left))
    answer = f"""print('{{"desk": {{}}, "kept": ["{kept.id}"]}}')"""
    errands(tmp_path, Steady(), answer, box).bring()
    assert Outbox(tmp_path).waiting == (left,)

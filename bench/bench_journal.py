"""Ten years of daily use: 20,000 sessions. The file under 60 MB, pages under 100 ms, the report under 2 s."""

# ruff: noqa: PLC0415 -- what needs the journal can be imported only once it is open
import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from measuring import in_process, report

from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.database import open_database
from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library
from unkink.routine.situation import Situation
from unkink.safety.history import Now

SESSIONS = 20_000
MOST_BYTES = 60_000_000
LIVED = 60
A_DAY = 6
SITUATIONS = (
    Situation("floor", ("mat", "foam-roller"), 10),
    Situation("desk", ("chair",), 5),
    Situation("bed", ("bed",), 8),
)


def main() -> None:
    """Live two months, repeat them over ten years, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["UNKINK_HOME"] = folder
        open_database()
        library = load_library()
        fill(library)
        size = sum(path.stat().st_size for path in Path(folder).glob(f"{JOURNAL_FILE}*"))
        print(f"a journal of {SESSIONS:,} sessions: {size / 1e6:.1f} MB (at most {MOST_BYTES / 1e6:.0f} MB)")
        measure(library)
        if size > MOST_BYTES:
            sys.exit(1)


def fill(library: Library) -> None:
    """Conduct the sessions of some days for real, and import them again and again at other times."""
    from unkink.journal.merging import merge
    from unkink.journal.whole import read_whole
    from unkink.practice.begin import Begun, begin
    from unkink.practice.check import record
    from unkink.practice.conduct import Conductor
    from unkink.session.events import AnyEvent, PainAfter, Pop, Tick
    from unkink.session.state import Status

    answers: dict[Status, AnyEvent] = {Status.ASKING_POP: Pop(heard=False), Status.ASKING_PAIN_AFTER: PainAfter(1)}
    today = datetime.now(UTC).replace(microsecond=0)
    for day in range(LIVED, 0, -1):
        at = today - timedelta(days=day)
        now = Now(at, at.date())
        record(library, {"age": 35, "pain_0_10": 1, "duration_days": 3, "trend": "same"}, now)
        begun = begin(library, now, SITUATIONS[day % 3], day, 1, nothing_new=True)
        if not isinstance(begun, Begun):
            raise SystemExit(begun.say)
        conductor = Conductor(begun.session_id)
        second = at.timestamp()
        while not conductor.ended:
            second += 1
            conductor.apply(answers.get(conductor.state.status, Tick()), second)
    lived = read_whole()
    for again in range(1, SESSIONS // LIVED):
        merge(shifted(lived, timedelta(days=again // A_DAY * LIVED, hours=again % A_DAY * 3)))


def shifted(contents: Any, by: timedelta) -> Any:
    """The same, so much earlier, as other sessions."""
    from msgspec.structs import replace

    sessions = tuple(
        replace(
            each,
            id=uuid4(),
            began_at=each.began_at - by,
            clock_at=each.clock_at - by,
            day=(each.began_at - by).date(),
            events=tuple((at - by.total_seconds(), event) for at, event in each.events),
            summary=replace(each.summary, ended_at=each.summary.ended_at - by),
        )
        for each in contents.sessions
    )
    return replace(contents, sessions=sessions)


def measure(library: Library) -> None:
    """Time what a person waits for."""
    from unkink.journal.models import Session
    from unkink.journal.whole import read_whole
    from unkink.practice.clock import now
    from unkink.practice.past import entries
    from unkink.practice.pictures import pictures
    from unkink.practice.report import report as doctor
    from unkink.practice.today import look
    from unkink.reports.journal_file import write_journal
    from unkink.reports.pages import as_pdf

    print(f"{Session.objects.count():,} sessions")
    report("today", in_process(lambda: look(library, now()), runs=9), 0.1)
    report("the journal, the last page of it", in_process(lambda: entries(10_000), runs=9), 0.1)
    report("the pictures of the past", in_process(lambda: pictures(library, now()), runs=9), 0.1)
    report("the report for a doctor", in_process(lambda: as_pdf(doctor(library, now())), runs=5), 2.0)
    start = time.perf_counter()
    raw = write_journal(read_whole(), datetime.now(UTC))
    print(f"the whole export: {time.perf_counter() - start:.1f} s, {len(raw) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()

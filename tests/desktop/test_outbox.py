from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from unkink.desktop.outbox import MOST, Outbox
from unkink.reminder.told import Told


def entry() -> Told:
    return Told(uuid4(), datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 23), 60, "skipped", "walk", 2700, 2700)


def test_what_is_kept_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    entries = (entry(), entry())
    Outbox(tmp_path).keep(entries)
    assert Outbox(tmp_path).waiting == entries


def test_what_was_delivered_is_not_told_again(tmp_path: Path) -> None:
    box, (first, second) = Outbox(tmp_path), (entry(), entry())
    box.keep((first, second))
    box.delivered([first.id])
    assert box.waiting == (second,)
    assert Outbox(tmp_path).waiting == (second,)


def test_a_line_that_a_crash_cut_off_spoils_no_other(tmp_path: Path) -> None:
    box, one = Outbox(tmp_path), entry()
    box.keep([one])
    with box.path.open("ab") as file:
        file.write(b'{"id": "2f')
    assert Outbox(tmp_path).waiting == (one,)


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "new")
    box.keep([entry()])
    assert box.path.stat().st_mode & 0o077 == 0
    assert box.path.parent.stat().st_mode & 0o077 == 0


def test_without_a_folder_entries_are_kept_in_memory_and_the_trouble_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    box, one = Outbox(tmp_path / "file" / "below"), entry()
    with pytest.raises(OSError):  # noqa: PT011 -- which one depends on the system
        box.keep([one])
    assert box.waiting == (one,)


def test_it_never_grows_without_end(tmp_path: Path) -> None:
    box = Outbox(tmp_path)
    entries = [entry() for _ in range(MOST + 5)]
    box.keep(entries)
    assert box.waiting == tuple(entries[5:])

"""The nudge at the desk of somebody whose profile has a password."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from tests.profiles.cast import ANNA, BELA, Cast
from unkink.config.household import household_of
from unkink.desktop.clock import steady
from unkink.desktop.errand import ErrandFailed, Errands
from unkink.desktop.outbox import Outbox
from unkink.desktop.startup.entry import Entry
from unkink.reminder.told import Told

SKIPPED = Told(uuid4(), datetime(2026, 3, 2, 10, tzinfo=UTC), date(2026, 3, 2), 0, "skipped", "walk", 2700.0, 3000.0)


def test_an_errand_for_a_locked_profile_says_so_and_brings_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program then suggests a walk, as whenever the journal cannot be reached (docs/reminder.md)."""
    monkeypatch.setenv("UNKINK_PROFILE", cast.people[BELA].profile.id)
    with pytest.raises(ErrandFailed, match="the profile Béla is locked"):
        Errands(Outbox(cast.folder(BELA)), steady).bring()


def test_an_errand_for_an_open_profile_brings_what_is_open_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNKINK_PROFILE", cast.people[ANNA].profile.id)
    box = Outbox(cast.folder(ANNA))
    box.keep([SKIPPED])
    Errands(box, steady).bring()
    assert [each.id for each in cast.journals(ANNA)[ANNA].nudges] == [SKIPPED.id]
    assert cast.journals(BELA)[BELA].nudges == ()


def test_what_became_of_nudges_goes_into_the_journal_when_the_profile_is_opened(cast: Cast) -> None:
    Outbox(cast.folder(BELA)).keep([SKIPPED])
    for _ in range(2):
        household_of(cast.home).ready(cast.people[BELA].profile)
    assert [each.id for each in cast.journals(BELA)[BELA].nudges] == [SKIPPED.id]


def test_the_start_up_entry_knows_whose_nudge_it_is(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "UNKINK_HOME": "/data", "UNKINK_PROFILE": "4c3ddd69206d7199"}
    content = Entry(["python", "-m", "unkink", "remind"], environment, "linux").content.decode()
    assert '"UNKINK_HOME=/data" "UNKINK_PROFILE=4c3ddd69206d7199"' in content

"""SIGKILL in the middle of a session, again and again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.practice.people import checked, moment, start, with_journal
from unkink.journal.models import Session, SessionEvent
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.conduct import Conductor
from unkink.practice.leaving import end
from unkink.practice.today import look
from unkink.routine.situation import Situation

KILLS = 20
LONG = Situation("floor", ("mat", "chair", "foam-roller", "ball"), 20)


def killed(session_id: str, after: int) -> list[float]:
    """Let a process conduct the session, kill it after so many events, return the times of all it had acknowledged."""
    with subprocess.Popen(with_journal("conduct", session_id), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [float(line) for line in lines if line.endswith("\n")]


def stored(session_id: str) -> list[tuple[int, float]]:
    return list(SessionEvent.objects.filter(session__id=session_id).order_by("seq").values_list("seq", "at"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.usefixtures("data_folder")
def test_twenty_kills_in_the_middle_lose_nothing_acknowledged_and_the_limit_has_counted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    checked(library, moment())
    begun = start(library, moment(minutes=1), situation=LONG)
    assert isinstance(begun, Begun)
    kept = stored(begun.session_id)
    for kill in range(KILLS):
        acknowledged = killed(begun.session_id, 1 + kill % 3)
        now = stored(begun.session_id)
        assert now[: len(kept)] == kept
        assert [seq for seq, _ in now] == list(range(1, len(now) + 1))
        assert acknowledged
        assert set(acknowledged) <= {at for _, at in now}
        assert not Conductor(begun.session_id).ended
        assert look(library, moment(minutes=2)).cracks.days == 1
        kept = now
    end(begun.session_id)
    again = start(library, moment(hours=3), situation=LONG)
    assert isinstance(again, Begun)
    assert not Session.objects.get(id=again.session_id).cracks

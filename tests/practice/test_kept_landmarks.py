"""Landmarks are kept where their person asked for it, and nowhere else."""

import gzip
import os
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as some

from unkink.body.landmark import LANDMARKS
from unkink.coach.recordings.json_lines import read_json_lines
from unkink.coach.recordings.recording import Frame, Header, Landmark
from unkink.journal.sessions import NoSuchSession
from unkink.knowledge.library import Library
from unkink.practice import kept_landmarks
from unkink.practice.begin import Begun, begin
from unkink.practice.check import record
from unkink.practice.clock import now
from unkink.practice.kept_landmarks import Keeper, ask_to_keep, delete, every, find, keeper
from unkink.practice.own_data import erase_everything, erase_session
from unkink.routine.situation import Situation

HEALTHY = {"age": 35, "pain_0_10": 1}
HEADER = Header(15.0, 640, 480)


@pytest.fixture
def session_id(data_folder: Path, library: Library) -> str:
    del data_folder  # the journal stands there
    record(library, HEALTHY, now())
    begun = begin(library, now(), Situation("floor", ("mat",), 5), 1, 1, nothing_new=True)
    assert isinstance(begun, Begun)
    return begun.session_id


def body(frame: int) -> tuple[Landmark, ...]:
    return tuple((frame / 100, place / 33, 0.0, 1.0) for place in range(len(LANDMARKS)))


def frames_in(path: Path) -> list[Frame]:
    with gzip.open(path) as file:
        return list(read_json_lines(cast("BinaryIO", file)).frames)


def test_nothing_is_kept_that_was_not_asked_for(session_id: str) -> None:
    assert keeper(session_id, 640, 480) is None
    assert find(session_id) is None


def test_what_was_asked_for_is_kept_and_can_be_read_as_a_recording(session_id: str) -> None:
    ask_to_keep(session_id)
    writes = keeper(session_id, 640, 480)
    assert writes is not None
    began_at = writes._began_at
    for index in range(100):
        if writes.take(began_at + index / 15, body(index) if index % 7 else None):
            writes.write()
    writes.write()
    kept = find(session_id)
    assert kept is not None
    seen = frames_in(kept.path)
    assert [round(frame.t * 15) for frame in seen] == list(range(100))
    assert [frame.landmarks is None for frame in seen] == [index % 7 == 0 for index in range(100)]
    assert kept.size == kept.path.stat().st_size


def test_only_their_owner_can_read_them(session_id: str) -> None:
    ask_to_keep(session_id)
    kept = find(session_id)
    assert kept is not None
    if os.name == "posix":
        assert kept.path.stat().st_mode & 0o777 == 0o600
        assert kept.path.parent.stat().st_mode & 0o777 == 0o700


def test_asking_twice_deletes_nothing(session_id: str) -> None:
    ask_to_keep(session_id)
    first = keeper(session_id, 640, 480)
    assert first is not None
    first.take(first._began_at, None)
    first.write()
    ask_to_keep(session_id)
    second = keeper(session_id, 640, 480)
    assert second is not None
    second.take(second._began_at + 60, None)
    second.write()
    kept = find(session_id)
    assert kept is not None
    assert [frame.t for frame in frames_in(kept.path)] == [0.0, 60.0]


def test_what_was_deleted_does_not_come_back_while_the_camera_goes_on(session_id: str) -> None:
    ask_to_keep(session_id)
    writes = keeper(session_id, 640, 480)
    assert writes is not None
    writes.take(writes._began_at, None)
    delete(session_id)
    writes.write()
    assert find(session_id) is None


def test_landmarks_go_with_their_session(session_id: str) -> None:
    ask_to_keep(session_id)
    erase_session(session_id, now())
    assert find(session_id) is None


def test_erasing_everything_leaves_no_landmarks_behind(session_id: str) -> None:
    ask_to_keep(session_id)
    folder = next(every()).path.parent
    (folder / f"{'0' * 8}-0000-4000-8000-{'0' * 12}{kept_landmarks.ENDING}").touch()
    erase_everything(now())
    assert not list(folder.iterdir())


def test_there_is_nothing_to_keep_of_a_session_that_is_not_there(session_id: str) -> None:
    del session_id
    with pytest.raises(NoSuchSession):
        ask_to_keep("00000000-0000-4000-8000-000000000000")


def test_a_file_that_is_full_grows_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_landmarks, "LARGEST", 10)
    path = tmp_path / "full.landmarks.jsonl.gz"
    path.touch()
    writes = Keeper(path, HEADER, 0.0)
    for at in (1.0, 2.0, 3.0):
        writes.take(at, None)
        writes.write()
    assert [frame.t for frame in frames_in(path)] == [1.0]


@given(
    some.lists(some.floats(-1e6, 1e6), min_size=1, max_size=20), some.sampled_from([0.5, float("nan"), float("inf")])
)
def test_whatever_a_camera_sends_the_file_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, times: list[float], figure: float
) -> None:
    path = tmp_path_factory.mktemp("kept") / "any.landmarks.jsonl.gz"
    path.touch()
    writes = Keeper(path, HEADER, 0.0)
    for at in times:
        writes.take(at, tuple((figure, 0.5, 0.0, 1.0) for _ in LANDMARKS))
    writes.write()
    seen = frames_in(path)
    assert len(seen) == len(times)
    assert all(frame.landmarks is not None for frame in seen) == (figure == 0.5)

import os
from pathlib import Path

import pytest

from unkink.desktop.signs.macos import keeps_display_on
from unkink.desktop.signs.recording import holds_camera, microphone_in_use
from unkink.desktop.signs.sign import Sign, seen
from unkink.reminder.settings import SIGNS

PMSET = """2026-11-23 10:00:00 +0100
Assertion status system-wide:
   BackgroundTask                 0
   PreventUserIdleDisplaySleep    {kept}
   PreventUserIdleSystemSleep     1
Listed by owning process:
   pid 321(zoom.us): [0x0000] 00:12:00 PreventUserIdleDisplaySleep named: "call"
"""


def cards(place: Path, capture: str, playback: str = "state: RUNNING\nowner_pid   : 1\n") -> Path:
    for stream, status in (("pcm0p", playback), ("pcm0c", capture)):
        folder = place / "card0" / stream / "sub0"
        folder.mkdir(parents=True)
        (folder / "status").write_text(status)
    return place


def process(place: Path, number: int, name: str, holds: str) -> Path:
    folder = place / str(number)
    (folder / "fd").mkdir(parents=True)
    (folder / "comm").write_text(f"{name}\n")
    os.symlink(holds, folder / "fd" / "9")  # noqa: PTH211 -- a link to what need not exist
    return place


def test_a_microphone_that_records_is_in_use(tmp_path: Path) -> None:
    assert microphone_in_use(cards(tmp_path, "state: RUNNING\nowner_pid   : 1\n"))


def test_music_that_plays_is_no_microphone(tmp_path: Path) -> None:
    assert microphone_in_use(cards(tmp_path, "closed\n")) is False


def test_without_sound_cards_nobody_can_tell(tmp_path: Path) -> None:
    assert microphone_in_use(tmp_path / "none") is None


def test_a_program_that_holds_a_camera_is_a_call(tmp_path: Path) -> None:
    assert holds_camera(process(tmp_path, 321, "zoom", "/dev/video0"))


@pytest.mark.parametrize(("name", "holds"), [("wireplumber", "/dev/video0"), ("editor", "/home/ann/video.mp4")])
def test_a_sound_server_or_another_file_is_none(tmp_path: Path, name: str, holds: str) -> None:
    assert not holds_camera(process(tmp_path, 321, name, holds))


def test_a_process_that_is_gone_or_somebody_elses_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "321").mkdir()
    (tmp_path / "self").mkdir()
    assert not holds_camera(tmp_path)


@pytest.mark.parametrize(("kept", "told"), [("1", True), ("0", False)])
def test_macos_tells_that_something_keeps_the_display_on(kept: str, told: bool) -> None:  # noqa: FBT001
    assert keeps_display_on(PMSET.format(kept=kept)) is told


def test_a_report_that_does_not_say_tells_nothing() -> None:
    assert keeps_display_on("") is None


def test_what_cannot_be_told_holds_nothing_back() -> None:
    signs = [
        Sign("camera", "", lambda: None),
        Sign("microphone", "", lambda: True),
        Sign("full screen", "", lambda: False),
    ]
    assert seen(signs) == ("microphone",)
    assert set(seen(signs)) <= set(SIGNS)

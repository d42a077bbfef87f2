"""Files that are there whole or not at all."""

import stat
import sys
from pathlib import Path

import pytest

from unkink.vision.output_file import OutputError, output_file


def test_a_file_takes_its_place_when_all_went_well(tmp_path: Path) -> None:
    with output_file(tmp_path / "out") as file:
        file.write(b"whole")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out").read_bytes() == b"whole"


def test_what_was_there_stays_when_something_goes_wrong(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"before")

    def half() -> None:
        with output_file(tmp_path / "out") as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out").read_bytes() == b"before"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    with output_file(tmp_path / "out"):
        pass
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["missing/out", "", "bad\0name"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_done(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be written"), output_file(tmp_path / name):
        pytest.fail("began")

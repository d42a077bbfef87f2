import os
import stat
import sys
from pathlib import Path

import pytest

from unkink.config.data_folder import DataFolderError, locate, prepare

posix = pytest.mark.skipif(os.name != "posix", reason="mode bits are a thing of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_person_may_say_where_the_data_lives(tmp_path: Path) -> None:
    assert locate({"UNKINK_HOME": str(tmp_path), "HOME": "/home/ada"}) == tmp_path


def test_a_relative_choice_is_taken_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert locate({"UNKINK_HOME": "mine"}) == tmp_path / "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="paths of POSIX")
@pytest.mark.parametrize(
    ("platform", "environment", "where"),
    [
        ("linux", {"HOME": "/home/ada"}, "/home/ada/.local/share/unkink"),
        ("linux", {"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, "/data/unkink"),
        ("linux", {"HOME": "/home/ada", "XDG_DATA_HOME": "not/absolute"}, "/home/ada/.local/share/unkink"),
        ("darwin", {"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/unkink"),
    ],
)
def test_otherwise_it_is_where_the_platform_keeps_such_things(
    platform: str, environment: dict[str, str], where: str
) -> None:
    assert locate(environment, platform) == Path(where)


def test_asking_where_it_is_makes_nothing(tmp_path: Path) -> None:
    locate({"UNKINK_HOME": str(tmp_path / "new")})
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_new_folder_is_its_owners_only(tmp_path: Path) -> None:
    assert prepare(tmp_path / "deep" / "new") == ()
    assert mode(tmp_path / "deep" / "new") == 0o700


@posix
def test_a_folder_that_others_can_read_is_closed_to_them_and_that_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    (folder / "journal.sqlite3").touch()
    (folder / "journal.sqlite3").chmod(0o644)
    notes = prepare(folder)
    assert (mode(folder), mode(folder / "journal.sqlite3")) == (0o700, 0o600)
    assert len(notes) == 2
    assert all("could be read by others" in note for note in notes)
    assert prepare(folder) == ()


@posix
def test_a_link_in_the_folder_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch()
    elsewhere.chmod(0o644)
    folder = tmp_path / "home"
    prepare(folder)
    (folder / "link").symlink_to(elsewhere)
    prepare(folder)
    assert mode(elsewhere) == 0o644


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(DataFolderError, match=r"taken is a file, .*UNKINK_HOME"):
        prepare(tmp_path / "taken")


def test_a_folder_inside_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(DataFolderError, match=r"inside a file|cannot be written"):
        prepare(tmp_path / "taken" / "deeper")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a place where even root can make nothing")
def test_a_place_where_nothing_can_be_made_is_named() -> None:
    with pytest.raises(DataFolderError, match=r"/proc/nobody cannot be written to \(.*UNKINK_HOME"):
        prepare(Path("/proc/nobody"))


def test_preparing_leaves_no_trace_in_a_folder_that_is_in_order(tmp_path: Path) -> None:
    prepare(tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []

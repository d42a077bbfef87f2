"""Assembling in a checkout: what happens when something is missing or not what it should be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from camera_files.assembling import UnexpectedFileError, complete, put_in_place
from unkink.vision.assets import ASSETS, BROWSER, PACKAGE_FOLDER, WITHOUT

ROOT = Path(__file__).parents[2]
NOBODY_LISTENS = "http://127.0.0.1:9"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout without camera files as assembling them needs."""
    shutil.copytree(ROOT / "camera_files", tmp_path / "camera_files")
    vision = tmp_path / "src" / "unkink" / "vision"
    vision.mkdir(parents=True)
    shutil.copy(PACKAGE_FOLDER / "vision" / "assets.py", vision)
    (vision / "__init__.py").touch()
    (vision.parent / "__init__.py").touch()
    return tmp_path


def assembling(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "npm_config_registry": NOBODY_LISTENS, "npm_config_cache": str(checkout / "cache")}
    command = [sys.executable, "-m", "camera_files", *arguments]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_without_the_registry_assembling_fails_with_one_sentence(checkout: Path) -> None:
    done = assembling(checkout)
    assert done.returncode == 1
    assert done.stderr.startswith(WITHOUT)
    assert done.stderr.count("\n") == 1


def test_setting_up_goes_on_without_the_registry(checkout: Path) -> None:
    done = assembling(checkout, "--if-possible")
    assert done.returncode == 0
    assert done.stderr.startswith(WITHOUT)


def test_nothing_is_fetched_when_all_files_are_there() -> None:
    assert complete(PACKAGE_FOLDER)
    assert assembling(ROOT).returncode == 0


def test_an_unexpected_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    files = {each: each.place().read_bytes() for each in ASSETS}
    files[BROWSER[-1]] += b"more"
    with pytest.raises(UnexpectedFileError, match=r"vision_wasm_module_internal\.wasm.*expected"):
        put_in_place(files, tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_lock_names_no_host() -> None:
    assert "http" not in (ROOT / "camera_files" / "package-lock.json").read_text("utf-8")

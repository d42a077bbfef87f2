"""What a source archive and a wheel carry."""

import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from unkink.vision.assets import ASSETS

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """A source archive, unpacked, and the wheels built from the checkout and from it."""

    unpacked: Path
    wheel: Path
    wheel_of_source: Path


def build(target: str, source: Path, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(into)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    checkout = folder / "checkout"  # a copy: somebody may be editing while the tests run
    shutil.copytree(
        ROOT, checkout, ignore=shutil.ignore_patterns(".git", ".venv", ".*cache", "__pycache__", ".hypothesis")
    )
    source = build("sdist", checkout, folder / "sdist")
    with tarfile.open(source) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    wheel = build("wheel", checkout, folder / "wheel")
    return Built(unpacked, wheel, build("wheel", unpacked, folder / "wheel_of_source"))


def contents(wheel: Path) -> dict[str, str]:
    with ZipFile(wheel) as archive:
        return {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def test_the_source_archive_carries_the_assembled_files_and_no_packages(built: Built) -> None:
    assert all(each.intact(built.unpacked / "src" / "unkink") for each in ASSETS)
    assert not list(built.unpacked.rglob("node_modules"))


def test_the_wheel_carries_the_camera_files_and_their_licences_and_not_how_they_are_made(built: Built) -> None:
    names = contents(built.wheel)
    assert {f"unkink/{each.path}" for each in ASSETS} <= set(names)
    assert any(name.endswith("licenses/docs/licences.md") for name in names)
    assert not any(name.startswith("camera_files") for name in names)


def test_the_wheel_of_the_source_archive_is_the_wheel_of_the_checkout(built: Built) -> None:
    assert contents(built.wheel_of_source) == contents(built.wheel)

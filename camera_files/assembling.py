"""From the npm packages to the files in place, each checked against its hash before it is put there."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from camera_files.archive import pack
from camera_files.network import describe
from camera_files.packages import installed
from unkink.vision.assets import ASSETS, BROWSER, DETECTOR, LANDMARKS, MODELS, POSE, TASKS_VISION, Asset

PUBLISHED_DETECTOR = "pose_solution_packed_assets.data"
"""The package packs one file only, the detector, so the pack is the file."""


class UnexpectedFileError(Exception):
    """What was assembled is not what this version of unkink was made with."""


def complete(package: Path) -> bool:
    """Whether all files are in place already, byte for byte."""
    return all(each.intact(package) for each in ASSETS)


def assemble(package: Path) -> None:
    """Put all files into the folder of the package ``unkink``. Does nothing where they are in place already.

    Raises:
        PackagesUnreachableError: npm cannot be had, or did not bring the packages.
        UnexpectedFileError: a file is not the expected one. Nothing has been put in place then.

    """
    if complete(package):
        return
    with installed() as node_modules:
        files = assembled(node_modules)
    put_in_place(files, package)


def assembled(node_modules: Path) -> dict[Asset, bytes]:
    """The content of every file, made from the installed packages."""
    pose, vision = node_modules / POSE.name, node_modules / TASKS_VISION.name
    detector = describe((pose / PUBLISHED_DETECTOR).read_bytes(), "pose_detector", mean=127.5, deviation=127.5)
    files = {}
    for size, asset in MODELS.items():
        published = (pose / f"pose_landmark_{size}.tflite").read_bytes()
        landmarks = describe(published, "pose_landmarks_detector", mean=0.0, deviation=255.0)
        files[asset] = pack({DETECTOR: detector, LANDMARKS: landmarks})
    for asset in BROWSER:
        _, _, below = asset.path.partition("/vendor/")
        files[asset] = (vision / below).read_bytes()
    return files


def put_in_place(files: Mapping[Asset, bytes], package: Path) -> None:
    """Check all files, then write them. Raises UnexpectedFileError before anything is written."""
    for asset, content in files.items():
        _check(asset, content)
    for asset, content in files.items():
        _put(asset.place(package), content)


def _check(asset: Asset, content: bytes) -> None:
    found = sha256(content).hexdigest()
    if found != asset.sha256:
        raise UnexpectedFileError(
            f"{asset.path}, made from {asset.source.name} {asset.source.version}, has the hash {found}; "
            f"expected {asset.sha256}."
        )


def _put(place: Path, content: bytes) -> None:
    """Write the whole file or nothing, readable by everybody."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as target:
        target.write(content)
    half = Path(target.name)
    half.chmod(0o644)
    half.replace(place)

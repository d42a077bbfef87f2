"""The camera files: what of others' work the camera needs, where it lies here, and under which licence it came.

They are assembled when the package is built (``camera_files/`` beside the source), checked against the hashes below,
and lie inside the installed package. Nothing is fetched while unkink runs. The build reads this module as well, before
anything is installed: it needs nothing but the standard library.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

PACKAGE_FOLDER: Final = Path(__file__).parent.parent
"""The folder of the package ``unkink``; the paths of the files are given below it."""

DETECTOR: Final = "pose_detector.tflite"
"""The member of a model file that finds a person in a picture."""

LANDMARKS: Final = "pose_landmarks_detector.tflite"
"""The member of a model file that finds the 33 landmarks of the person found."""

WITHOUT: Final = (
    "This copy of unkink has no camera files, so the camera and video files cannot be used; everything else works. "
    "In the folder of the source, with npm's registry in reach, `make camera` gets them."
)
"""What a person reads where the camera is asked for and its files are not there."""


@dataclass(frozen=True)
class Source:
    """A published package that shipped files come from."""

    name: str
    version: str
    by: str
    licence: str
    """SPDX identifier, as the package declares it."""


@dataclass(frozen=True)
class Asset:
    """One shipped file."""

    path: str
    """Below the package's folder, with forward slashes."""
    size: int
    """Bytes."""
    sha256: str
    source: Source
    what: str
    changed: str = ""
    """What differs from the published file; empty: nothing, byte for byte."""

    def place(self, folder: Path = PACKAGE_FOLDER) -> Path:
        """Where the file is (or would be) when the package lies in ``folder``."""
        return folder / self.path

    def present(self, folder: Path = PACKAGE_FOLDER) -> bool:
        """Whether a file of the right size is there. Costs no reading."""
        place = self.place(folder)
        return place.is_file() and place.stat().st_size == self.size

    def intact(self, folder: Path = PACKAGE_FOLDER) -> bool:
        """Whether the very bytes are there."""
        return self.present(folder) and sha256(self.place(folder).read_bytes()).hexdigest() == self.sha256


POSE: Final = Source("@mediapipe/pose", "0.5.1675469404", "Google (MediaPipe)", "Apache-2.0")
TASKS_VISION: Final = Source("@mediapipe/tasks-vision", "0.10.35", "Google (MediaPipe)", "Apache-2.0")
SOURCES: Final = (POSE, TASKS_VISION)

_PACKED = (
    "The two networks stand together in one archive, as the reader in the browser wants them, and each has a "
    "description of its input put in front. The networks themselves are the published bytes."
)
_VENDOR = "web/static/camera/vendor"

MODELS: Final = {
    "lite": Asset(
        "vision/models/pose_lite.task",
        5_786_486,
        "de3b7da771a414919bd6690c87a9546771ea04e0cefa8b72f71b5b02fd5fe9d7",
        POSE,
        "BlazePose: the detector and the smaller landmark network",
        _PACKED,
    ),
    "full": Asset(
        "vision/models/pose_full.task",
        9_407_238,
        "62b928fe4dc34f70bf2c2dc4cd4de2ea6c5b1d4cef057f58e3b98f0cf3cd8693",
        POSE,
        "BlazePose: the detector and the landmark network",
        _PACKED,
    ),
}
"""The two archives of networks by size: ``lite`` is quicker, ``full`` more exact."""

BROWSER: Final = (
    Asset(
        f"{_VENDOR}/vision_bundle.mjs",
        136_993,
        "55d7ab624fbb70dcc5adc4ae6d7ea9cfcb569139d3dbfbf2b1deafcb966bc0fe",
        TASKS_VISION,
        "what runs the networks in the browser",
    ),
    Asset(
        f"{_VENDOR}/wasm/vision_wasm_module_internal.js",
        322_082,
        "1f1d6215324a1fe62f6742d49a3db911170987ca18ad8c1b75f1a1c82acf2b44",
        TASKS_VISION,
        "loads the compiled part in a module worker",
    ),
    Asset(
        f"{_VENDOR}/wasm/vision_wasm_module_internal.wasm",
        11_153_641,
        "617b8e0248dbd27e9d7ece4218004eae4cefb499196d1bb4fa0e3fef21708756",
        TASKS_VISION,
        "the compiled part",
    ),
)
"""What the browser needs besides a model."""

ASSETS: Final = (*MODELS.values(), *BROWSER)


def model(size: str) -> Path:
    """Where the model file of this size lies.

    Raises:
        KeyError: there is no such size.

    """
    return MODELS[size].place()


def missing(folder: Path = PACKAGE_FOLDER) -> tuple[str, ...]:
    """The shipped files that this copy lacks, by their path in the package; empty when the camera can be used."""
    return tuple(each.path for each in ASSETS if not each.present(folder))


def damaged(folder: Path = PACKAGE_FOLDER) -> tuple[str, ...]:
    """The shipped files whose bytes are not the expected ones, missing ones included. Reads all 27 MB of them."""
    return tuple(each.path for each in ASSETS if not each.intact(folder))


def licence_lines() -> Iterator[str]:
    """A Markdown table of everything shipped that others made: one line a file."""
    yield "| file | from | licence | what it is | changed |"
    yield "|---|---|---|---|---|"
    for each in ASSETS:
        origin = f"`{each.source.name}` {each.source.version}, {each.source.by}"
        yield f"| `{each.path}` | {origin} | {each.source.licence} | {each.what} | {each.changed or 'no'} |"

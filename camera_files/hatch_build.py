"""The step of the build that puts the camera files in place before hatchling collects what is shipped."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # hatchling runs this file alone, before anything is installed

from camera_files.assembling import assemble, complete  # noqa: E402
from camera_files.packages import NPM_AS_PYTHON_PACKAGE, PackagesUnreachableError, npm_there  # noqa: E402
from unkink.vision.assets import WITHOUT  # noqa: E402

PACKAGE = ROOT / "src" / "unkink"


class CameraFiles(BuildHookInterface[Any]):
    """Assembles the camera files. Where they are in place, as in an unpacked sdist, nothing is run."""

    def dependencies(self) -> list[str]:
        """Ask for npm as a Python package, only where it is needed."""
        return [] if complete(PACKAGE) or npm_there() else [NPM_AS_PYTHON_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Assemble. A copy for working on may do without the files; what is given to others may not."""
        del build_data
        try:
            assemble(PACKAGE)
        except PackagesUnreachableError as trouble:
            if version != "editable":
                raise
            self.app.display_warning(f"{WITHOUT} ({trouble})")

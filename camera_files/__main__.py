"""``python -m camera_files``: assemble the camera files in this checkout.

``--if-possible`` lets a registry that cannot be reached pass; ``--all-there`` and ``--npm-there`` only answer, by their
exit status.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src")]

from camera_files.assembling import UnexpectedFileError, assemble, complete  # noqa: E402
from camera_files.packages import PackagesUnreachableError, npm_there  # noqa: E402
from unkink.vision.assets import WITHOUT  # noqa: E402

PACKAGE = ROOT / "src" / "unkink"


def main(arguments: list[str]) -> int:
    """Do what the arguments say. What stands in the way is said in one sentence."""
    if arguments == ["--all-there"]:
        return 0 if complete(PACKAGE) else 1
    if arguments == ["--npm-there"]:
        return 0 if npm_there() else 1
    try:
        assemble(PACKAGE)
    except PackagesUnreachableError as trouble:
        print(f"{WITHOUT} ({trouble})", file=sys.stderr)
        return 0 if "--if-possible" in arguments else 1
    except UnexpectedFileError as trouble:
        print(f"The camera files were not put in place: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

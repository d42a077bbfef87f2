"""A real server whose steady clock stands in a file, so that 45 minutes pass when a test says so."""

import sys
from pathlib import Path

from unkink.config.entry import main
from unkink.desktop import clock

CLOCK = Path(sys.argv.pop(1))


def steady() -> float:
    return float(CLOCK.read_text())


clock.steady = steady
sys.exit(main())

"""The clocks of this machine: one that nothing moves, and the one on the wall."""

import time
from datetime import UTC, datetime


def steady() -> float:
    """Seconds that no change of clock moves and that go on while the machine sleeps, from an arbitrary beginning."""
    # On macOS this goes on during sleep, where time.monotonic() stands still; Linux has a clock of its own for that.
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def here() -> datetime:
    """The wall clock, with the time zone that the machine has now (it may have travelled)."""
    if hasattr(time, "tzset"):
        time.tzset()
    return datetime.now(UTC).astimezone()

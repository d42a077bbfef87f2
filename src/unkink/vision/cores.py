"""How many processor cores there are for this process."""

import os


def cores() -> int:
    """Return the number of processor cores that may be used."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

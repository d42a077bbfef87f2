"""How long a password may not be tried again after wrong ones. Our own choice of numbers."""

FREE = 5
"""Wrong tries that cost nothing: everybody mistypes."""

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 15 * 60.0
"""The wait doubles with every further wrong try. At the longest, 96 tries a day are left."""


def wait_after(wrong: int) -> float:
    """Seconds from the last of so many wrong tries to the next one."""
    if wrong < FREE:
        return 0.0
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(wrong - FREE, 20))


def still_to_wait(wrong: int, since_s: float) -> float:
    """Seconds that are left. ``since_s`` is how long ago the last try was; below 0 the clock was set back."""
    return max(0.0, wait_after(wrong) - max(0.0, since_s))

"""Giving memory back to the system as soon as a picture is done with."""

import ctypes
import sys

MMAP_THRESHOLD = -3
"""The name, in glibc's malloc.h, of the size from which on a piece of memory is one of its own."""
LARGE = 1 << 20
"""Bytes. Every decoded picture that is worth it is larger."""


def give_back_at_once() -> None:
    """Let a large piece of memory go back to the system when it is freed.

    Left alone, glibc takes the first freed picture as a sign to keep pieces of that size, for every thread its own, and
    they come to lie between others: pictures that were freed long ago remain. Other systems' libraries do not do so.
    """
    if sys.platform != "linux":
        return
    adjust = getattr(ctypes.CDLL(None), "mallopt", None)  # not in every C library
    if adjust is not None:
        adjust(MMAP_THRESHOLD, LARGE)

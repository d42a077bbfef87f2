"""Start a program that the kernel ends the moment it, or any thread or process of it, asks for a way to a network.

``python no_network.py PROGRAM WORDS...``: a seccomp filter ends the process (SIGSYS) on ``socket`` for anything but
a local (AF_UNIX) one, and on ``io_uring_setup``, which could go round it. Native code is watched like Python's own, and
nothing the program does can take the filter away. Linux only, on x86-64 and ARM64.
"""

import ctypes
import os
import platform
import struct
import sys

SOCKET = {"x86_64": 41, "aarch64": 198}
IO_URING_SETUP = 425
LOCAL = 1
SET_SECCOMP, FILTER, SET_NO_NEW_PRIVILEGES = 22, 2, 38
LOAD, JUMP_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, END_PROCESS = 0x7FFF0000, 0x80000000
NUMBER_AT, FIRST_ARGUMENT_AT = 0, 16


def possible() -> bool:
    """Say whether this machine can be watched so."""
    return sys.platform == "linux" and platform.machine() in SOCKET


def watch() -> None:
    """Put the filter over this process and all it will start."""
    steps = [
        (LOAD, 0, 0, NUMBER_AT),
        (JUMP_EQUAL, 0, 1, IO_URING_SETUP),
        (RETURN, 0, 0, END_PROCESS),
        (JUMP_EQUAL, 0, 3, SOCKET[platform.machine()]),
        (LOAD, 0, 0, FIRST_ARGUMENT_AT),
        (JUMP_EQUAL, 1, 0, LOCAL),
        (RETURN, 0, 0, END_PROCESS),
        (RETURN, 0, 0, ALLOW),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(SET_SECCOMP, FILTER, header, 0, 0):
        raise OSError(ctypes.get_errno(), "the filter cannot be put in place")


if __name__ == "__main__":
    watch()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 -- to become that program is what this is for

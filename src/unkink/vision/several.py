"""Watching several films at once, each in a process of its own, as many as there are processor cores."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, wait
from queue import Empty
from typing import Any

from unkink.vision.alone import Failed, watch_one
from unkink.vision.cores import cores
from unkink.vision.watching import Wanted, Watched

LOOKS_S = 0.2
"""How often the processes tell how far they are, and are listened to."""
LOST = "the process that watched it was ended from outside, perhaps because there was not enough memory"

Told = Callable[[int, float, float | None], None]
"""Is told which film (by its place in the list) has come how far, in seconds, and of how many, where that is known."""


def watch_all(every: Sequence[Wanted], told: Told) -> list[Watched | Failed]:
    """Watch all films and return what was made of each, in their order. One that fails harms no other."""
    # Fresh processes: a fork of one that runs threads (the networks' own) may hang.
    context = multiprocessing.get_context("spawn")
    progress, stop = context.Queue(), context.Event()
    number = min(len(every), cores())
    with ProcessPoolExecutor(number, context, initializer=_begin, initargs=(progress, stop)) as processes:
        try:
            futures = [processes.submit(_watch, index, wanted) for index, wanted in enumerate(every)]
            _listen(futures, progress, told)
        except BaseException:
            stop.set()
            processes.shutdown(wait=True, cancel_futures=True)
            raise
    return [_result(future, wanted) for future, wanted in zip(futures, every, strict=True)]


def _listen(futures: "list[Future[Watched | Failed]]", progress: Any, told: Told) -> None:
    waiting = set(futures)
    while waiting:
        _, waiting = wait(waiting, timeout=LOOKS_S)
        try:
            while True:
                told(*progress.get_nowait())
        except Empty:
            continue


def _result(future: "Future[Watched | Failed]", wanted: Wanted) -> Watched | Failed:
    try:
        return future.result()
    except BrokenExecutor:
        return Failed(f"{wanted.film}: {LOST}")


_CHANNELS: list[Any] = []
"""In a process that watches: where it tells how far it is, and what asks it to stop."""


def _begin(progress: Any, stop: Any) -> None:
    # Ctrl-C goes to every process of the terminal; the one that was called decides, and asks the others to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _CHANNELS[:] = [progress, stop]


def _watch(index: int, wanted: Wanted) -> Watched | Failed:
    progress, stop = _CHANNELS
    last = 0.0

    def told(done: float, of: float | None) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < LOOKS_S:
            return
        last = now
        if stop.is_set():
            raise KeyboardInterrupt
        progress.put((index, done, of))

    return watch_one(wanted, told)

"""Doing the next step of something while the last one is still being used: a thread and a short queue between."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")

LOOKS_S = 0.2
"""How often a thread that waits looks whether it is still wanted."""


class _End:
    """The last thing in a queue: nothing more comes, or what went wrong."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


@contextmanager
def ahead(of: Iterator[T], depth: int = 1) -> Iterator[Iterator[T]]:
    """Run an iterator in a thread of its own, at most so many items ahead; its errors come out where it is used.

    On leaving, the thread has ended: what the iterator reads from can be closed.
    """
    queue: Queue[T | _End] = Queue(depth)
    stop = Event()
    thread = Thread(target=_run, args=(of, queue, stop), daemon=True)
    thread.start()
    try:
        yield _taken(queue, thread)
    finally:
        stop.set()
        thread.join()


def _run(of: Iterator[T], queue: "Queue[T | _End]", stop: Event) -> None:
    end = _End()
    try:
        for item in of:
            if not _put(queue, item, stop):
                return
    except BaseException as error:  # noqa: BLE001 -- it is raised again where the items are used
        end = _End(error)
    _put(queue, end, stop)


def _put(queue: "Queue[T | _End]", item: T | _End, stop: Event) -> bool:
    while not stop.is_set():
        try:
            queue.put(item, timeout=LOOKS_S)
        except Full:
            continue
        return True
    return False


def _taken(queue: "Queue[T | _End]", thread: Thread) -> Iterator[T]:
    while True:
        try:
            item = queue.get(timeout=LOOKS_S)
        except Empty:
            if not thread.is_alive() and queue.empty():
                return
            continue
        if isinstance(item, _End):
            if item.error is not None:
                raise item.error
            return
        yield item

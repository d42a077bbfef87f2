"""Doing the next step of something while the last one is still being used: a thread and a short queue between."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TypeVar

T = TypeVar("T")

LOOKS_S = 0.2
"""How often whoever waits for an item lets a wish to stop through: not every system interrupts a wait."""


class _End:
    """The last thing in a queue: nothing more comes, or what went wrong."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


@contextmanager
def ahead(of: Iterator[T], depth: int = 1) -> Iterator[Iterator[T]]:
    """Run an iterator in a thread of its own, at most so many items ahead; its errors come out where it is used.

    An item is begun only where there is room for it: with the one in use, there are never more than ``depth`` and one,
    and none is kept any longer. On leaving, the thread has ended: what the iterator reads from can be closed.
    """
    queue: SimpleQueue[T | _End] = SimpleQueue()
    room, stop = Semaphore(depth), Event()
    thread = Thread(target=_run, args=(of, queue, room, stop), daemon=True)
    thread.start()
    try:
        yield _taken(queue, room)
    finally:
        stop.set()
        room.release()
        thread.join()


def _run(of: Iterator[T], queue: "SimpleQueue[T | _End]", room: Semaphore, stop: Event) -> None:
    end = _End()
    try:
        while True:
            room.acquire()
            if stop.is_set():
                return
            queue.put(next(of))
    except StopIteration:
        pass
    except BaseException as error:  # noqa: BLE001 -- it is raised again where the items are used
        end = _End(error)
    queue.put(end)


def _taken(queue: "SimpleQueue[T | _End]", room: Semaphore) -> Iterator[T]:
    while True:
        try:
            item = queue.get(timeout=LOOKS_S)
        except Empty:
            continue
        room.release()
        if isinstance(item, _End):
            if item.error is not None:
                raise item.error
            return
        yield item
        del item

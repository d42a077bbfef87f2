"""The mailbox of one page: what is still to be sent to it."""

import asyncio
from collections import deque
from types import TracebackType

from unkink.session.cues import Cue
from unkink.session.moment import Moment
from unkink.web.camera.messages import Placed, Taken, Told, Watching
from unkink.web.session.messages import Answer, Cued, Shown, Trouble

MOST = 200
"""Messages that may wait. A page that takes none for so long is beyond help; it connects anew."""


class Overflow(Exception):  # noqa: N818 -- what happened, not an error of ours
    """The page does not take its messages."""


class Mailbox:
    """Collects without waiting; only the newest moment and the newest of the camera are kept, all else in order.

    Whoever puts something in and empties it in one go does so ``with`` it: then no other task is woken for that.
    """

    def __init__(self) -> None:
        self._waiting: deque[Answer] = deque()
        self._moment: Moment | None = None
        self._seen: Placed | Watching | None = None
        self._something = asyncio.Event()
        self._is_emptied_here = False

    def show(self, now: Moment) -> None:
        """Keep the present moment in place of an earlier one."""
        self._moment = now
        self._wake()

    def see(self, answer: Placed | Watching) -> None:
        """Keep what was made of the newest frame in place of an earlier one."""
        self._seen = answer
        self._wake()

    def speak(self, text: str) -> None:
        """Keep a sentence of the coach."""
        self.put(Told(text))

    def taken(self) -> None:
        """Keep the news that another camera has taken over."""
        self.put(Taken())

    def broken(self) -> None:
        """Keep the news that nothing is seen any more."""
        self.put(Taken("broken"))

    def cue(self, cues: tuple[Cue, ...]) -> None:
        """Keep cues."""
        self.put(Cued(cues))

    def trouble(self, message: str) -> None:
        """Keep a sentence about trouble."""
        self.put(Trouble(message))

    def put(self, answer: Answer) -> None:
        """Keep an answer."""
        self._waiting.append(answer)
        self._wake()

    async def take(self) -> Answer:
        """Wait for the next thing to send. Raises Overflow."""
        while (answer := self.next()) is None:
            self._something.clear()
            await self._something.wait()
        return answer

    def next(self) -> Answer | None:
        """The next thing to send, or None where there is nothing. Raises Overflow."""
        if len(self._waiting) > MOST:
            raise Overflow
        if self._waiting:
            return self._waiting.popleft()
        if self._moment is not None:
            now, self._moment = self._moment, None
            return Shown(now)
        seen, self._seen = self._seen, None
        return seen

    def __enter__(self) -> None:
        """Wake nobody who waits in ``take`` from here on: whoever puts things in also sends them.

        Written out, not as a context manager of a function: thirty frames a second pass through it.
        """
        self._is_emptied_here = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let whoever waits in ``take`` send what is left."""
        self._is_emptied_here = False
        if self._waiting or self._moment is not None or self._seen is not None:
            self._something.set()

    def _wake(self) -> None:
        if not self._is_emptied_here:
            self._something.set()

"""The mailbox of one page: what is still to be sent to it."""

import asyncio
from collections import deque

from unkink.session.cues import Cue
from unkink.session.moment import Moment
from unkink.web.camera.messages import Placed, Taken, Told, Watching
from unkink.web.session.line import Line
from unkink.web.session.messages import Answer, Cued, Shown, Trouble, write_answer

MOST = 200
"""Messages that may wait. A page that takes none for so long is beyond help; it connects anew."""


class Overflow(Exception):  # noqa: N818 -- what happened, not an error of ours
    """The page does not take its messages."""


class Mailbox:
    """Collects without waiting; only the newest moment and the newest of the camera are kept, all else in order.

    Where a ``line`` takes more and nothing waits, nothing is kept: it goes out on the spot. The rest is for whoever
    waits in ``take``.
    """

    def __init__(self, line: Line | None = None) -> None:
        self._line = line
        self._waiting: deque[Answer] = deque()
        self._moment: Shown | None = None
        self._seen: Placed | Watching | None = None
        self._something = asyncio.Event()
        self._is_one_out = False

    def show(self, now: Moment) -> None:
        """Send the present moment, or keep it in place of an earlier one."""
        shown = Shown(now)
        if not self._goes_out(shown):
            self._moment = shown
            self._something.set()

    def see(self, answer: Placed | Watching) -> None:
        """Send what was made of the newest frame, or keep it in place of an earlier one."""
        if not self._goes_out(answer):
            self._seen = answer
            self._something.set()

    def speak(self, text: str) -> None:
        """Send or keep a sentence of the coach."""
        self.put(Told(text))

    def taken(self) -> None:
        """Send or keep the news that another camera has taken over."""
        self.put(Taken())

    def broken(self) -> None:
        """Send or keep the news that nothing is seen any more."""
        self.put(Taken("broken"))

    def cue(self, cues: tuple[Cue, ...]) -> None:
        """Send or keep cues."""
        self.put(Cued(cues))

    def trouble(self, message: str) -> None:
        """Send or keep a sentence about trouble."""
        self.put(Trouble(message))

    def put(self, answer: Answer) -> None:
        """Send or keep an answer."""
        if not self._goes_out(answer):
            self._waiting.append(answer)
            self._something.set()

    async def take(self) -> Answer:
        """Wait for the next thing to send; what was taken before has been sent. Raises Overflow."""
        self._is_one_out = False
        while not self._keeps_any:
            self._something.clear()
            await self._something.wait()
        if len(self._waiting) > MOST:
            raise Overflow
        self._is_one_out = True
        return self._next()

    @property
    def _keeps_any(self) -> bool:
        return bool(self._waiting) or self._moment is not None or self._seen is not None

    def _next(self) -> Answer:
        if self._waiting:
            return self._waiting.popleft()
        if self._moment is not None:
            now, self._moment = self._moment, None
            return now
        assert self._seen is not None  # noqa: S101 -- it keeps something
        seen, self._seen = self._seen, None
        return seen

    def _goes_out(self, answer: Answer) -> bool:
        """Send an answer on the spot, unless it would overtake another one or have to wait; whether it was sent."""
        line = self._line
        if line is None or self._is_one_out or self._keeps_any or not line.takes_more():
            return False
        line.say(write_answer(answer))
        return True

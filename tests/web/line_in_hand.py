"""A line in the hands of a test, in place of the server's: it takes what it is told to, and keeps what is said."""

from unkink.web.session.line import Taker


class LineInHand:
    """``takes``: whether it takes more; ``said``: what has been said on it; ``taker``: who is handed what comes."""

    def __init__(self, *, takes: bool = True) -> None:
        self.takes = takes
        self.said: list[bytes] = []
        self.taker: Taker | None = None

    def takes_more(self) -> bool:
        return self.takes

    def say(self, text: bytes) -> None:
        self.said.append(text)

    def hand_to(self, taker: Taker) -> None:
        self.taker = taker

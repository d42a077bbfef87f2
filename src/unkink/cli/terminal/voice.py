"""Speaking the lines, with whatever program for it is installed."""

from shutil import which
from subprocess import DEVNULL, Popen, TimeoutExpired

SPEAKERS = (("spd-say", "--wait", "--"), ("espeak-ng", "--"), ("say", "--"))
"""Programs that speak their last argument, and the arguments before it; the first that is installed is taken."""


class Voice:
    """Speaks one line at a time; a new one comes instead of the one being spoken."""

    def __init__(self) -> None:
        self._command = next(((path, *rest) for name, *rest in SPEAKERS if (path := which(name))), None)
        self._speaking: Popen[bytes] | None = None

    @property
    def available(self) -> bool:
        """Whether any program to speak with is installed."""
        return self._command is not None

    def say(self, text: str) -> None:
        """Begin to speak; does not wait for the end."""
        if self._command is None or not text:
            return
        self.hush()
        try:
            self._speaking = Popen([*self._command, text], stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)  # noqa: S603
        except OSError:
            self._command = None

    def hush(self) -> None:
        """Stop speaking."""
        speaking, self._speaking = self._speaking, None
        if speaking is None or speaking.poll() is not None:
            return
        speaking.terminate()
        try:
            speaking.wait(timeout=1)
        except TimeoutExpired:
            speaking.kill()

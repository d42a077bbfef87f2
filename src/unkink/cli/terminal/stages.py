"""The two stages a session can be shown on: a whole terminal drawn in place, or plain lines through a pipe."""

import sys
from collections.abc import Iterable

from unkink.cli.terminal.frame import Prompt, clock, compose, step_name
from unkink.cli.terminal.lines import Lines
from unkink.cli.terminal.screen import Screen
from unkink.knowledge.library import Library
from unkink.session.cues import Chime, Count, Cue, Say
from unkink.session.moment import Moment
from unkink.session.state import Status

BACKSPACES = ("\x7f", "\b")


class DrawnStage:
    """Frames drawn over each other on a terminal; single keys."""

    def __init__(self, library: Library, screen: Screen, number: str) -> None:
        self._library = library
        self._screen = screen
        self._number = number
        self._typed = ""
        self._remark = ""
        self._unicode = "utf" in (sys.stdout.encoding or "").lower()

    def next(self, seconds: float, *, number_wanted: bool) -> str | None:
        """Return a key; while a number is wanted, the whole number once Enter is pressed."""
        key = self._screen.next_key(seconds)
        if not number_wanted or key is None:
            self._typed = self._typed if number_wanted else ""
            return key
        if key.isdigit():
            self._typed = (self._typed + key)[:2]
        elif key in BACKSPACES:
            self._typed = self._typed[:-1]
        elif key == "\n":
            number, self._typed = self._typed, ""
            return number
        elif key in ("h", "!"):
            return key
        return None

    def show(self, now: Moment, prompt: Prompt, cues: Iterable[Cue]) -> None:
        """Draw the frame; ring at chimes."""
        said = [cue.text for cue in cues if isinstance(cue, Say)]
        if said:
            known = (now.line, now.name, now.side_name, now.advice, prompt.title)
            self._remark = " ".join(text for text in said if text not in known)
        shown = prompt._replace(typed=self._typed, remark=self._remark)
        self._screen.show(
            compose(self._library, now, shown, self._screen.size, number=self._number, unicode=self._unicode)
        )
        if any(isinstance(cue, Chime) for cue in cues):
            self._screen.chime()


class LineStage:
    """A line for everything that begins; commands come a line at a time."""

    def __init__(self, library: Library, lines: Lines, number: str) -> None:
        self._library = library
        self._lines = lines
        self._number = number
        self._told: tuple[object, ...] = ()
        print(library.terminal.commands, flush=True)

    def next(self, seconds: float, *, number_wanted: bool) -> str | None:  # noqa: ARG002 -- lines are whole anyway
        """Return a line."""
        return self._lines.next(seconds)

    def show(self, now: Moment, prompt: Prompt, cues: Iterable[Cue]) -> None:
        """Print a line when a segment begins, a repetition is counted, or something is asked."""
        for cue in cues:
            if isinstance(cue, Count):
                counted = self._library.terminal.counted.format(repetition=cue.repetition, repetitions=cue.repetitions)
                print(f"  {counted}", flush=True)
            elif isinstance(cue, Say) and cue.text not in (now.line, now.name, prompt.title):
                print(f"  {cue.text}", flush=True)
        told = (now.status, now.phase, now.item, now.side, now.repetition, prompt.title)
        if told != self._told:
            self._told = told
            for line in self._lines_for(now, prompt):
                print(line, flush=True)

    def _lines_for(self, now: Moment, prompt: Prompt) -> list[str]:
        lines = []
        if now.status is Status.RUNNING:
            place = f"[{now.item}/{now.items}] " if now.item else ""
            side = f", {now.side_name.lower()}" if now.side_name else ""
            name = f"{now.name}{side}: " if now.name else ""
            what = f"{step_name(self._library, now)} ({int(now.segment_s)} s). {now.line}"
            lines.append(f"{clock(now.left_s):>6}  {place}{name}{what}")
        elif not prompt.title:
            lines.append(now.line)
        if now.stop is not None and now.status is Status.ASKING_PAIN_KIND:
            lines.append(f"{now.advice} {self._library.terminal.emergency.format(number=self._number)}.")
        if prompt.title:
            lines += [prompt.title, *(f"  {key}  {name}" for key, name in prompt.choices)]
        return lines

"""One frame of the guided session: the lines a terminal shows at a moment. Nothing is printed here."""

from functools import lru_cache
from textwrap import wrap
from typing import NamedTuple

from unkink.drawing.characters import draw_characters
from unkink.drawing.stage import stage_of
from unkink.knowledge.library import Library
from unkink.knowledge.technique import Technique
from unkink.knowledge.terminal_text import TerminalText
from unkink.session.moment import Moment

Frame = list[tuple[str, str]]
"""Lines with their styles: "", "bold", "faint" or "alarm"."""

LEAST_ROWS_FOR_FIGURE = 7
WIDEST_FIGURE, NARROWEST_FIGURE = 72, 16
DOTS_A_CELL = 2
"""A character is twice as high as wide: four dots by two."""
WIDEST_BAR = 50
LEAST_OF_KEYS = 3
"""The keys get at most this part of the rows; where they need more, only the last line of them is shown."""


class Prompt(NamedTuple):
    """What the person is asked on the screen just now: choices with their keys, and what they have typed so far.

    ``remark`` is what was said besides the line.
    """

    title: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    typed: str = ""
    remark: str = ""


def compose(
    library: Library, now: Moment, prompt: Prompt, size: tuple[int, int], *, number: str, unicode: bool = True
) -> Frame:
    """Compose the frame for a terminal of ``size`` columns and rows. ``number`` is the emergency number."""
    columns, rows = size
    bottom = _keys(library.terminal, now, columns, prompt)
    bottom = bottom if len(bottom) <= rows // LEAST_OF_KEYS else bottom[-1:]
    room = rows - len(bottom)
    words = library.terminal
    head, stop = _head(words, now, columns), _stop(words, now, columns, number)
    middle = _middle(library, now, prompt, columns, unicode=unicode)
    whole, tight = _asked(prompt, columns), _asked_tightly(prompt, columns)
    # What does not fit is left out: of all, what is asked stays longest.
    ways = ([*head, *middle, *stop, *whole], [*stop, *whole], whole, [*stop, *tight], tight)
    shown = [way for way in ways if way and len(way) <= room]
    body = shown[0] if shown else tight or middle
    figure = _figure(library, now, columns, room - len(body)) if unicode and not prompt.title else []
    body = [*body, *figure][:room]
    return [*body, *[("", "")] * (room - len(body)), *bottom][:rows]


def _stop(words: TerminalText, now: Moment, columns: int, number: str) -> Frame:
    if now.stop is None:
        return []
    advice = [("bold", line) for line in _folded(now.advice, columns)]
    return [*advice, ("faint", words.emergency.format(number=number)), ("", "")]


def _asked(prompt: Prompt, columns: int) -> Frame:
    title: Frame = [("bold", line) for line in _folded(prompt.title, columns)]
    choices = [("", line) for key, name in prompt.choices for line in _folded(f"{key}  {name}", columns)]
    return [*title, *choices, *([("bold", f"> {prompt.typed}_")] if prompt.typed else [])]


def _asked_tightly(prompt: Prompt, columns: int) -> Frame:
    words = "; ".join([prompt.title, *(f"{key}\u00a0{name}" for key, name in prompt.choices)])
    return [("", line) for line in _folded(words if prompt.title else "", columns)]


def _head(words: TerminalText, now: Moment, columns: int) -> Frame:
    place = words.exercise.format(item=now.item, items=now.items) if now.item else "unkink"
    left = words.left.format(time=clock(now.left_s)) if now.left_s > 0 else ""
    return [("faint", _spread(place, left, columns)), ("", "")]


def _middle(library: Library, now: Moment, prompt: Prompt, columns: int, *, unicode: bool) -> Frame:
    side = f", {now.side_name.lower()}" if now.side_name else ""
    lines: Frame = [("", f"{now.name}{side}"[:columns])] if now.name else []
    if now.line != prompt.title:
        lines += [("bold", line) for line in _folded(now.line, columns)]
    lines += [("", line) for line in _folded(prompt.remark, columns)]
    if lines:
        lines.append(("", ""))
    if now.segment_s:
        lines.append(("", _spread(step_name(library, now), now.breath_line, min(columns, WIDEST_BAR + 8))))
        lines.append(("bold", _bar(now, columns, unicode=unicode)))
        if now.next is not None:
            step = getattr(library.terminal.phases, now.next.phase)
            name = f"{now.next.name}, {step.lower()}" if now.next.name else step
            lines.append(("faint", library.terminal.next.format(name=name)[:columns]))
        lines.append(("", ""))
    return lines


def step_name(library: Library, now: Moment) -> str:
    """Return what is being done, with its repetition."""
    words = library.terminal
    name = getattr(words.phases, now.phase, now.phase)
    if now.phase == "hold" and library.techniques[now.technique].dose.during == "keep moving":
        name = words.keep_moving
    if not now.repetition:
        return str(name)
    return words.repetition.format(step=name, repetition=now.repetition, repetitions=now.repetitions)


def _bar(now: Moment, columns: int, *, unicode: bool) -> str:
    """A bar that runs out, and the seconds that are left."""
    seconds = f" {int(now.remaining_s + 0.999):>3} s"
    width = max(5, min(columns - len(seconds), WIDEST_BAR))
    left = round(width * now.remaining_s / now.segment_s)
    full, empty = ("█", "░") if unicode else ("#", ".")
    return full * left + empty * (width - left) + seconds


def _keys(words: TerminalText, now: Moment, columns: int, prompt: Prompt) -> Frame:
    """The keys that do something now; "it hurts" stands alone in the last line, always at the same place."""
    events = [] if prompt.title else [event for event in words.keys.__struct_fields__ if event in now.allowed]
    names = [getattr(words.keys, event) for event in events]
    lines = [("faint", line) for line in _folded("   ".join(names), columns)]
    return [*lines, ("alarm", words.hurts[:columns])] if "hurts" in now.allowed else lines


def _figure(library: Library, now: Moment, columns: int, rows: int) -> Frame:
    technique = library.techniques.get(now.technique)
    if technique is None or rows < LEAST_ROWS_FOR_FIGURE:
        return []
    # All poses of a technique share one picture frame, so a width that fits one fits all, and nothing jumps.
    across, down = (float(number) for number in stage_of(technique.motion, now.side).frame.view_box.split()[2:])
    width = min(columns, WIDEST_FIGURE, int(DOTS_A_CELL * rows * across / down))
    if width < NARROWEST_FIGURE:
        return []
    lines = _drawing(_Figure(technique), _pose(technique, now.phase), now.side, width)[:rows]
    margin = max(0, min(columns, WIDEST_BAR) - width) // 2
    return [("", " " * margin + line) for line in lines]


def _pose(technique: Technique, phase: str) -> str:
    """The pose of a phase; outside a repetition the one to get ready in."""
    moves = technique.motion.moves
    return next((move.pose for move in moves if move.phase == phase), moves[0].pose)


class _Figure:
    """A technique that can be looked up: one content has one technique of an id."""

    def __init__(self, technique: Technique) -> None:
        self.technique = technique

    def __hash__(self) -> int:
        return hash(self.technique.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Figure) and other.technique is self.technique


@lru_cache(maxsize=256)
def _drawing(figure: _Figure, pose: str, side: str, width: int) -> tuple[str, ...]:
    return tuple(draw_characters(figure.technique, pose, width, side=side).split("\n"))


def _spread(left: str, right: str, columns: int) -> str:
    return f"{left}{right:>{max(0, columns - len(left))}}"[:columns]


def _folded(text: str, columns: int) -> list[str]:
    return wrap(text, max(10, columns))


def clock(seconds: float) -> str:
    """Return seconds as minutes and seconds, rounded up to whole seconds."""
    whole = int(seconds + 0.999)
    return f"{whole // 60}:{whole % 60:02}"

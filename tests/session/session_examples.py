"""Routines, scripts and a person to walk through them, for the tests of the session."""

from collections.abc import Callable

from msgspec.structs import replace

from tests.shipped import LIBRARY
from unkink.routine.routine import Item, Routine
from unkink.routine.timing import routine_seconds
from unkink.session.compiling import compile_script
from unkink.session.cues import Cue
from unkink.session.engine import new, step
from unkink.session.events import AnyEvent, Begin, Happened, Tick
from unkink.session.script import Script, Segment
from unkink.session.state import State, Status

START = 1_000_000.0


def item(technique: str, *, reps: int = 2, hold_s: int = 10, rest_s: int = 10, change_s: int = 8) -> Item:
    known = LIBRARY.techniques[technique]
    return Item(
        technique=technique,
        kind=known.kind,
        sides=len(known.sides),
        reps=reps,
        hold_s=hold_s,
        rest_s=rest_s,
        why="an example",
        arrive="Come into position.",
        change_s=change_s,
        cracks=LIBRARY.cracks(known),
    )


def routine(*items: Item, settle_s: int = 20, close_s: int = 15) -> Routine:
    return Routine(items, (), settle_s, close_s, routine_seconds(LIBRARY, settle_s, items, close_s))


def script(*techniques: str, **amounts: int) -> Script:
    return compile_script(LIBRARY, routine(*(item(technique, **amounts) for technique in techniques)))


class Walk:
    """A session and somebody in it: keeps the time, every event and every cue."""

    def __init__(self, of: Script) -> None:
        self.state: State = new(of)
        self.now = START
        self.happened: list[Happened] = []
        self.cues: list[Cue] = []

    def does(self, event: AnyEvent, after_s: float = 0.0) -> "Walk":
        self.now += after_s
        before = self.state
        self.state, cues = step(self.state, event, self.now)
        if self.state is not before:
            self.happened.append(Happened(self.now, event))
        self.cues = list(cues)
        return self

    def begins(self, pain: int = 3) -> "Walk":
        return self.does(Begin(pain))

    def waits(self, seconds: float, every: float = 0.25) -> "Walk":
        heard: list[Cue] = []
        for _ in range(round(seconds / every)):
            heard += self.does(Tick(), every).cues
        self.cues = heard
        return self

    def goes_to(self, phase: str, repetition: int = 0, technique: str = "", side: str = "") -> "Walk":
        """Let time pass until a segment of this phase (and repetition, technique, side) has just begun."""

        def there() -> bool:
            segment = self.state.segment
            return (
                segment is not None
                and segment.phase == phase
                and repetition in (0, segment.repetition)
                and technique in ("", segment.technique)
                and side in ("", segment.side)
            )

        return self.until(there)

    def until(self, reached: Callable[[], bool]) -> "Walk":
        for _ in range(40_000):
            if reached():
                return self
            self.does(Tick(), 0.25)
        raise AssertionError(f"never got there; stands at {self.state.status} {self.state.segment}")

    def to_the_end(self) -> "Walk":
        return self.until(lambda: self.state.status is Status.ASKING_PAIN_AFTER)

    def done(self, technique: str) -> int:
        return next(each.repetitions for each in self.state.done if each.technique == technique)

    @property
    def phase(self) -> str:
        segment = self.state.segment
        return segment.phase if segment else ""

    def has_left(self, seconds: float) -> bool:
        segment = self.state.segment
        return segment is not None and segment.seconds - self.state.elapsed(self.now) == seconds


def without_easier(of: Script) -> Script:
    return replace(of, items=tuple(replace(each, easier=(), easier_name="") for each in of.items))


def with_segments(of: Script, index: int, segments: tuple[Segment, ...]) -> Script:
    items = list(of.items)
    items[index] = replace(items[index], segments=segments)
    return replace(of, items=tuple(items))

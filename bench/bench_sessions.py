"""Whole sessions with a camera: whoever does as told is counted, and whoever does not is not.

`python bench/bench_sessions.py 100` lets 100 people, each with a camera they have put up, go through a session of each
technique in simulated time: roughly one in four does as told, one comes late, one leaves each hold too early, one stays
at rest. Told are the holds that were judged as they were done, in how many holds of those as told and of those late the
clock ever stood, the sessions lost although somebody was there, and the bytes that the readings of a session add to the
journal.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.practice.filming import Alone, Filmed, filmed
from tests.practice.performer import Performer, Wish, obedient
from tests.session.session_examples import script
from tests.shipped import LIBRARY
from unkink.session.events import Lost, Seen
from unkink.session.script import Segment
from unkink.session.state import State, Status

FEW = 4
PIXELS = 2.0
LATE_S = 2.0
ROW = 25
"""Bytes of a stored event besides what it says."""


def but(when: Callable[[State, float], bool]) -> Wish:
    """Do as told, but be at rest at certain moments."""
    return lambda state, at: 0.0 if when(state, at) else obedient(state, at)


def _phase(state: State) -> str:
    return state.segment.phase if state.segment is not None else ""


def late(state: State, at: float) -> float | None:
    """Begin the way in two seconds late."""
    return 0.0 if _phase(state) == "into" and state.elapsed(at) < LATE_S else obedient(state, at)


WISHES: dict[str, Wish] = {
    "as told": obedient,
    "late": late,
    "too short": but(lambda state, at: _phase(state) == "hold" and state.elapsed(at) > 0.5 * state.queue[0].seconds),
    "at rest": lambda _state, _at: 0.0,
}
COUNTED = ("as told", "late")


def main(people: int) -> None:
    """Judge people in sessions of every technique."""
    for technique in LIBRARY.techniques.values():
        tally = Counter[str]()
        for who in range(1, people + 1):
            name = list(WISHES)[who % len(WISHES)]
            # A hold of two seconds is over before somebody who leaves it half-way has left it.
            longest = who % 3 or name == "too short"
            hold_s = technique.dose.hold_s.most if longest else technique.dose.hold_s.least
            performer = Performer(WISHES[name], who, who=who, pixels=PIXELS)
            film = filmed(LIBRARY, script(technique.id, reps=2, hold_s=hold_s), performer)
            stood = _stood(film)
            tally[f"{name} stood"] += len(stood)
            _judge(film, tally, name)
        print(
            f"{technique.id:20} {people} people: "
            + ", ".join(f"{name} {tally[name]}/{tally[name + ' holds']}" for name in WISHES)
            + "; the clock stood in "
            + ", ".join(f"{tally[name + ' stood']} {name}" for name in COUNTED)
            + f"; lost {tally['lost']}; {tally['bytes'] // people} bytes of readings a session",
            flush=True,
        )


def _stood(film: Filmed) -> set[Segment]:
    """Go through the session; return the holds in which the clock has stood."""
    stood: set[Segment] = set()

    def over() -> bool:
        if film.state.waits:
            stood.add(film.state.queue[0])
        return film.state.status is Status.ASKING_PAIN_AFTER

    film.until(over)
    return stood


def _judge(film: Filmed, tally: Counter[str], name: str) -> None:
    done = film.state.done[0]
    tally[f"{name} holds"] += done.repetitions + done.not_held
    tally[name] += done.repetitions if name in COUNTED else done.not_held
    tally["lost"] += film.events.count(Lost())
    if isinstance(film.conducts, Alone):
        readings = [each.event for each in film.conducts.happened if isinstance(each.event, Seen)]
        tally["bytes"] += sum(len(msgspec.json.encode(each)) + ROW for each in readings)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FEW)

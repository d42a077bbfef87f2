"""How fast the engine is: a thousand sessions, a tick a second, in under 5 s; and the same ones replayed."""

import sys
from itertools import cycle, islice

from measuring import in_process, report

from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library
from unkink.routine.planner import compose
from unkink.routine.situation import read_situation
from unkink.session.compiling import compile_script
from unkink.session.engine import new, replay, step
from unkink.session.events import AnyEvent, Begin, Happened, PainAfter, Pop, Tick
from unkink.session.script import Script
from unkink.session.state import State, Status

SESSIONS = 1000
PLACES = {"desk": ["chair"], "floor": ["mat", "ball", "foam-roller"], "bed": ["bed"], "standing": []}
ANSWERS: dict[Status, AnyEvent] = {
    Status.WAITING: Begin(2),
    Status.ASKING_POP: Pop(heard=False),
    Status.ASKING_PAIN_AFTER: PainAfter(1),
}


def scripts(library: Library) -> list[Script]:
    """Sessions of 3 to 20 minutes, as the planner makes them in every place."""
    return [
        compile_script(library, compose(library, read_situation(library, place, things, minutes), (), (), minutes))
        for minutes in (3, 5, 8, 10, 15, 20)
        for place, things in PLACES.items()
    ]


def simulate(script: Script) -> tuple[State, list[Happened], int]:
    """Walk through a session second by second; returns what would be stored, and the number of ticks."""
    state, stored, at, ticks = new(script), [], 0.0, 0
    while not state.status.ended:
        at += 1.0
        event = ANSWERS.get(state.status, Tick())
        after, _ = step(state, event, at)
        ticks += 1
        if after is not state:
            stored.append(Happened(at, event))
            state = after
    return state, stored, ticks


def main() -> None:
    """Measure walking and replaying."""
    made = scripts(load_library())
    sessions = list(islice(cycle(made), SESSIONS))
    walked = [simulate(script) for script in made]
    print(f"{SESSIONS} sessions, {sum(ticks for _, _, ticks in islice(cycle(walked), SESSIONS)):,} ticks")
    if any(replay(script, stored) != state for script, (state, stored, _) in zip(made, walked, strict=True)):
        sys.exit("a replay did not give the same state")

    report("a thousand sessions, a tick a second", in_process(lambda: [simulate(each) for each in sessions], 3), 5.0)
    happened = [stored for _, stored, _ in islice(cycle(walked), SESSIONS)]
    pairs = list(zip(sessions, happened, strict=True))
    report("a thousand sessions replayed", in_process(lambda: [replay(*pair) for pair in pairs], 3), 5.0)


if __name__ == "__main__":
    main()

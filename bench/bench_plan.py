"""How long a routine takes to compose in process: under 10 ms, for any place and any length."""

from itertools import product

from measuring import in_process, report

from unkink.knowledge.loading import load_library
from unkink.routine.planner import compose
from unkink.routine.situation import Situation


def main() -> None:
    """Measure every place with everything at hand, and report the slowest."""
    library = load_library()
    things = tuple(word.id for word in library.vocabulary.things)
    slowest = 0.0
    for place, minutes in product((word.id for word in library.vocabulary.places), (1, 5, 10, 20)):
        situation = Situation(place, things, minutes)
        seconds = in_process(lambda here=situation: compose(library, here, (), (), 1), runs=15)  # type: ignore[misc]
        slowest = max(slowest, seconds)
    report("a plan, the slowest of all places and lengths", slowest, 0.010)


if __name__ == "__main__":
    main()

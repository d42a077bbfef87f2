"""Situations, closings and histories of every sort, for the properties that must hold for all of them."""

from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.knowledge.levels import Level
from unkink.knowledge.rule import Closes
from unkink.knowledge.source import Support
from unkink.knowledge.vocabulary import Kind
from unkink.routine.situation import Situation
from unkink.safety.closing import Closing

WORDS = LIBRARY.vocabulary


def closing(name: str, *, kinds: tuple[Kind, ...] = (), demands: tuple[str, ...] = ()) -> Closing:
    support = Support(sources=("our-choice",), strength=("our choice",))
    return Closing(name, Level.STRETCH_ONLY, "Because.", (), Closes(kinds=kinds, demands=demands), support)


NO_CRACKING = closing("no-cracking", kinds=(Kind.MOBILISATION,), demands=("loaded-flexion-with-momentum",))
EVERYTHING = closing("everything", kinds=(Kind.MOBILISATION, Kind.STRETCH))
EVERY_THING = tuple(word.id for word in WORDS.things)

situations = st.builds(
    Situation,
    place=st.sampled_from([word.id for word in WORDS.places]),
    things=st.sets(st.sampled_from(EVERY_THING)).map(lambda names: tuple(sorted(names))),
    minutes=st.integers(1, 20),
    regions=st.sets(st.sampled_from([word.id for word in WORDS.regions])).map(lambda names: tuple(sorted(names))),
)
some_closings = st.lists(
    st.builds(
        closing,
        name=st.sampled_from(["A", "B", "C", "D"]),
        kinds=st.sets(st.sampled_from([Kind.MOBILISATION]), max_size=1).map(tuple),
        demands=st.sets(st.sampled_from([demand.id for demand in WORDS.demands]), max_size=4).map(tuple),
    ),
    max_size=4,
).map(tuple)
histories = st.lists(
    st.sets(st.sampled_from(sorted(LIBRARY.techniques))).map(lambda names: tuple(sorted(names))), max_size=5
).map(tuple)
seeds = st.integers(0, 2**32)

"""Lives for the round trips: what a person may have done in some days, as hypothesis draws it, in a real journal."""

from typing import NamedTuple

from hypothesis import strategies as st

from tests.practice.people import checked, moment, start, walk
from unkink.journal.models import Session
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, note_refusal
from unkink.practice.conduct import Conductor
from unkink.practice.measures import tell
from unkink.practice.preferences import choose
from unkink.routine.situation import Situation
from unkink.session.events import AnyEvent, Found, Hurts, Lost, PainAfter, PainWas, Pause, Quit, Seen, Skip
from unkink.session.state import Status

SITUATIONS = (
    Situation("floor", ("mat", "foam-roller"), 6),
    Situation("desk", ("chair",), 3, ("upper",)),
    Situation("bed", ("bed",), 4),
)

ENDS = ("leaves", "hurts", "skips", "pauses", "is watched")
WATCHED: tuple[AnyEvent, ...] = (Seen(in_hold=True), Seen(abstains="hidden-hip"), Lost(), Found(), Quit(), PainAfter(1))
"""What a camera may tell of a session, to its end."""


class Day(NamedTuple):
    """One day: where, how sore, how long somebody went on, and what happened then."""

    situation: Situation
    pain: int
    seconds: int
    then: str
    tries_again: bool


DAYS = st.lists(
    st.builds(
        Day,
        situation=st.sampled_from(SITUATIONS),
        pain=st.integers(0, 2),
        seconds=st.sampled_from([0, 40, 90, 2_000]),
        then=st.sampled_from(ENDS),
        tries_again=st.booleans(),
    ),
    max_size=3,
)


def live(library: Library, days: list[Day]) -> None:
    """Live these days in the journal that is open."""
    choose(library, country="DK")
    for number, day in enumerate(days):
        checked(library, moment(days=number), pain_0_10=day.pain, text="stiff, wie nach langem Sitzen, früh")
        begun = start(library, moment(days=number, minutes=1), pain=day.pain, situation=day.situation, seed=number)
        if isinstance(begun, Begun):
            conduct(begun.session_id, day)
        if day.pain:
            tell(library, moment(days=number, hours=4), "pain", [day.pain])
        if day.tries_again:
            note_refusal(library, moment(days=number, hours=5), "foam-roller")


def conduct(session_id: str, day: Day) -> None:
    conductor = Conductor(session_id)
    at = walk(conductor, Session.objects.get(id=session_id).began_at.timestamp() + 0.25, seconds=day.seconds)
    if conductor.state.status is not Status.RUNNING:
        return
    if day.then == "hurts":
        conductor.apply(Hurts(), at + 1)
        conductor.apply(PainWas("sharp"), at + 2)
    elif day.then == "skips":
        conductor.apply(Skip("no-room"), at + 1)
    elif day.then == "pauses":
        conductor.apply(Pause(), at + 1)
    elif day.then == "is watched":
        for after, event in enumerate(WATCHED, start=1):
            conductor.apply(event, at + after)

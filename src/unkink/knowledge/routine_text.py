"""What the planner says about its choices, and what it knows about the places."""

from msgspec import Struct


class PlaceFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """How a place shapes a routine.

    ``starts``: the position somebody is in when they begin there. ``everything``: the one position that there is room
    for, where there is only one; what can be done there is done in it. ``at_hand``: things the place itself provides.
    """

    place: str
    starts: str
    everything: str = ""
    at_hand: tuple[str, ...] = ()


class WhyIn(Struct, frozen=True, forbid_unknown_fields=True):
    """Why an exercise is in a routine. One of the first three begins it and fills in ``{parts}`` of the back."""

    asked: str
    reaches: str
    elsewhere: str
    """For a part of the back that was not asked for."""
    stretch_first: str
    swinging: str
    mobilisation: str
    not_lately: str


class WhyOut(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a technique is not in a routine; each names what it fills in."""

    closed: str
    """``{by}``: the ids of the closings."""
    place: str
    """``{places}``: where it is done."""
    things: str
    """``{things}``: what is missing."""
    no_stretch_before: str
    same_region: str
    """``{other}``: the technique chosen; ``{shared}``: the parts of the back that both work on."""
    enough: str
    """``{most}``: how many that may crack are allowed."""
    no_time: str
    varied: str
    other_region: str
    """``{reaches}``: what it works on; ``{asked}``: what was asked for."""
    filled: str


class Instead(Struct, frozen=True, forbid_unknown_fields=True):
    """What to do when nothing can be done here. ``emergency_number`` is said where no country has been chosen."""

    unanswered: str
    nothing: str
    no_stretch: str
    elsewhere: str
    """``{name}`` of an open technique, and ``{how}`` it could be done."""
    in_place: str
    """``{places}``."""
    with_things: str
    """``{things}``."""
    emergency_number: str


class RoutineText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. ``shorter``, ``longer`` and ``walk`` fill in ``{minutes}`` of exercises, ``walk`` also ``{walking}``.

    ``unscreened``: a plan without a safety check. ``walk_sources``: what the advice to walk stands on.
    """

    places: tuple[PlaceFacts, ...]
    whys: WhyIn
    left_out: WhyOut
    shorter: str
    longer: str
    walk: str
    walk_sources: tuple[str, ...]
    unscreened: str
    instead: Instead

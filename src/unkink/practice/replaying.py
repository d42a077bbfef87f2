"""Replaying a session of the past, which an engine of today may no longer take whole."""

from collections.abc import Iterable

from unkink.session import engine
from unkink.session.errors import EventRefused
from unkink.session.events import Happened
from unkink.session.script import Script
from unkink.session.state import State


def as_far_as_possible(script: Script, happened: Iterable[Happened]) -> State:
    """Replay up to the first event that is refused. For looking back and for closing, never for going on."""
    state = engine.new(script)
    for each in happened:
        try:
            state, _ = engine.step(state, each.event, each.at)
        except EventRefused:
            break
    return state

"""Ending a session early without its person: somebody wants it out of the way, nobody came back, or a check shut it."""

from collections.abc import Iterable
from datetime import timedelta

from unkink.journal import sessions
from unkink.journal.passages import MissingPassage
from unkink.journal.sessions import Unfinished
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.replaying import as_far_as_possible
from unkink.safety.closing import Closing, openness
from unkink.safety.history import Now
from unkink.session import engine
from unkink.session.errors import EventRefused
from unkink.session.events import Happened, PainAfter, Quit
from unkink.session.state import State, Status

LEFT_AFTER = timedelta(hours=4)
"""So long after its last event, nobody is coming back to a session of at most 20 minutes."""


def end(session_id: str) -> None:
    """End a session early, at the time of its last event. One that has ended already stays as it is.

    Raises NoSuchSession.
    """
    _close(session_id, "quit")


def close_if_left(now: Now) -> Unfinished | None:
    """Return the session that is still open; one that was left long ago is closed first, and is none any more."""
    open_one = sessions.unfinished()
    if open_one is None or now.at - open_one.last_at < LEFT_AFTER:
        return open_one
    _close(open_one.id, "abandoned")
    return None


def end_what_is_shut(library: Library, closings: Iterable[Closing]) -> None:
    """End the session that is open, where a check has shut a part of it. Must be called while writing.

    In whichever tab it goes on, it ends there: nobody is guided past what they have just answered.
    """
    open_one = sessions.unfinished()
    if open_one is None:
        return
    try:
        planned = {item.technique for item in sessions.load(open_one.id).routine.items}
    except MissingPassage:
        return  # damaged: it cannot go on, and the check must be kept all the same
    if not planned <= set(openness(library, closings).open):
        _close_while_writing(open_one.id, "quit")


def _close(session_id: str, outcome: str) -> None:
    with writing():
        _close_while_writing(session_id, outcome)


def _close_while_writing(session_id: str, outcome: str) -> None:
    """Let the engine end the session at the moment of its last event: what nobody watched did not happen."""
    loaded = sessions.load(session_id)
    if sessions.is_finished(loaded.id):
        return
    state, seq = as_far_as_possible(loaded.script, loaded.happened), len(loaded.happened)
    for event in (Quit(), PainAfter(None)):
        try:
            state, _ = engine.step(state, event, state.at)
        except EventRefused:
            continue
        seq += 1
        sessions.append(loaded.id, seq, Happened(state.at, event))
    sessions.finish(loaded.id, state, _ended_as(state, outcome))


def _ended_as(state: State, outcome: str) -> str:
    return "stopped" if state.status is Status.STOPPED else outcome

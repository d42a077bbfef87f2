"""Out of view and back again: when a camera says that somebody is lost, and when that they are found.

Only a movement or a hold can lose somebody, because in between people fetch a cushion. They must have been seen since
the session last went on, so whoever goes on by hand out of view is left in peace; and after two losses in one exercise
the camera is taken to be the one that is lost. Found is only who is seen as the exercise needs it, not who walks by.
"""

from unkink.session.events import Found, Lost
from unkink.session.state import State, Status

STEADY_S = 2.0
"""Somebody must be seen well for so long before the session goes on by itself."""
FOUND_WITHIN_S = 300.0
"""Who is away for longer takes it up by hand."""
LOSSES = 2
"""How often somebody can be lost in one exercise."""
MOVING = ("into", "hold")
"""The phases in which somebody must be there."""

NOBODY = "nobody"


class Presence:
    """Whether the person is in view. ``patience_s``: seconds out of view before they are lost."""

    __slots__ = ("_absent_since", "_item", "_losses", "_moving_since", "_patience_s", "_seen", "_status", "_well_since")

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._absent_since: float | None = None
        self._well_since: float | None = None
        self._moving_since: float | None = None
        self._seen = False
        self._status = Status.WAITING
        self._item, self._losses = -1, 0

    def look(self, state: State, abstains: str, at: float) -> Lost | Found | None:
        """Take in why the coach abstains (empty: the person is seen well), and return what that lets happen."""
        self._absent_since = _since(self._absent_since, at) if abstains == NOBODY else None
        self._well_since = None if abstains else _since(self._well_since, at)
        if state.status is Status.RUNNING and self._status in (Status.LOST, Status.PAUSED):
            self._seen = False
        if state.status is Status.LOST and self._status is Status.RUNNING and self._absent_since is not None:
            self._losses += 1
        self._status = state.status
        self._seen = self._seen or not abstains
        segment = state.segment
        if segment is not None and segment.item != self._item:
            self._item, self._losses = segment.item, 0
        moving = state.status is Status.RUNNING and segment is not None and segment.phase in MOVING
        self._moving_since = _since(self._moving_since, at) if moving else None
        if self._moving_since is not None:
            return Lost() if self._is_gone(self._moving_since, at) else None
        if state.status is Status.LOST and not state.by_hand:
            return Found() if self._is_back(state.since, at) else None
        return None

    def _is_gone(self, moving_since: float, at: float) -> bool:
        return (
            self._seen
            and self._losses < LOSSES
            and self._absent_since is not None
            and at - max(self._absent_since, moving_since) >= self._patience_s
        )

    def _is_back(self, lost_at: float, at: float) -> bool:
        return (
            self._well_since is not None
            and at - max(self._well_since, lost_at) >= STEADY_S
            and at - lost_at <= FOUND_WITHIN_S
        )


def _since(before: float | None, at: float) -> float:
    """When something that is the case now began."""
    return at if before is None else before

"""The lines of a session must be short enough to be read from the floor, and its rules must cover every stop."""

from collections.abc import Iterator

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.session_text import SessionText
from unkink.knowledge.validation.wording import CUE_LENGTH, FORBIDDEN
from unkink.knowledge.watching_text import REASONS

FILE = "session_text.yaml"
RULES = "safety/session.yaml"

SHORTEST_COME_BACK_S, LONGEST_COME_BACK_S = 3, 5
"""A moment to find back into a position, no more: the segment itself starts again after it."""
SHORTEST_PATIENCE_S, LONGEST_PATIENCE_S = 2, 10
"""Somebody whom a camera does not see may be at the end of their range all the same, so no longer than this."""
SHORTEST_OUT_OF_VIEW_S, LONGEST_OUT_OF_VIEW_S = 3, 15
MOMENTS = ("no pop after the dose", "popped", "moving")


def check_session_texts(library: Library) -> list[Problem]:
    """Check the lines of a session, and that there is a rule and a remark for every moment that needs one."""
    text = library.session_text
    problems = [
        Problem(FILE, 0, field, f"is longer than {CUE_LENGTH} characters")
        for field, line in _lines(text)
        if len(line) > CUE_LENGTH
    ]
    problems += [
        Problem(FILE, 0, field, f"says {match.group(0)!r}, which nobody can know who has not examined the person")
        for field, line in _lines(text)
        if (match := FORBIDDEN.search(line))
    ]
    problems += [
        Problem(FILE, 0, "breath.sources", unknown(name, library.sources, "source"))
        for name in text.breath.sources
        if name not in library.sources
    ]
    problems += _watching(library)
    if not SHORTEST_COME_BACK_S <= text.come_back_s <= LONGEST_COME_BACK_S:
        allowed = f"{SHORTEST_COME_BACK_S} to {LONGEST_COME_BACK_S}"
        problems.append(Problem(FILE, 0, "come_back_s", f"is {text.come_back_s}; allowed are {allowed} seconds"))
    if text.breath.in_s < 1 or text.breath.out_s < 1:
        problems.append(Problem(FILE, 0, "breath", "needs at least one second in and one out"))
    return [*problems, *_rules(library)]


def _lines(text: SessionText) -> Iterator[tuple[str, str]]:
    for field in ("settle", "close", "walk", "come_back"):
        yield field, getattr(text, field)
    for field in ("out_of_view", "waits", "not_held", "other_side", "counted_by_camera", "not_watched", "no_exercise"):
        yield f"watching.{field}", getattr(text.watching, field)
    yield from ((f"watching.reasons.{reason}", line) for reason, line in text.watching.reasons.items())
    for owner in ("sides", "statuses"):
        part = getattr(text, owner)
        for field in part.__struct_fields__:
            yield f"{owner}.{field}", getattr(part, field)


def _watching(library: Library) -> Iterator[Problem]:
    """Check that every reason of a camera has its sentence, and that nobody is waited for or lost for too long."""
    text = library.session_text.watching
    for reason in REASONS:
        if not text.reasons.get(reason):
            yield Problem(FILE, 0, f"watching.reasons.{reason}", "is missing: a camera would fall silent there")
    for reason in text.reasons:
        if reason not in REASONS:
            yield Problem(FILE, 0, "watching.reasons", unknown(reason, REASONS, "reason"))
    patience = text.patience
    if not SHORTEST_PATIENCE_S <= patience.least_s <= patience.most_s <= LONGEST_PATIENCE_S:
        allowed = f"{SHORTEST_PATIENCE_S} to {LONGEST_PATIENCE_S} seconds, the least first"
        given = f"goes from {patience.least_s} to {patience.most_s}"
        yield Problem(FILE, 0, "watching.patience", f"{given}; allowed are {allowed}")
    if not SHORTEST_OUT_OF_VIEW_S <= text.out_of_view_s <= LONGEST_OUT_OF_VIEW_S:
        allowed = f"{SHORTEST_OUT_OF_VIEW_S} to {LONGEST_OUT_OF_VIEW_S} seconds"
        yield Problem(FILE, 0, "watching.out_of_view_s", f"is {text.out_of_view_s}; allowed are {allowed}")
    for name in patience.sources:
        if name not in library.sources:
            yield Problem(FILE, 0, "watching.patience.sources", unknown(name, library.sources, "source"))


def _rules(library: Library) -> Iterator[Problem]:
    if not any(stop.pain_rise is not None for stop in library.session.stops):
        yield Problem(RULES, 0, "stops", "none of them has a pain_rise, so pain that has grown would stop nothing")
    told: list[str] = [remark.moment for remark in library.session.remarks]
    for moment in MOMENTS:
        if told.count(moment) != 1:
            yield Problem(RULES, 0, "remarks", f"there must be exactly one for the moment {moment!r}")

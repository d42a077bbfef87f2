"""The nearest known name to one that is not known, for error messages that help."""

from collections.abc import Iterable

MOST_NAMED = 4
"""More names than this begin with the same word: then it tells nothing."""
WORD = 3
"""So many letters at the beginning tell what word somebody meant to write."""


def unknown(name: str, allowed: Iterable[str], what: str) -> str:
    """Say in one clause that ``name`` is no known ``what``, with the nearest known one, or all where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- costs some milliseconds that only a mistake should pay

    known = list(allowed)
    begun = [each for each in known if each.startswith((f"{name}_", f"{name}-"))]
    if 1 < len(begun) <= MOST_NAMED:
        return f"{name!r} is not a known {what}; it may be {', '.join(begun[:-1])} or {begun[-1]}"
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    near = near or [each for each in known if len(name) > WORD and each.startswith(name[:WORD])][:1]
    if near:
        return f"{name!r} is not a known {what}; the nearest is {near[0]!r}"
    return f"{name!r} is not a known {what}; known are {', '.join(known)}"

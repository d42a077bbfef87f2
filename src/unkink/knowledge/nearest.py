"""The nearest known name to one that is not known, for error messages that help."""

from collections.abc import Iterable


def unknown(name: str, allowed: Iterable[str], what: str) -> str:
    """Say in one clause that ``name`` is no known ``what``, with the nearest known one, or all where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- costs some milliseconds that only a mistake should pay

    known = list(allowed)
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return f"{name!r} is not a known {what}; the nearest is {near[0]!r}"
    return f"{name!r} is not a known {what}; known are {', '.join(known)}"

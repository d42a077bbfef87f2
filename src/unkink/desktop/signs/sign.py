"""A sign that speaks against an interruption."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Sign(NamedTuple):
    """``name`` as in the settings (reminder/settings.py), ``by``: who tells. ``read`` gives None where nobody knows."""

    name: str
    by: str
    read: Callable[[], bool | None]


def seen(signs: Iterable[Sign]) -> tuple[str, ...]:
    """The names of all signs that are to be seen now. What cannot be told counts as not there."""
    return tuple(dict.fromkeys(sign.name for sign in signs if sign.read()))

"""The condition of a rule: a small tree over answers, read from content.

In a content file a condition is one of

- the id of an answer that can be "yes" (``saddle_numb``) or of a named fact (``new_pain``);
- ``{any: [...]}``, ``{all: [...]}`` or ``{not: ...}`` over conditions;
- ``{field: age, at_least: 60}``, ``{field: age, below: 18}``, ``{field: trend, is: better}``,
  ``{field: duration_days, at_most: 90}``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

Comparison = Literal["at_least", "at_most", "below", "is"]
COMPARISONS: tuple[Comparison, ...] = ("at_least", "at_most", "below", "is")


class ConditionError(ValueError):
    """A condition in a content file that cannot be read; the message says what is allowed."""


@dataclass(frozen=True, slots=True)
class Said:
    """True when the person said yes to this answer id, or when the named fact holds."""

    id: str


@dataclass(frozen=True, slots=True)
class Compared:
    """True when a field of the answers compares so with the value."""

    field: str
    comparison: Comparison
    value: int | float | str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is not."""

    part: "Condition"


Condition = Said | Compared | AnyOf | AllOf | Not


def read_condition(raw: Any) -> Condition:
    """Read a condition from plain content data.

    Raises ConditionError, naming what is allowed, when the data has another shape.
    """
    match raw:
        case str():
            return Said(raw)
        case {"any": list(parts)} if len(raw) == 1 and parts:
            return AnyOf(tuple(read_condition(part) for part in parts))
        case {"all": list(parts)} if len(raw) == 1 and parts:
            return AllOf(tuple(read_condition(part) for part in parts))
        case {"not": part} if len(raw) == 1:
            return Not(read_condition(part))
        case {"field": str(field)} if len(raw) == 2:  # noqa: PLR2004 -- the field and its comparison
            return _read_comparison(field, {key: value for key, value in raw.items() if key != "field"})
    raise ConditionError(
        "a condition is an answer id, {any: [...]}, {all: [...]}, {not: ...} or {field: ..., "
        f"{'/'.join(COMPARISONS)}: ...}}, not {raw!r}"
    )


def _read_comparison(field: str, rest: dict[str, Any]) -> Compared:
    (name, value), *_ = rest.items()
    for comparison in COMPARISONS:
        if name == comparison and isinstance(value, int | float | str):
            return Compared(field, comparison, value)
    raise ConditionError(f"{name!r} is no comparison; allowed are {', '.join(COMPARISONS)}")


def leaves(condition: Condition) -> Iterator[Said | Compared]:
    """Every leaf of the tree, in reading order."""
    match condition:
        case Said() | Compared():
            yield condition
        case AnyOf(parts) | AllOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)

"""Words in braces are filled in: each text may hold only those that are known where it is said."""

from collections.abc import Iterator, Mapping
from string import Formatter

from msgspec import Struct

Known = Mapping[str, tuple[str, ...]]
"""The words in braces by the field of a text; every other text holds none."""


def texts(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text below a value with the way to it: ``says.title``, ``walks[2]``."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name), f"{field}.{name}" if field else name)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from texts(each, f"{field}[{index}]")


def brace_faults(value: object, known: Known, *, all_needed: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for braces that are broken or unknown; with ``all_needed`` also for those left out."""
    for field, text in texts(value):
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            yield field, f"has broken braces: {error}"
            continue
        here = known.get(field, ())
        told = ", ".join(f"{{{name}}}" for name in here) or "nothing"
        unknown = [name for name in names if name not in here]
        missing = [name for name in here if name not in names] if all_needed and not unknown else []
        yield from ((field, f"fills in {{{name}}}; known here is {told}") for name in unknown)
        yield from ((field, f"does not fill in {{{name}}}") for name in missing)

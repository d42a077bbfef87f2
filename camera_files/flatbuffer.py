"""Writing FlatBuffers back to front, so that new parts can be put before a file that exists already.

A FlatBuffer is a heap of tables that point forwards only, each pointer being a distance. Whatever stands behind stays
valid when something is put in front of it; so a new root can take over the tables of an old file without a byte of them
changing.
Format: https://flatbuffers.dev/internals/ (tables, vectors, offsets, alignment).
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ALIGNMENT = 64
"""The length of everything put in front is a multiple of this, so that what stands behind keeps its own alignment."""


@dataclass(frozen=True)
class At:
    """Where something begins: bytes from the start of the old file, negative for what stands before it."""

    position: int


@dataclass(frozen=True)
class Number:
    """A number that stands in its table itself, with its code of the ``struct`` module."""

    code: str
    value: int


Field = At | Number


class Front:
    """What is put before an old file, or before nothing. What is pointed at is written before what points at it."""

    def __init__(self) -> None:
        self._bytes = b""

    def vector(self, items: bytes, count: int, alignment: int = 4) -> At:
        """Numbers or bytes in a row, already packed."""
        self._pad(len(items), alignment)
        self._bytes = items + self._bytes
        return self._put(struct.pack("<I", count))

    def text(self, words: str) -> At:
        """A string: its bytes, closed by a zero that its length does not count."""
        coded = words.encode()
        return self.vector(coded + b"\0", len(coded))

    def floats(self, *values: float) -> At:
        """A row of 32-bit floats."""
        return self.vector(struct.pack(f"<{len(values)}f", *values), len(values))

    def pointers(self, targets: Sequence[At]) -> At:
        """A row of pointers to tables or strings."""
        length = 4 * len(targets)
        self._pad(length, 4)
        start = -len(self._bytes) - length
        distances = [target.position - (start + 4 * index) for index, target in enumerate(targets)]
        return self.vector(struct.pack(f"<{len(distances)}I", *distances), len(targets))

    def table(self, fields: Mapping[int, Field]) -> At:
        """A table; the keys are the numbers of its fields in the schema. Defaults may be left out."""
        places, length = _layout(fields)
        self._pad(length, 4)
        start = -len(self._bytes) - length
        index = struct.pack(f"<{2 + len(places)}H", 4 + 2 * len(places), length, *places)
        content = bytearray(length)
        struct.pack_into("<i", content, 0, len(index))
        for number, field in fields.items():
            place = places[number]
            if isinstance(field, At):
                struct.pack_into("<I", content, place, field.position - (start + place))
            else:
                struct.pack_into("<" + field.code, content, place, field.value)
        self._bytes = index + bytes(content) + self._bytes
        return At(start)

    def finish(self, root: At, identifier: bytes) -> bytes:
        """The bytes to put before the old file. The identifier has four letters."""
        self._pad(8, ALIGNMENT)
        start = -len(self._bytes) - 8
        return struct.pack("<I", root.position - start) + identifier + self._bytes

    def _pad(self, length: int, alignment: int) -> None:
        """Let the next ``length`` bytes begin on a multiple of ``alignment``."""
        self._bytes = bytes(-(len(self._bytes) + length) % alignment) + self._bytes

    def _put(self, data: bytes) -> At:
        self._bytes = data + self._bytes
        return At(-len(self._bytes))


def _layout(fields: Mapping[int, Field]) -> tuple[list[int], int]:
    """The place of every field within its table (0: left out), and the table's length, a multiple of four.

    All fields stand on their own size when the table begins on a multiple of four; none here is larger than that.
    """
    places = [0] * (max(fields, default=-1) + 1)
    end = 4
    for number in sorted(fields):
        field = fields[number]
        size = 4 if isinstance(field, At) else struct.calcsize("<" + field.code)
        end += -end % size
        places[number] = end
        end += size
    return places, end + -end % 4

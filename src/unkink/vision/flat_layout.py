"""Reading and changing a FlatBuffers file in place: tables, their fields, and lists of four-byte items."""

import struct
from collections.abc import Sequence


class FlatLayout:
    """The bytes of a FlatBuffers file. Raises struct.error where something would stand outside of them."""

    def __init__(self, content: bytes) -> None:
        self.bytes = bytearray(content)

    def number(self, kind: str, at: int) -> int:
        """Return the number that stands there, of a kind as ``struct`` names them."""
        return int(struct.unpack_from(f"<{kind}", self.bytes, at)[0])

    def behind(self, at: int) -> int:
        """Return the place that the offset points to which stands there."""
        return at + self.number("I", at)

    def text(self, table: int, field: int) -> str:
        """Return what a field says."""
        start, length = self._list(table, field)
        return self.bytes[start : start + length].decode(errors="replace")

    def items(self, table: int, field: int) -> range:
        """Return where the items of a field's list stand."""
        start, count = self._list(table, field)
        return range(start, start + 4 * count, 4)

    def tables(self, table: int, field: int) -> list[int]:
        """Return where the tables of a field's list stand."""
        return [self.behind(at) for at in self.items(table, field)]

    def shorten(self, table: int, field: int, values: Sequence[int]) -> None:
        """Write a list over a field's list that is at least as long."""
        start, count = self._list(table, field)
        if len(values) > count:
            raise ValueError(f"{len(values)} items have no room where {count} are")
        struct.pack_into(f"<I{len(values)}i", self.bytes, start - 4, len(values), *values)

    def _list(self, table: int, field: int) -> tuple[int, int]:
        """Return where a field's list begins and how many items it has; one that is left out has none."""
        places = table - self.number("i", table)
        entry = 4 + 2 * field
        offset = self.number("H", places + entry) if entry < self.number("H", places) else 0
        if not offset:
            return 0, 0
        start = self.behind(table + offset)
        return start + 4, self.number("I", start)

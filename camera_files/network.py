"""Telling a TFLite network what its input is, in front of the published bytes.

MediaPipe's reader wants every network to carry a description: one RGB picture, and how a pixel becomes a number. The
networks of the npm package lack it. It is put before them with a new root table; the published bytes follow as one
block, unchanged.
Schemas: tflite/schema/schema.fbs and metadata_schema.fbs of TensorFlow Lite Support (field numbers below).
"""

import struct
from collections.abc import Iterator

from camera_files.flatbuffer import At, Field, Front, Number

_NAME = "TFLITE_METADATA"

# Fields of the root table, `Model`.
_VERSION, _BUFFERS, _METADATA = 0, 4, 6
_TAKEN_OVER = (1, 2, 3, 5, 7)
"""Operators, graphs, description, old metadata buffers and signatures: pointers that the new root takes over."""
_FIELDS = 8


class UnexpectedNetworkError(ValueError):
    """The network is not built as the published ones are."""


def describe(network: bytes, name: str, mean: float, deviation: float) -> bytes:
    """Put a description before a network: its input is ``(pixel - mean) / deviation``.

    Raises:
        UnexpectedNetworkError: it is no TFLite file, has unknown parts, or is described already.

    """
    old = _Reader(network, name)
    front = Front()
    about = _description(name, mean, deviation)
    buffer = front.table({0: front.vector(about, len(about), alignment=16)})
    buffers, metadata = list(old.pointers(_BUFFERS)), list(old.pointers(_METADATA))
    note = front.table({0: front.text(_NAME), 1: Number("I", len(buffers))})
    root: dict[int, Field] = {field: old.pointer(field) for field in _TAKEN_OVER if old.has(field)}
    root[_VERSION] = Number("I", old.number(_VERSION))
    root[_BUFFERS] = front.pointers([*buffers, buffer])
    root[_METADATA] = front.pointers([*metadata, note])
    return front.finish(front.table(root), b"TFL3") + network


def _description(name: str, mean: float, deviation: float) -> bytes:
    """The description alone, a FlatBuffer of its own (``ModelMetadata``)."""
    front = Front()
    normalisation = front.table({0: front.floats(mean), 1: front.floats(deviation)})
    step = front.table({0: Number("B", 1), 1: normalisation})
    picture = front.table({0: Number("B", 2), 1: front.table({0: Number("B", 1)})})
    tensor = front.table({0: front.text("image"), 3: picture, 4: front.pointers([step])})
    graph = front.table({2: front.pointers([tensor])})
    model = front.table({0: front.text(name), 3: front.pointers([graph]), 7: front.text("1.0.0")})
    return front.finish(model, b"M001")


class _Reader:
    """The root table of a TFLite file."""

    def __init__(self, data: bytes, name: str) -> None:
        if data[4:8] != b"TFL3":
            raise UnexpectedNetworkError(f"{name}: this is not a TFLite file.")
        self._data = data
        self._root = self._u32(0)
        index = self._root - self._i32(self._root)
        count = (self._u16(index) - 4) // 2
        self._places = [self._u16(index + 4 + 2 * number) for number in range(count)]
        if any(self._places[_FIELDS:]):
            raise UnexpectedNetworkError(f"{name}: its root table has parts that were not there when this was written.")
        if _NAME.encode() in data:
            raise UnexpectedNetworkError(f"{name}: it carries a description already.")

    def has(self, field: int) -> bool:
        return field < len(self._places) and self._places[field] != 0

    def number(self, field: int) -> int:
        return self._u32(self._root + self._places[field]) if self.has(field) else 0

    def pointer(self, field: int) -> At:
        return At(self._follow(self._root + self._places[field]))

    def pointers(self, field: int) -> Iterator[At]:
        if not self.has(field):
            return
        start = self.pointer(field).position
        for index in range(self._u32(start)):
            yield At(self._follow(start + 4 + 4 * index))

    def _follow(self, place: int) -> int:
        return place + self._u32(place)

    def _u16(self, place: int) -> int:
        return int(struct.unpack_from("<H", self._data, place)[0])

    def _u32(self, place: int) -> int:
        return int(struct.unpack_from("<I", self._data, place)[0])

    def _i32(self, place: int) -> int:
        return int(struct.unpack_from("<i", self._data, place)[0])

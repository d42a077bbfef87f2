"""Putting a description in front of a network, and two networks into one archive."""

import io
import struct
from zipfile import ZipFile

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from camera_files.archive import pack
from camera_files.flatbuffer import ALIGNMENT, At, Front, Number
from camera_files.network import UnexpectedNetworkError, describe
from unkink.vision.assets import LANDMARKS, MODELS

LANDMARKS_LITE_SIZE = 2_819_824


def described() -> bytes:
    with ZipFile(MODELS["lite"].place()) as archive:
        return archive.read(LANDMARKS)


def published() -> bytes:
    return described()[-LANDMARKS_LITE_SIZE:]


def computed(network: bytes, picture: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    interpreter = Interpreter(model_content=network, num_threads=1)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], picture)
    interpreter.invoke()
    return [interpreter.get_tensor(each["index"]) for each in interpreter.get_output_details()]


def test_a_described_network_computes_what_the_published_one_computes() -> None:
    picture = np.random.default_rng(5).random((1, 256, 256, 3), dtype=np.float32)
    for mine, theirs in zip(computed(described(), picture), computed(published(), picture), strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_what_is_put_in_front_keeps_the_alignment_of_the_published_bytes() -> None:
    front = len(describe(published(), "pose", mean=0.0, deviation=255.0)) - LANDMARKS_LITE_SIZE
    assert front % ALIGNMENT == 0


def test_the_description_says_how_a_pixel_becomes_a_number() -> None:
    front = describe(published(), "pose", mean=127.5, deviation=63.75)[:-LANDMARKS_LITE_SIZE]
    assert b"TFLITE_METADATA\0" in front
    assert b"M001" in front
    assert struct.pack("<If", 1, 127.5) in front
    assert struct.pack("<If", 1, 63.75) in front


def test_a_network_is_not_described_twice() -> None:
    with pytest.raises(UnexpectedNetworkError, match="carries a description already"):
        describe(described(), "pose", mean=0.0, deviation=255.0)


def test_something_else_is_no_network() -> None:
    with pytest.raises(UnexpectedNetworkError, match="not a TFLite file"):
        describe(b"\0" * 4 + b"TEXT" + b"\0" * 40, "pose", mean=0.0, deviation=255.0)


def test_the_fields_of_a_table_stand_where_its_index_says() -> None:
    front = Front()
    data = front.finish(front.table({1: Number("B", 7), 3: At(0)}), b"TEST") + b"old"
    (root,) = struct.unpack_from("<I", data, 0)
    index = root - struct.unpack_from("<i", data, root)[0]
    length, _, *places = struct.unpack_from("<6H", data, index)
    assert length == 4 + 2 * 4
    assert (places[0], places[2]) == (0, 0)
    assert data[root + places[1]] == 7
    pointer = root + places[3]
    assert data[pointer + struct.unpack_from("<I", data, pointer)[0] :] == b"old"


def test_equal_members_make_equal_archives_with_every_member_aligned() -> None:
    members = {"first": b"abc", "second": b"defgh"}
    archive = pack(members)
    assert pack(members) == archive
    with ZipFile(io.BytesIO(archive)) as target:
        assert {name: target.read(name) for name in target.namelist()} == members
    assert archive.index(b"abc") % ALIGNMENT == 0
    assert archive.index(b"defgh") % ALIGNMENT == 0

"""Frames over the live socket, without our page: what is answered, what is cut off, and what harms nobody."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from struct import pack
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from tests.coach.people import Points, standing
from tests.web.served import Served
from tests.web.test_live import ask, is_cut_off, present, socket_by_hand
from unkink.body.landmark import INDEX

BY_HAND = 1 / 15


def frame(number: int, points: Points | None, *, flags: int = 0, version: int = 1, t: float | None = None) -> bytes:
    """A frame as a page writes it, of a square picture."""
    at = number * BY_HAND if t is None else t
    present = 1 if points is not None else 0
    head = pack("<BBBBB3xIHHd", version, flags | present, 1, 120, 1, number, 480, 480, at)
    return head + b"".join(pack("<4f", *point) for point in points or ())


def heard(connection: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of a kind."""
    while True:
        answer: dict[str, Any] = json.loads(connection.recv(timeout=20))
        if answer["type"] == kind:
            return answer


def shows(connection: ClientConnection, poses: Iterator[Points | None]) -> None:
    """Send a frame after the other, no faster than a camera, and read the answers."""
    for number, points in enumerate(poses, 1):
        connection.send(frame(number, points, t=time.monotonic()))
        heard(connection, "watching")
        time.sleep(BY_HAND)


def hand(*, up: bool) -> Points:
    points = standing(arm=180.0 if up else 0.0)
    other = standing(arm=0.0)
    for part in ("elbow", "wrist"):
        points[INDEX[f"right_{part}"]] = other[INDEX[f"right_{part}"]]
    return points


def raised() -> Iterator[Points]:
    """Down for a second, then up for one and a half, then down again."""
    for index in range(50):
        yield hand(up=18 < index < 42)


def test_every_frame_is_answered_or_a_later_one_is(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        for number in range(1, 31):
            connection.send(frame(number, standing()))
        while heard(connection, "watching")["sequence"] < 30:
            pass


def test_nothing_is_compressed_whatever_a_browser_offers(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        assert connection.request is not None
        assert connection.response is not None
        assert "permessage-deflate" in connection.request.headers["Sec-WebSocket-Extensions"]
        assert "Sec-WebSocket-Extensions" not in connection.response.headers


def test_in_the_set_up_step_the_checks_come_back(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        connection.send(frame(1, None, flags=2))
        checks = {each["check"]: each["found"] for each in heard(connection, "placed")["checks"]}
    assert checks["person"] == "nobody"


def test_a_raised_hand_pauses_and_resumes(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        ask(connection, "1", type="resume")
        shows(connection, raised())
        assert present(connection)["status"] == "paused"
        shows(connection, raised())
        assert present(connection)["status"] == "running"


def test_landmarks_that_are_no_numbers_are_answered_and_cut_nobody_off(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        connection.send(frame(1, [(float("nan"), 0.0, 0.0, 1.0)] * 33))
        assert heard(connection, "watching")["sequence"] == 1
        assert ask(connection, "1", type="resume")["type"] == "stored"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        b"garbage" * 20,
        frame(1, standing(), version=2),
        frame(1, standing())[:-1],
        frame(1, standing()) + b"\x00",
        frame(1, None, flags=64),
        frame(1, standing(), t=float("nan")),
        bytes(5000),
    ],
    ids=["empty", "short", "garbage", "version", "too short", "too long", "flags", "time", "huge"],
)
def test_bytes_that_are_no_frame_cut_off_their_page_and_harm_no_other(
    begun: str, server_with_session: Served, data: bytes
) -> None:
    with socket_by_hand(server_with_session, begun) as good, socket_by_hand(server_with_session, begun) as broken:
        broken.send(data)
        assert is_cut_off(broken)
        assert ask(good, "1", type="resume")["type"] == "stored"


def test_a_flood_of_frames_is_cut_off_and_harms_no_other(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as good, socket_by_hand(server_with_session, begun) as flood:
        with suppress(ConnectionClosed):
            for number in range(1, 3000):
                flood.send(frame(number, standing()))

        assert is_cut_off(flood)
        assert ask(good, "1", type="resume")["type"] == "stored"


def test_frames_do_not_use_up_the_allowance_of_events(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        for number in range(1, 41):
            connection.send(frame(number, standing()))
        assert ask(connection, "1", type="resume")["type"] == "stored"


def test_a_second_camera_takes_over_from_the_first(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as first, socket_by_hand(server_with_session, begun) as second:
        first.send(frame(1, standing()))
        heard(first, "watching")
        second.send(frame(1, standing()))
        heard(second, "watching")
        assert heard(first, "taken")

        first.send(frame(2, None, flags=4))
        second.send(frame(2, standing()))
        assert heard(second, "watching")["sequence"] == 2


def test_a_camera_that_was_turned_off_can_be_turned_on_again(begun: str, server_with_session: Served) -> None:
    with socket_by_hand(server_with_session, begun) as connection:
        connection.send(frame(1, standing()))
        heard(connection, "watching")
        connection.send(frame(2, None, flags=4))
        connection.send(frame(3, standing()))
        assert heard(connection, "watching")["sequence"] == 3

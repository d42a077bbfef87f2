"""The bytes of a frame: what the page writes is what the server reads, and nothing else is taken."""

from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.web.camera.frame import LARGEST, BadFrame, CameraFrame, read_frame

POINT = (0.25, 0.5, -0.125, 1.0)


def head(**other: float) -> bytes:
    """The first 24 bytes, with some fields other than usual."""
    fields = {
        "version": 1,
        "flags": 1,
        "people": 1,
        "light": 120,
        "shake": 2,
        "number": 7,
        "width": 640,
        "height": 480,
        "at": 12.5,
    }
    return pack("<BBBBB3xIHHd", *(fields | other).values())


BODY = pack("<4f", *POINT) * 33


def test_a_frame_with_a_person_is_read_whole() -> None:
    frame = read_frame(head() + BODY)
    assert frame == CameraFrame(7, 12.5, 640, 480, people=1, light=120, shake=2, landmarks=(POINT,) * 33)
    assert frame.aspect == pytest.approx(4 / 3)


def test_a_frame_with_nobody_has_no_landmarks() -> None:
    frame = read_frame(head(flags=2, people=255))
    assert (frame.landmarks, frame.people, frame.setting_up) == (None, None, True)


def test_landmarks_that_are_no_numbers_are_for_the_coach_to_judge() -> None:
    frame = read_frame(head() + pack("<4f", *[float("nan")] * 4) * 33)
    assert frame.landmarks is not None
    assert len(frame.landmarks) == 33


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "version is missing"),
        (head(version=2) + BODY, "version is 2; allowed is 1"),
        (head()[:10], "has 10 bytes"),
        (head() + BODY[:-1], f"has {LARGEST - 1} bytes; its flags allow {LARGEST}"),
        (head(), f"has 24 bytes; its flags allow {LARGEST}"),
        (head(flags=0) + BODY, "its flags allow 24"),
        (head(flags=9) + BODY, "flags are 9"),
        (head(at=float("nan")) + BODY, "time is nan"),
        (head(at=float("inf")) + BODY, "time is inf"),
        (head(at=-1.0) + BODY, "time is -1.0"),
        (head(width=0) + BODY, "size is 0 x 480"),
    ],
)
def test_what_no_page_of_ours_sends_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(BadFrame, match=says):
        read_frame(data)


@given(st.one_of(st.binary(max_size=600), st.binary(min_size=528, max_size=528).map(lambda body: head() + body)))
def test_garbage_is_read_or_refused_but_never_breaks_anything(data: bytes) -> None:
    try:
        frame = read_frame(data)
    except BadFrame:
        return
    assert frame.landmarks is None or len(frame.landmarks) == 33

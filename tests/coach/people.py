"""People in front of a camera, as simple as a test needs them: upright sticks in a picture of 1000 by 1000."""

from collections.abc import Callable, Iterator
from math import cos, radians, sin

from unkink.body.landmark import INDEX
from unkink.coach.recordings.recording import Frame, Landmark

Points = list[Landmark]
HIP = (0.5, 0.55)
TRUNK, THIGH, SHANK, UPPER_ARM, FOREARM, NECK, NOSE = 0.22, 0.17, 0.17, 0.12, 0.1, 0.07, 0.05


def standing(
    *,
    knee: float = 0.0,
    lean: float = 0.0,
    arm: float = 0.0,
    chin: float = 0.0,
    front: bool = False,
    far_visibility: float = 1.0,
    scale: float = 1.0,
    at: tuple[float, float] = HIP,
) -> Points:
    """Somebody facing right (or us), with these angles in degrees. The left side is the nearer one."""
    points: Points = [(0.0, 0.0, 0.0, 0.0)] * 33

    def put(name: str, place: tuple[float, float], visibility: float, depth: float) -> None:
        points[INDEX[name]] = (
            at[0] + (place[0] - HIP[0]) * scale,
            at[1] + (place[1] - HIP[1]) * scale,
            depth,
            visibility,
        )

    for side, sign in (("left", 1), ("right", -1)):
        beside = sign * (0.07 if front else 0.0)
        visibility, depth = (1.0, -0.1) if side == "left" else (far_visibility, 0.1)
        hip = (HIP[0] + beside * 0.5, HIP[1])
        shoulder = _from((HIP[0] + beside, HIP[1]), 180 - lean, TRUNK)
        thigh_knee = _from(hip, knee / 2, THIGH)
        ankle = _from(thigh_knee, -knee / 2, SHANK)
        elbow = _from(shoulder, arm, UPPER_ARM)
        ear = _from(shoulder, 180 - lean - chin, NECK)
        for part, place in (
            ("hip", hip),
            ("shoulder", shoulder),
            ("knee", thigh_knee),
            ("ankle", ankle),
            ("heel", (ankle[0] - 0.02, ankle[1] + 0.02)),
            ("foot_index", (ankle[0] + 0.06, ankle[1] + 0.02)),
            ("elbow", elbow),
            ("wrist", _from(elbow, arm, FOREARM)),
            ("ear", ear),
        ):
            put(f"{side}_{part}", place, visibility, depth if not front else 0.0)
        if side == "left":
            put("nose", _from(ear, 90 - lean - chin, NOSE), 1.0, depth)
    return points


def _from(start: tuple[float, float], degrees: float, length: float) -> tuple[float, float]:
    """Go from a point in a direction: 0 is down, 90 is to the right, 180 is up."""
    return (start[0] + length * sin(radians(degrees)), start[1] + length * cos(radians(degrees)))


def filmed(
    pose: Callable[[float], Points | None], seconds: float, fps: float = 30.0, start: float = 0.0
) -> Iterator[Frame]:
    """Film somebody: ``pose`` says how they stand at a time."""
    for index in range(int(seconds * fps)):
        t = start + index / fps
        points = pose(t)
        yield Frame(t, None if points is None else tuple(points))


def squats(t: float, every: float = 3.0, deep: float = 90.0) -> float:
    """The bend of the knees of somebody who squats every so many seconds."""
    return deep * (1 - cos(2 * 3.141592653589793 * t / every)) / 2

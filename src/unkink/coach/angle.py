"""The angles the coach can follow, each with its clinical definition, its source and the parts it needs.

All are in degrees and measured in the plane of the picture, so they mean what they say where the movement lies in that
plane. Joint angles are 0 where the limb is straight, as the neutral-zero method has it (Debrunner 1971; American
Academy of Orthopaedic Surgeons 1965); inclinations are against the vertical. Definitions of the segments follow
Winter, Biomechanics and Motor Control of Human Movement (4th ed. 2009), ch. 3, and agree with those of Sports2D (Pagnon
2024, JOSS 9(101):6849): the trunk runs from the middle of the hips to the middle of the shoulders, or from hip to
shoulder of the nearer side where the farther one cannot be trusted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, atan2, degrees, hypot

from unkink.coach.recordings.recording import Landmark
from unkink.coach.segment import PAIRS, SEGMENTS, Direction, Points
from unkink.knowledge.camera_view import AngleName

UP: Direction = (0.0, -1.0)
DOWN: Direction = (0.0, 1.0)

THIGH_TO_TRUNK = 0.75
"""Length of the thigh over mid-hip to mid-shoulder, from the proportions of Drillis and Contini (1966)."""
NEARER_KNEES = 1.05
"""The knees are nearer to the camera than the trunk, and look that much larger. Our choice."""
TRUNK_TO_SHOULDERS = 1.5
"""Length of the trunk over the distance of the shoulder joints, from the same."""
FOREARM_TO_TRUNK = 0.51
"""Length of the forearm over that of the trunk, from the same."""
FROM_THE_FRONT = 0.25
"""Shoulders so far apart across the trunk, in its lengths, tell which way is outwards: turned by up to 68 degrees."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An angle: from one segment or fixed direction to another. ``signed`` ones are positive towards the body's front.

    ``opposite``: the first segment is taken the other way round, so that a straight limb has 0. ``whole``: it is a
    matter of both sides at once. ``outwards``: of one side, which points away from the other. ``offset`` is added at
    the end.
    """

    meaning: str
    start: str = ""
    end: str = ""
    signed: bool = False
    opposite: bool = False
    whole: bool = False
    outwards: bool = False
    offset: float = 0.0

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the body that must be seen."""
        if self.whole:
            return ("shoulder", "hip", "knee") if self.end == "knee" else ("shoulder", "hip")
        named = [part for segment in (self.start, self.end) for part in SEGMENTS.get(segment, ())]
        return tuple(dict.fromkeys(named))


ANGLES: Mapping[AngleName, Definition] = {
    "trunk_inclination": Definition(
        "trunk against upright: 0 upright, 90 level and face down, -90 lying on the back", "up", "trunk", signed=True
    ),
    "head_inclination": Definition(
        "shoulder to ear against upright: 0 upright, positive forwards, negative backwards", "up", "neck", signed=True
    ),
    "face_inclination": Definition(
        "shoulder to nose against upright: grows as the chin drops, shrinks as the head tips back",
        "up",
        "face",
        signed=True,
    ),
    "thigh_inclination": Definition("thigh against hanging straight down: 90 is level", "down", "thigh"),
    "shank_inclination": Definition("shank against standing straight: 90 is level", "down", "shank"),
    "arm_inclination": Definition(
        "upper arm against hanging straight down: 90 level, 180 overhead", "down", "upper_arm"
    ),
    "forearm_inclination": Definition("forearm against hanging straight down: 90 level, 180 up", "down", "forearm"),
    "foot_inclination": Definition("ankle to toes against straight down: about 75 flat on the floor", "down", "foot"),
    "hip_flexion": Definition(
        "thigh against trunk: 0 in one line, 90 sitting upright", "trunk", "thigh", opposite=True
    ),
    "knee_flexion": Definition("shank against thigh: 0 straight", "thigh", "shank"),
    "shoulder_elevation": Definition(
        "upper arm against trunk: 0 along it, 180 overhead, forwards or sideways", "trunk", "upper_arm", opposite=True
    ),
    "elbow_flexion": Definition("forearm against upper arm: 0 straight", "upper_arm", "forearm"),
    "shoulder_rotation": Definition(
        "how far a forearm points outwards, seen from the front: 0 straight ahead (or hanging), 90 to its own side, "
        "negative across the body",
        "trunk",
        "forearm",
        outwards=True,
    ),
    "neck_flexion": Definition(
        "shoulder to ear against the trunk: positive is chin down, negative tipped back", "trunk", "neck", signed=True
    ),
    "head_drop": Definition(
        "ear to nose against level: 0 looking ahead, positive looking down", "up", "head", signed=True, offset=-90.0
    ),
    "knee_roll": Definition(
        "how far both knees have sunk to the side, lying and seen from the feet: positive is the person's left",
        end="knee",
        whole=True,
    ),
    "pelvis_rotation": Definition(
        "line of the hips against line of the shoulders about the trunk, with the depth z: positive turns to the left",
        whole=True,
    ),
    "shoulder_tilt": Definition(
        "line of the shoulders against square to the trunk: positive where the left one sinks in the picture",
        whole=True,
    ),
}
"""Every angle by its name in a technique file."""


def angle_between(first: Direction, second: Direction) -> float:
    """Return the turn from the first direction to the second, -180 to 180; positive is clockwise in the picture."""
    return degrees(atan2(first[0] * second[1] - first[1] * second[0], first[0] * second[0] + first[1] * second[1]))


def knee_roll(points: Points, trunk: Direction, aspect: float) -> float:
    """Return how far the knees' middle lies beside the hips' middle, as the angle the thighs tip by for that.

    The trunk gives the direction; trunk and shoulders, whichever is less foreshortened, give the scale. The person
    faces the camera or lies with the feet towards it.
    """
    left, right, left_knee, right_knee = points[23], points[24], points[25], points[26]
    across = (left_knee[0] + right_knee[0] - left[0] - right[0]) * aspect / 2
    along = (left_knee[1] + right_knee[1] - left[1] - right[1]) / 2
    length = hypot(*trunk) or 1e-9
    # The person's left is on the right of the picture when their head is up and they face the camera.
    beside = _beside((across, along), trunk)
    shoulders = hypot((points[11][0] - points[12][0]) * aspect, points[11][1] - points[12][1])
    thigh = THIGH_TO_TRUNK * max(length, TRUNK_TO_SHOULDERS * shoulders)
    return degrees(asin(max(-1.0, min(1.0, beside / (NEARER_KNEES * thigh)))))


def pelvis_rotation(points: Points, trunk: Direction, aspect: float) -> float:
    """Return the turn of the hips' line against the shoulders' about the trunk's axis."""
    return _turn(points, 23, 24, trunk, aspect) - _turn(points, 11, 12, trunk, aspect)


def _turn(points: Points, left: int, right: int, trunk: Direction, aspect: float) -> float:
    a, b = points[right], points[left]
    return degrees(atan2((b[2] - a[2]) * aspect, _beside(_way(a, b, aspect), trunk)))


def shoulder_tilt(points: Points, trunk: Direction, aspect: float) -> float:
    """Return how far the line of the shoulders is from square to the trunk, -90 to 90."""
    left, right = points[11], points[12]
    line = ((left[0] - right[0]) * aspect, left[1] - right[1])
    turn = angle_between((-trunk[1], trunk[0]), line)
    return turn - 180.0 if turn > 90.0 else turn + 180.0 if turn < -90.0 else turn  # noqa: PLR2004 -- a line has no ends


def shoulder_rotation(points: Points, side: str, trunk: Direction, aspect: float) -> float | None:
    """Return how far the forearm points outwards, -90 to 90; None where the shoulders look too narrow to tell.

    With the elbow bent to a right angle beside the body this is the external rotation of the shoulder (neutral-zero
    method, as above). The scale is the trunk's, of which a forearm has a known share.
    """
    elbow, wrist = (points[index] for index in PAIRS[side]["forearm"])
    length = hypot(*trunk) or 1e-9
    shoulders = _beside(_way(points[12], points[11], aspect), trunk)
    if abs(shoulders) < FROM_THE_FRONT * length:
        return None
    outwards = 1.0 if (shoulders > 0) == (side == "left") else -1.0
    reach = outwards * _beside(_way(elbow, wrist, aspect), trunk)
    return degrees(asin(max(-1.0, min(1.0, reach / (FOREARM_TO_TRUNK * length)))))


def _way(start: Landmark, end: Landmark, aspect: float) -> Direction:
    """Return the way from one landmark to another."""
    return ((end[0] - start[0]) * aspect, end[1] - start[1])


def _beside(way: Direction, trunk: Direction) -> float:
    """Return how far a way goes square to the trunk: positive to the right of the picture where the trunk points up."""
    return (way[0] * -trunk[1] + way[1] * trunk[0]) / (hypot(*trunk) or 1e-9)

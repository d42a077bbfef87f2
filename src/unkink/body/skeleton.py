"""Forward kinematics: from joint angles and the place of the pelvis to every point of the skeleton in space."""

from collections.abc import Mapping
from dataclasses import dataclass

from unkink.body.joint import SIDES, full_angles, mirrored_angles
from unkink.body.proportions import (
    ANKLE_HEIGHT,
    BALL_FORWARD,
    FOOT,
    FOREARM,
    HALF_HIPS,
    HALF_SHOULDERS,
    HAND,
    HEEL_BACK,
    LUMBAR,
    NECK,
    SACRUM,
    SHANK,
    THIGH,
    THORACIC,
    UPPER_ARM,
)
from unkink.body.space import (
    ORIGIN,
    UPRIGHT,
    Frame,
    Vector,
    about_forward,
    about_right,
    about_up,
    add,
    combined,
    turned,
)


@dataclass(frozen=True, slots=True)
class Posture:
    """A body in space: every joint angle, and where its pelvis is and how it is turned.

    ``pelvis_at`` is the midpoint of the hip joints in metres. Pitch leans the pelvis forwards (90 face down, -90 on
    the back), roll tips it and yaw turns it to the person's left about its own long axis; degrees. ``breath`` is how
    full the chest is, 0 to 1.
    """

    angles: Mapping[str, float]
    pelvis_at: Vector = ORIGIN
    pitch: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0
    breath: float = 0.5


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The points of a body in space by name, and the frame of the part there.

    A limb's frame is that of the segment that begins at the point; on the spine, of the piece that ends at it.
    """

    points: Mapping[str, Vector]
    frames: Mapping[str, Frame]
    breath: float = 0.5

    def at(self, name: str, forward: float, up: float, right: float) -> Vector:
        """Return the point that lies so many metres from a named point, along that part's own axes."""
        return add(self.points[name], turned(self.frames[name], (forward, up, right)))


@dataclass(frozen=True, slots=True)
class SpinePiece:
    """Some vertebrae that move as one: where they end, their length, and how far they lean forward when standing."""

    top: str
    section: str
    share: float
    length: float
    lean: float


_THIRD = 1 / 3
SPINE: tuple[SpinePiece, ...] = (
    SpinePiece("l4", "lumbar", _THIRD, LUMBAR / 3, 13),
    SpinePiece("l2", "lumbar", _THIRD, LUMBAR / 3, 1),
    SpinePiece("t12", "lumbar", _THIRD, LUMBAR / 3, -9),
    SpinePiece("t10", "lower_thoracic", _THIRD, THORACIC / 6, -12),
    SpinePiece("t8", "lower_thoracic", _THIRD, THORACIC / 6, -8),
    SpinePiece("t6", "lower_thoracic", _THIRD, THORACIC / 6, -2),
    SpinePiece("t4", "upper_thoracic", _THIRD, THORACIC / 6, 6),
    SpinePiece("t2", "upper_thoracic", _THIRD, THORACIC / 6, 14),
    SpinePiece("c7", "upper_thoracic", _THIRD, THORACIC / 6, 21),
    SpinePiece("c5", "neck", _THIRD, NECK / 3, 22),
    SpinePiece("c3", "neck", _THIRD, NECK / 3, 12),
    SpinePiece("c1", "neck", _THIRD, NECK / 3, 4),
)
"""The spine from the sacrum up. The leans give the natural curves, gentler than the angles that are measured between
end plates, because a piece spans several vertebrae."""

SPINE_LEAN_AT_GIRDLE = 14.0
"""The natural lean of the piece that carries the shoulders, taken out again so that an arm hangs straight down."""

SACRUM_LEAN = -18.0
"""The hip joints lie in front of the sacrum, so the line from them to it leans back."""


LEG_POINTS = ("hip", "knee", "ankle", "heel", "ball", "toes")


def stand(posture: Posture) -> Skeleton:
    """Return the skeleton of a posture."""
    points: dict[str, Vector] = {"pelvis": posture.pelvis_at}
    frames: dict[str, Frame] = {"pelvis": _pelvis(posture)}
    _spine(posture.angles, points, frames)
    for side in SIDES:
        _arm(side, posture.angles, points, frames)
        _leg(side, posture.angles, points, frames)
    return Skeleton(points, frames, posture.breath)


def limb_point(posture: Posture, name: str) -> Vector:
    """Return one point of a limb, as ``stand`` has it, without working out the rest of the body."""
    side, _, end = name.partition("_")
    points: dict[str, Vector] = {"pelvis": posture.pelvis_at}
    frames: dict[str, Frame] = {"pelvis": _pelvis(posture)}
    if end in LEG_POINTS:
        _leg(side, posture.angles, points, frames)
    else:
        _spine(posture.angles, points, frames)
        _arm(side, posture.angles, points, frames)
    return points[name]


def _pelvis(posture: Posture) -> Frame:
    return combined(about_right(-posture.pitch), combined(about_forward(-posture.roll), about_up(posture.yaw)))


def _spine(angles: Mapping[str, float], points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    pelvis = frames["pelvis"]
    sacrum = combined(pelvis, about_right(-SACRUM_LEAN))
    point = add(points["pelvis"], turned(sacrum, (0.0, SACRUM, 0.0)))
    points["s1"] = point
    straight = pelvis
    for piece in SPINE:
        # Each piece takes its share of its section's bend; the natural lean is added to the drawing of the piece only,
        # so that it does not add up along the chain.
        straight = combined(
            straight,
            _bend(
                -angles[f"{piece.section}_flexion"] * piece.share,
                -angles[f"{piece.section}_side_bend"] * piece.share,
                angles[f"{piece.section}_rotation"] * piece.share,
            ),
        )
        frame = combined(straight, about_right(-piece.lean))
        point = add(point, turned(frame, (0.0, piece.length, 0.0)))
        points[piece.top], frames[piece.top] = point, frame
    frames["s1"] = sacrum
    points["head"], frames["head"] = point, straight
    points["nose"] = add(point, turned(straight, (0.125, 0.02, 0.0)))
    points["crown"] = add(point, turned(straight, (0.0, 0.15, 0.0)))


def _bend(flexed: float, tipped: float, rotated: float) -> Frame:
    frame = about_right(flexed) if flexed else UPRIGHT
    if tipped:
        frame = combined(frame, about_forward(tipped))
    if rotated:
        frame = combined(frame, about_up(rotated))
    return frame


def _arm(side: str, angles: Mapping[str, float], points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    out = 1.0 if side == "right" else -1.0
    chest = combined(frames["t2"], about_right(SPINE_LEAN_AT_GIRDLE))
    forward = 0.012 + 0.0021 * angles[f"{side}_girdle_protraction"]
    up = -0.012 + 0.0016 * angles[f"{side}_girdle_elevation"]
    narrower = 0.0006 * max(0.0, angles[f"{side}_girdle_protraction"])
    shoulder = add(points["t2"], turned(chest, (forward, up, out * (HALF_SHOULDERS - narrower))))
    upper = combined(
        combined(chest, about_right(angles[f"{side}_shoulder_flexion"])),
        combined(
            about_forward(-out * angles[f"{side}_shoulder_abduction"]),
            about_up(out * angles[f"{side}_shoulder_internal_rotation"]),
        ),
    )
    elbow = add(shoulder, turned(upper, (0.0, -UPPER_ARM, 0.0)))
    lower = combined(
        upper,
        combined(about_right(angles[f"{side}_elbow_flexion"]), about_up(out * angles[f"{side}_forearm_pronation"])),
    )
    wrist = add(elbow, turned(lower, (0.0, -FOREARM, 0.0)))
    # The palm faces the thigh, so bending the wrist takes the fingers towards the midline.
    hand = combined(lower, about_forward(out * angles[f"{side}_wrist_flexion"]))
    points[f"{side}_shoulder"], frames[f"{side}_shoulder"] = shoulder, upper
    points[f"{side}_elbow"], frames[f"{side}_elbow"] = elbow, lower
    points[f"{side}_wrist"], frames[f"{side}_wrist"] = wrist, hand
    points[f"{side}_palm"] = add(wrist, turned(hand, (0.0, -0.45 * HAND, 0.0)))
    points[f"{side}_fingers"] = add(wrist, turned(hand, (0.0, -0.9 * HAND, 0.0)))


def _leg(side: str, angles: Mapping[str, float], points: dict[str, Vector], frames: dict[str, Frame]) -> None:
    out = 1.0 if side == "right" else -1.0
    pelvis = frames["pelvis"]
    hip = add(points["pelvis"], turned(pelvis, (0.0, 0.0, out * HALF_HIPS)))
    thigh = combined(
        combined(pelvis, about_right(angles[f"{side}_hip_flexion"])),
        combined(
            about_forward(-out * angles[f"{side}_hip_abduction"]),
            about_up(out * angles[f"{side}_hip_internal_rotation"]),
        ),
    )
    knee = add(hip, turned(thigh, (0.0, -THIGH, 0.0)))
    shank = combined(thigh, about_right(-angles[f"{side}_knee_flexion"]))
    ankle = add(knee, turned(shank, (0.0, -SHANK, 0.0)))
    foot = combined(shank, about_right(angles[f"{side}_ankle_dorsiflexion"]))
    ball = add(ankle, turned(foot, (BALL_FORWARD, -ANKLE_HEIGHT, 0.0)))
    toes = combined(foot, about_right(angles[f"{side}_toe_extension"]))
    points[f"{side}_hip"], frames[f"{side}_hip"] = hip, thigh
    points[f"{side}_knee"], frames[f"{side}_knee"] = knee, shank
    points[f"{side}_ankle"], frames[f"{side}_ankle"] = ankle, foot
    points[f"{side}_heel"] = add(ankle, turned(foot, (-HEEL_BACK, -ANKLE_HEIGHT, 0.0)))
    points[f"{side}_ball"], frames[f"{side}_ball"] = ball, toes
    points[f"{side}_toes"] = add(ball, turned(toes, (FOOT - HEEL_BACK - BALL_FORWARD, 0.0, 0.0)))


def standing(joints: Mapping[str, float]) -> Posture:
    """Return an upright posture with these joint angles, its pelvis at the origin."""
    return Posture(full_angles(joints))


def mirrored(posture: Posture) -> Posture:
    """Return the mirror image of a posture: left and right changed over."""
    x, y, z = posture.pelvis_at
    return Posture(
        mirrored_angles(posture.angles), (x, y, -z), posture.pitch, -posture.roll, -posture.yaw, posture.breath
    )

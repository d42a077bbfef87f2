"""Joint angles in clinical terms: names, signs and normal ranges.

All angles are in degrees. Zero is the anatomical standing position with the palms facing the thighs. Positive is what
the name says (``hip_flexion`` bends the hip forwards, ``hip_abduction`` takes the leg outwards); side bends and
rotations of the spine are positive to the person's left. A joint of a limb is written for one side
(``left_knee_flexion``) or, without the side, for both.

Ranges, passive and for adults without complaints:

- limbs: American Academy of Orthopaedic Surgeons, Joint Motion (1965), and Norkin and White, Measurement of Joint
  Motion (5th ed. 2016); the knee is the AMA's 150 degrees, because AAOS's 135 does not let anybody sit on their heels;
- lumbar flexion and side bend: AAOS (1965); thoracic sums: Magee, Orthopedic Physical Assessment (6th ed. 2014),
  shared between its lower and its upper half, and rotations, after the segments of White and Panjabi, Clinical
  Biomechanics of the Spine (2nd ed. 1990);
- neck: AMA Guides (5th ed. 2001) for flexion, extension and rotation;
- shoulder girdle: Norkin and White; protraction as the angle of the collarbone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Joint:
    """One angle: its name, and the normal range in degrees, both ends included."""

    name: str
    least: float
    most: float
    turns_sideways: bool = False
    """True for side bends and rotations of the spine: their sign changes when a pose is mirrored."""


MIDLINE: tuple[Joint, ...] = (
    Joint("lumbar_flexion", -25, 60),
    Joint("lumbar_side_bend", -25, 25, turns_sideways=True),
    Joint("lumbar_rotation", -12, 12, turns_sideways=True),
    Joint("lower_thoracic_flexion", -25, 30),
    Joint("lower_thoracic_side_bend", -20, 20, turns_sideways=True),
    Joint("lower_thoracic_rotation", -22, 22, turns_sideways=True),
    Joint("upper_thoracic_flexion", -20, 20),
    Joint("upper_thoracic_side_bend", -15, 15, turns_sideways=True),
    Joint("upper_thoracic_rotation", -28, 28, turns_sideways=True),
    Joint("neck_flexion", -60, 50),
    Joint("neck_side_bend", -45, 45, turns_sideways=True),
    Joint("neck_rotation", -80, 80, turns_sideways=True),
)

LIMB: tuple[Joint, ...] = (
    Joint("girdle_protraction", -25, 30),
    Joint("girdle_elevation", -10, 40),
    Joint("shoulder_flexion", -60, 180),
    Joint("shoulder_abduction", -45, 180),
    Joint("shoulder_internal_rotation", -90, 90),
    Joint("elbow_flexion", 0, 150),
    Joint("forearm_pronation", -80, 80),
    Joint("wrist_flexion", -70, 80),
    Joint("hip_flexion", -20, 125),
    Joint("hip_abduction", -30, 45),
    Joint("hip_internal_rotation", -45, 45),
    Joint("knee_flexion", 0, 150),
    Joint("ankle_dorsiflexion", -50, 25),
    Joint("toe_extension", -30, 70),
)

JOINTS: dict[str, Joint] = {joint.name: joint for joint in MIDLINE} | {
    f"{side}_{joint.name}": joint for side in SIDES for joint in LIMB
}
"""Every angle a body has, by its full name."""

NAMES: tuple[str, ...] = (*JOINTS, *(joint.name for joint in LIMB))
"""Every name that a pose may use: full names, and names of limb joints for both sides at once."""

NEUTRAL: dict[str, float] = dict.fromkeys(JOINTS, 0.0)


def full_angles(joints: Mapping[str, float]) -> dict[str, float]:
    """Return every angle of the body from the few a pose names; a name with its side wins over one for both sides.

    Names that are no joint are left out: the validator of the content reports them.
    """
    angles = dict(NEUTRAL)
    for name, value in joints.items():
        if name not in JOINTS:
            angles.update({full: value for side in SIDES if (full := f"{side}_{name}") in JOINTS})
    angles.update({name: value for name, value in joints.items() if name in JOINTS})
    return angles


def mirrored_name(name: str) -> str:
    """Return the name of the same joint or point on the other side; names of the midline stay."""
    side, _, rest = name.partition("_")
    return {"left": f"right_{rest}", "right": f"left_{rest}"}.get(side, name)


def mirrored_angles(angles: Mapping[str, float]) -> dict[str, float]:
    """Return the angles of the mirror image: left and right changed over, sideways turns of the spine reversed."""
    return {mirrored_name(name): -value if JOINTS[name].turns_sideways else value for name, value in angles.items()}

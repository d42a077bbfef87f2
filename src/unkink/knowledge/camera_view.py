"""What a technique file can say about its camera view: what the coach measures, counts, holds against and says.

Angles are in degrees, times in seconds. A *share* is a fraction of how far the person themselves moved: 0 is where they
rested before the repetition, 1 is how far they went. docs/describe-an-exercise.md explains every field with examples.
"""

from typing import Literal

from msgspec import Struct

from unkink.knowledge.motion import Place

AngleName = Literal[
    "trunk_inclination",
    "thigh_inclination",
    "shank_inclination",
    "arm_inclination",
    "forearm_inclination",
    "foot_inclination",
    "head_inclination",
    "face_inclination",
    "hip_flexion",
    "knee_flexion",
    "shoulder_elevation",
    "shoulder_rotation",
    "elbow_flexion",
    "neck_flexion",
    "head_drop",
    "knee_roll",
    "pelvis_rotation",
    "shoulder_tilt",
]
Limb = Literal["near", "left", "right", "both", "more", "less"]
BodyPart = Literal["nose", "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index"]
SegmentName = Literal["trunk", "thigh", "shank", "upper_arm", "forearm", "arm", "neck"]
ViewName = Literal["side", "front", "any"]
When = Literal["always", "rest", "into", "hold", "out_of", "moving"]
Way = Literal["into", "out_of"]


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """One angle that is followed. ``limb`` says of which side: of the limb that is nearer to the camera, as a rule.

    ``least`` and ``most`` cut the signal off: values beyond count as this value.
    """

    angle: AngleName
    limb: Limb = "near"
    reversed: bool = False
    least: float = -180.0
    most: float = 180.0


class Repetition(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as one repetition: the signal leaves its rest, goes far enough, and comes back.

    ``rest`` says whether the signal is low or high at rest, or as it is at first. ``least``: it must move by so many
    degrees. ``enough``: and by this share of what the person usually does. ``back``: it must come back by this share.
    ``least_s``: a repetition that takes less time than this is none. ``humps``: so many times out and back make one
    repetition. ``sides``: a positive signal is the person's left, a negative one their right, and each is counted.
    """

    signal: str
    rest: Literal["low", "high", "first"] = "low"
    least: float = 20.0
    enough: float = 0.4
    back: float = 0.65
    least_s: float = 0.4
    humps: int = 1
    sides: bool = False


class Hold(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as being in the hold: at least this share of the way.

    ``body_share``: where the signal is at that share, the whole body has made this one of its own way in the picture,
    straight from where it rests to where it is held. It times the hold better. ``body_share_back``: the same on the way
    back, where that is another way. It is for holds that are kept still, or spent ``rolling`` about: what the body
    moves by in the hold is then no part of its way. ``turning``: the way is how far this segment of both sides has
    turned in the picture, for limbs that swing through more than a right angle.
    """

    share: float = 0.8
    body_share: float | None = None
    body_share_back: float | None = None
    rolling: bool = False
    turning: SegmentName | None = None


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is the case at one moment: exactly one comparison of one signal.

    ``above`` and ``below`` compare degrees; ``moved_above``, ``moved_below`` and ``moved`` (either way) compare how far
    the signal is from where it was at rest; ``faster_than`` compares its pace of late in degrees a second.
    """

    signal: str
    above: float | None = None
    below: float | None = None
    moved_above: float | None = None
    moved_below: float | None = None
    moved: float | None = None
    faster_than: float | None = None


class Bounces(Struct, frozen=True, forbid_unknown_fields=True):
    """Going up and down within the hold: so many times by at least so many degrees."""

    signal: str
    degrees: float
    times: int = 2


class Acting(Struct, frozen=True, forbid_unknown_fields=True):
    """How the synthetic performer does the fault. It is how the coach is tested, never shown.

    ``joints``: degrees added to joints in every pose but the one at rest, ``turn`` to the pelvis' pitch there, and
    ``shift`` metres to its place. ``faster``: movements take this share of their time, and ``shorter``: holds of
    theirs. ``bounce``: within the hold, so many times a second, the body goes back by ``bounce_share`` of the way.
    ``one_side``: the right side goes this share of the way.
    """

    joints: dict[str, float] = {}
    turn: float = 0.0
    shift: Place = (0.0, 0.0, 0.0)
    faster: float = 1.0
    shorter: float = 1.0
    bounce: float = 0.0
    bounce_share: float = 0.0
    one_side: float = 1.0


class Fault(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a physical therapist would name, how it is told from the signals, and one short, kind, concrete cue.

    One of these tells it: ``conditions`` that are all the case at once for ``for_s`` seconds during ``when``; a hold
    ``hold_shorter_than_s``; a way ``faster_than_s`` (from a fifth to four fifths of it); ``bounces``;
    ``side_less_than``: one side goes less far than this share of the other. ``weight``: the greater, the sooner said.
    """

    cue: str
    when: When = "moving"
    conditions: tuple[Condition, ...] = ()
    for_s: float = 0.5
    hold_shorter_than_s: float | None = None
    faster_than_s: float | None = None
    way: Way = "into"
    bounces: Bounces | None = None
    side_less_than: float | None = None
    weight: int = 1
    acting: Acting | None = None


class CameraView(Struct, frozen=True, forbid_unknown_fields=True):
    """The camera's part of a technique file. ``size``: the body must fill this share of the picture's height or width.

    ``needs``: parts that must be seen besides those that the repetition's signal is made of. ``cannot_judge``: what
    the camera cannot tell here, in words for people, and ``place`` where it should stand.

    ``elevation``: by how many degrees the camera looks down on somebody lying. Only the synthetic performer needs
    ``depth_angle``, the three parts whose angle on the body itself tells how far on the way it is, where the way has a
    bend; ``across`` as the first is the direction from one side of the body to the other.
    """

    signals: dict[str, Signal]
    repetition: Repetition
    view: ViewName = "any"
    size: float = 0.25
    needs: tuple[BodyPart, ...] = ()
    visibility: float = 0.5
    hold: Hold | None = None
    faults: dict[str, Fault] = {}
    cannot_judge: tuple[str, ...] = ()
    place: str = ""
    elevation: float = 0.0
    depth_angle: tuple[BodyPart | Literal["across"], BodyPart, BodyPart] | None = None


class WatchedTechnique(Struct, frozen=True):
    """A stand-alone technique file for the coach: an id, a name and the camera's part. Other fields are left alone."""

    id: str
    name: str
    camera: CameraView

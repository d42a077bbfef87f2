"""The motion of a technique: key poses in joint angles, and how one repetition passes through them.

Angles are in degrees, under the names and signs of ``unkink.body.joint``; a limb's joint without its side means both.
Places are in metres: x forward, y up, z to the person's right; the floor is at y = 0.
"""

from typing import Literal

from msgspec import Struct

Phase = Literal["get_ready", "into", "hold", "out_of", "rest"]
Breath = Literal["in", "out", "easy"]
View = Literal["side", "front", "above", "foot-end"]
PropKind = Literal["chair", "stool", "ball", "foam-roller", "bed", "mat"]
Place = tuple[float, float, float]


class Prop(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing in the picture. ``at`` is the middle of a ball or roller; of a mat, seat or bed the middle of its top."""

    kind: PropKind
    at: Place = (0.0, 0.0, 0.0)


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    """A named point of the body and where it is held: the body hangs from there."""

    point: str
    at: Place


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """One key pose: joint angles in degrees by clinical name, with the body placed in space.

    The body is placed by its pelvis (the midpoint of the hip joints), or by an ``anchor``. With ``lowest_at`` it is
    then moved straight up or down until its lowest point is at that height. Pitch leans the pelvis forwards (-90 lies
    on the back), roll tips it and yaw turns it to the left about the body's long axis. ``props`` says where a thing is
    in this pose, where it is not at its usual place. ``text`` says in words what the picture shows.
    """

    text: str
    joints: dict[str, float]
    pelvis_at: Place = (0.0, 0.0, 0.0)
    pelvis_pitch: float = 0.0
    pelvis_roll: float = 0.0
    pelvis_yaw: float = 0.0
    anchor: Anchor | None = None
    lowest_at: float | None = None
    props: dict[str, Place] = {}


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of one repetition: go to this pose during this phase of the session, with this breath."""

    phase: Phase
    pose: str
    breath: Breath = "easy"


class Arrow(Struct, frozen=True, forbid_unknown_fields=True):
    """An arrow that shows where a point of the body or a thing goes: from where it is in one pose to another's."""

    point: str
    start: str
    end: str
    offset: Place = (0.0, 0.0, 0.0)


class Motion(Struct, frozen=True, forbid_unknown_fields=True):
    """What the figure does. ``moves`` run through one repetition; a side is mirrored from ``left`` to ``right``.

    ``planted`` names the points (such as ``left_ankle``) that stay where the key poses put them all the way between
    two poses. ``cycle_s`` is how long one round through the moves of the hold takes, in seconds, where the hold is
    spent moving; 0 where it is still.
    """

    view: View
    poses: dict[str, Pose]
    moves: tuple[Move, ...]
    region: str
    props: tuple[Prop, ...] = ()
    planted: tuple[str, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    cycle_s: float = 0.0

    @property
    def known_by(self) -> str:
        """The pose that shows best what this is: the one that the way in leads to."""
        return next((move.pose for move in reversed(self.moves) if move.phase == "into"), next(iter(self.poses)))

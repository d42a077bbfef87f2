"""The motion of a technique: key poses in joint angles, and how one repetition passes through them."""

from typing import Literal

from msgspec import Struct

Phase = Literal["get_ready", "into", "hold", "out_of", "rest"]
Breath = Literal["in", "out", "easy"]
View = Literal["side", "front", "above", "foot-end"]


class Prop(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing in the picture: a chair, a ball ... ``at`` in metres (x forward, y up, z to the person's left)."""

    kind: Literal["chair", "ball", "foam-roller", "bed", "mat"]
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """One key pose: joint angles in degrees by clinical name, with the pelvis placed in space.

    ``text`` says in words what the picture shows.
    """

    text: str
    joints: dict[str, float]
    pelvis_at: tuple[float, float, float] = (0.0, 0.0, 0.0)
    pelvis_pitch: float = 0.0
    pelvis_roll: float = 0.0
    pelvis_yaw: float = 0.0
    props: dict[str, tuple[float, float, float]] = {}


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of one repetition: go to this pose during this phase of the session, with this breath."""

    phase: Phase
    pose: str
    breath: Breath = "easy"


class Motion(Struct, frozen=True, forbid_unknown_fields=True):
    """What the figure does. ``moves`` run through one repetition; a side is mirrored from ``left`` to ``right``."""

    view: View
    poses: dict[str, Pose]
    moves: tuple[Move, ...]
    region: str
    props: tuple[Prop, ...] = ()

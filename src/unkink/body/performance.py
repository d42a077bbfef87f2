"""A motion performed: the scene at every moment of every phase of a repetition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from unkink.body.interpolation import between_postures, eased
from unkink.body.joint import mirrored_name
from unkink.body.placement import anchored, place, settled
from unkink.body.reaching import planted
from unkink.body.skeleton import Posture, mirrored, stand
from unkink.body.space import Vector, between
from unkink.knowledge.motion import Anchor, Breath, Motion, Phase

PHASES: tuple[Phase, ...] = ("get_ready", "into", "hold", "out_of", "rest")
FULLNESS: dict[Breath, float] = {"in": 1.0, "easy": 0.5, "out": 0.0}


@dataclass(frozen=True, slots=True)
class Scene:
    """A body in its posture, where each thing is, and what holds the body on the way to the next scene."""

    posture: Posture
    props: Mapping[str, Vector]
    lowest_at: float | None = None
    anchor: Anchor | None = None
    planted: tuple[str, ...] = ()


def scene_at(motion: Motion, pose: str, *, side: str = "", breath: Breath = "easy") -> Scene:
    """Return the scene of a key pose. ``side`` "right" is the mirror image.

    Raises KeyError when the motion has no such pose.
    """
    key = motion.poses[pose]
    placed = place(key)
    props: dict[str, Vector] = {prop.kind: key.props.get(prop.kind, prop.at) for prop in motion.props}
    scene = Scene(_breathing(placed, FULLNESS[breath]), props, key.lowest_at, key.anchor, motion.planted)
    return _mirror(scene) if side == "right" else scene


def scene_between(start: Scene, end: Scene, share: float) -> Scene:
    """Return the scene ``share`` (0 to 1) of the way in time between two scenes: slow at both ends, feet planted."""
    way = eased(share)
    posture = between_postures(start.posture, end.posture, way)
    if start.anchor and end.anchor and start.anchor.point == end.anchor.point:
        held_at = between(start.anchor.at, end.anchor.at, way)
        posture = anchored(posture, Anchor(start.anchor.point, held_at))
    if start.planted and 0 < way < 1:
        first, last = stand(start.posture).points, stand(end.posture).points
        held = {name: between(first[name], last[name], way) for name in start.planted if name in first}
        posture = planted(posture, held)
    if start.lowest_at is not None and end.lowest_at is not None:
        posture = settled(posture, start.lowest_at + (end.lowest_at - start.lowest_at) * way)
    return Scene(posture, {name: between(at, end.props[name], way) for name, at in start.props.items()})


@dataclass(frozen=True, slots=True)
class Key:
    """A key scene of a phase, and a name that is the same wherever the scene is."""

    name: str
    pose: str
    scene: Scene


def key_scenes(motion: Motion, phase: Phase, *, side: str = "") -> list[Key]:
    """Return the key scenes a phase passes through, beginning with the one that the phase before it ends in.

    A hold that stays still breathes: it fills the chest and lets go again.

    Raises ValueError when the motion has no move for the phase.
    """
    chosen = [index for index, move in enumerate(motion.moves) if move.phase == phase]
    if not chosen:
        raise ValueError(f"the motion has no move for the phase {phase!r}")
    before = chosen[0] if phase == "get_ready" else chosen[0] - 1
    poses = [motion.moves[index].pose for index in (before, *chosen)]
    keys = [Key(pose, pose, scene_at(motion, pose, side=side)) for pose in poses]
    if phase == "hold" and len(set(poses)) == 1:
        keys.insert(1, Key(f"{poses[0]} breathing in", poses[0], scene_at(motion, poses[0], side=side, breath="in")))
    return keys


def key_scenes_again(motion: Motion, *, side: str = "") -> list[Key]:
    """Return the key scenes of the way in from the second repetition on: from where the rest was spent."""
    rested = key_scenes(motion, "rest", side=side)[-1]
    ways_in = key_scenes(motion, "into", side=side)
    return ways_in if rested.pose == ways_in[0].pose else [rested, *ways_in]


def perform(motion: Motion, phase: Phase, progress: float, *, side: str = "") -> Scene:
    """Return the scene at a moment of a phase; ``progress`` runs from 0 to 1.

    Raises ValueError when the motion has no move for the phase.
    """
    keys = key_scenes(motion, phase, side=side)
    legs = len(keys) - 1
    leg = min(int(progress * legs), legs - 1)
    return scene_between(keys[leg].scene, keys[leg + 1].scene, progress * legs - leg)


@dataclass(frozen=True, slots=True)
class Moment:
    """A scene somewhere in a repetition: its phase, and which of the phase's ways from key to key it is on."""

    phase: Phase
    leg: int
    scene: Scene


def moments(motion: Motion, *, side: str = "", steps: int = 8) -> Iterator[Moment]:
    """Yield the scenes of a repetition, ``steps`` from each key pose to the next, both ends included.

    Last comes the way from the rest into the next one.
    """
    ways = [(phase, key_scenes(motion, phase, side=side)) for phase in PHASES]
    for phase, keys in [*ways, ("into", key_scenes_again(motion, side=side))]:
        for leg, (start, end) in enumerate(pairwise(keys)):
            for step in range(steps + 1):
                yield Moment(phase, leg, scene_between(start.scene, end.scene, step / steps))


def _breathing(posture: Posture, fullness: float) -> Posture:
    return Posture(posture.angles, posture.pelvis_at, posture.pitch, posture.roll, posture.yaw, fullness)


def _mirror(scene: Scene) -> Scene:
    props = {name: _across(at) for name, at in scene.props.items()}
    anchor = scene.anchor and Anchor(mirrored_name(scene.anchor.point), _across(scene.anchor.at))
    planted_points = tuple(mirrored_name(name) for name in scene.planted)
    return Scene(mirrored(scene.posture), props, scene.lowest_at, anchor, planted_points)


def _across(at: Vector) -> Vector:
    return (at[0], at[1], -at[2])

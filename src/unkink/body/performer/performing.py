"""A whole performance: frames as a landmark network would give them, and the truth about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import asin, atan2, hypot
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from unkink.body.interpolation import between_postures, eased
from unkink.body.landmark import LANDMARKS
from unkink.body.performance import Scene, scene_at
from unkink.body.performer.course import Leg, course
from unkink.body.performer.noise import DROPS, Landmark, estimate, network
from unkink.body.performer.person import Somebody, embodied, somebody
from unkink.body.performer.viewpoint import HEIGHT, SeenPoint, Station, station, viewpoint
from unkink.body.proportions import HEIGHT as STATURE
from unkink.body.skeleton import stand
from unkink.body.space import Vector, between, subtract
from unkink.knowledge.camera_view import Acting, CameraView
from unkink.knowledge.motion import Motion
from unkink.knowledge.technique import Technique

STEPS = 16
"""A way from pose to pose is worked out at so many places and straight between them."""
FINE_HZ = 200.0
"""How often a second the truth looks whether the hold is held; frames are too seldom for that."""
PIXELS = (1.8, 4.2)
"""Errors of the network in pixels, for a body that measures ``BODY`` pixels from head to heels. Source: noise.py."""
BODY = 500.0
RATES = (10.0, 15.0, 20.0, 24.0, 30.0, 30.0, 60.0)


class Wishes(Struct, frozen=True):
    """What may be asked of a performance; None leaves it to chance, within the limits that the modules state."""

    repetitions: int = 3
    pixels: float | None = None
    fault: str = ""
    fps: float | None = None
    where: Station | None = None


class Truth(Struct):
    """What was really done. Times are seconds of the recording.

    ``holds_s`` is the time for which the body itself was in the hold as the technique's file has it: so much of the way
    that this person goes, from where they rest to where they are, on average, while they hold. ``hold_start_s`` and
    ``hold_end_s`` are when it first came there and last left.
    """

    technique: str
    fault: str
    reps: int
    sides: list[str] = []
    rep_end_s: list[float] = []
    holds_s: list[float] = []
    hold_start_s: list[float] = []
    hold_end_s: list[float] = []
    faults: list[str] = []
    view: dict[str, float] = {}
    person: dict[str, float] = {}
    noise_px: float = 0.0
    fps: float = 0.0


Seen = tuple[float, tuple[Landmark, ...] | None]
"""A frame: its time, and 33 landmarks or None."""


@dataclass(slots=True)
class Performance:
    """Somebody about to perform. ``frames`` is run through once; after that ``truth`` is whole."""

    technique: Technique
    camera: CameraView
    person: Somebody
    legs: list[Leg]
    acting: Acting
    pixels: float
    fps: float
    where: Station
    random: Random
    truth: Truth
    depths: dict[tuple[str, str, str], list[float]] = field(default_factory=dict)
    ways: dict[tuple[str, str, str], list[tuple[Vector, ...]]] = field(default_factory=dict)

    def frames(self) -> Iterator[Seen]:
        """Yield the frames. Some never arrive, and their times shake a little."""
        random = self.random
        eye = viewpoint(self.where, [point for leg in self.legs for places in self._way(leg) for point in places])
        first_seen = [eye.see(point) for point in self._way(self.legs[0])[0]]
        a_metre = eye.focal * HEIGHT / max(sum(depth for _, _, depth in first_seen) / len(first_seen), 0.1)
        net = network(random, self.pixels * a_metre * STATURE * self.person.height / BODY)
        shaking = self.person.tremor * a_metre
        started, last, sway, step = 0.0, 0.0, 0.0, 1 / self.fps
        clock = 0.0
        for leg in self.legs:
            ways = [[eye.see(point) for point in places] for places in self._way(leg)]
            while clock < started + leg.seconds:
                way = self._progress(leg, clock - started)
                sway += random.gauss(0, 1) * self.person.sway * step**0.5 - sway * step
                if random.random() >= DROPS:
                    t = round(max(clock + random.uniform(-0.1, 0.1) * step, last + 0.0005), 4)
                    points = _along(ways, min(max(way + sway, 0.0), 1.0))
                    yield t, estimate(net, points, t - last if last else step, shaking)
                    last = t
                clock += step
            started += leg.seconds
            self._account(leg, started)

    def _account(self, leg: Leg, ends: float) -> None:
        """Write into the truth what a leg has added."""
        if leg.repetition and len(self.truth.holds_s) < leg.repetition:
            self._account_hold(leg.repetition, ends - leg.seconds)
            self.truth.rep_end_s.append(0.0)
            self.truth.sides.append(leg.side)
            self.truth.reps += 1
        if leg.repetition and leg.phase != "rest":
            self.truth.rep_end_s[-1] = round(ends, 3)

    def _account_hold(self, repetition: int, begins: float) -> None:
        """Write into the truth when in a repetition the body is in the hold, and for how many seconds in all."""
        share = self.camera.hold.share if self.camera.hold else 0.8
        legs = [leg for leg in self.legs if leg.repetition == repetition]
        depths = [(leg.phase, depth) for leg in legs for depth in self._depths(leg)]
        holding = [depth for phase, depth in depths if phase == "hold"]
        level = share * sum(holding) / len(holding)
        held = [moment for moment, (_, depth) in enumerate(depths) if depth >= level]
        self.truth.holds_s.append(round(len(held) / FINE_HZ, 3))
        self.truth.hold_start_s.append(round(begins + held[0] / FINE_HZ, 3))
        self.truth.hold_end_s.append(round(begins + (held[-1] + 1) / FINE_HZ, 3))

    def _depths(self, leg: Leg) -> list[float]:
        """Return how deep the body is in a leg, moment after moment."""
        count = round(leg.seconds * FINE_HZ)
        return [self._depth(leg, self._progress(leg, (moment + 0.5) / FINE_HZ)) for moment in range(count)]

    def _progress(self, leg: Leg, spent: float) -> float:
        """Return how far along a leg's way the body is."""
        if leg.start == leg.end and leg.phase == "hold" and self.acting.bounce:
            beat = (spent * self.acting.bounce) % 1.0
            return self.acting.bounce_share * eased(1 - abs(2 * beat - 1))
        return eased(spent / leg.seconds) if leg.seconds else 1.0

    def _depth(self, leg: Leg, way: float) -> float:
        """Return how deep in the repetition the body is: 0 where it rests, 1 in the pose that it holds."""
        if self.camera.depth_angle:
            return self._depth_by_angle(leg, way)
        if leg.start == leg.end and leg.phase == "hold" and self.acting.bounce:
            return 1.0 - way
        first, last = leg.depths
        return first + (last - first) * way

    def _depth_by_angle(self, leg: Leg, way: float) -> float:
        """Return how deep the body is by the angle that the file names, between rest and this person's hold."""
        key = (leg.start, leg.end, leg.side)
        if key not in self.depths:
            moves = self.technique.motion.moves
            held = next(move.pose for move in reversed(moves) if move.phase == "hold")
            low, high = (self._angle(self._places(pose, leg.side)) for pose in (moves[0].pose, held))
            self.depths[key] = [(self._angle(places) - low) / (high - low) for places in self._way(leg)]
        depths = self.depths[key]
        at = way * (len(depths) - 1)
        index = min(int(at), len(depths) - 2)
        return depths[index] + (depths[index + 1] - depths[index]) * (at - index)

    def _places(self, pose: str, side: str) -> tuple[Vector, ...]:
        return embodied(stand(self._scene(pose, side).posture), self.person)

    def _angle(self, places: tuple[Vector, ...]) -> float:
        """Return the angle at the second of the three parts that the file names.

        It is that of the nearer side, in the plane of the body's middle; from ``across``, how far the limbs of both
        sides together have tipped out of that plane.
        """
        first, at, last = self.camera.depth_angle or ("shoulder", "hip", "knee")
        if first == "across":
            limbs = [
                subtract(places[LANDMARKS.index(f"{side}_{last}")], places[LANDMARKS.index(f"{side}_{at}")])
                for side in ("left", "right")
            ]
            return abs(asin(sum(limb[2] for limb in limbs) / sum(hypot(*limb) for limb in limbs)))
        side = "right" if self.where.around > 0 else "left"
        start, corner, end = (
            places[LANDMARKS.index(part if part == "nose" else f"{side}_{part}")] for part in (first, at, last)
        )
        a, b = subtract(start, corner), subtract(end, corner)
        return abs(atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]))

    def _way(self, leg: Leg) -> list[tuple[Vector, ...]]:
        """Return the places of all landmarks along a leg, in this person's body."""
        start, end = leg.start, leg.end
        if start == end and leg.phase == "hold" and self.acting.bounce:
            end = self.technique.motion.moves[0].pose
        key = (start, end, leg.side)
        if key not in self.ways:
            first, last = (self._scene(pose, leg.side) for pose in (start, end))
            count = STEPS if start != end else 1
            self.ways[key] = [
                embodied(stand(between_postures(first.posture, last.posture, step / count)), self.person)
                for step in range(count + 1)
            ]
        return self.ways[key]

    def _scene(self, pose: str, side: str) -> Scene:
        """Return a key pose as this person does it: a share of the way from rest."""
        motion = acted(self.technique.motion, self.acting)
        rest = motion.moves[0].pose
        resting, drawn = scene_at(motion, rest, side=side), scene_at(motion, pose, side=side)
        reach = self.person.reach * (self.acting.one_side if side == "right" else 1.0)
        return Scene(between_postures(resting.posture, drawn.posture, reach if pose != rest else 0.0), drawn.props)


def acted(motion: Motion, acting: Acting) -> Motion:
    """Return the motion as somebody with a fault does it: every pose but the one at rest is changed."""
    if not (acting.joints or acting.turn or any(acting.shift)):
        return motion
    rest = motion.moves[0].pose
    poses = {}
    for name, pose in motion.poses.items():
        joints = _added(pose.joints, acting.joints)
        at = tuple(a + b for a, b in zip(pose.pelvis_at, acting.shift, strict=True))
        changed = replace(pose, joints=joints, pelvis_pitch=pose.pelvis_pitch + acting.turn, pelvis_at=at)
        poses[name] = pose if name == rest else changed
    return replace(motion, poses=poses)


def _added(joints: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    """Add degrees to joints; a limb's joint without its side means both, however the pose names them."""
    angles = dict(joints)
    for joint, by in more.items():
        for name in [name for name in joints if name == joint or name.endswith(f"_{joint}")] or [joint]:
            angles[name] = angles.get(name, 0.0) + by
    return angles


def perform(technique: Technique, camera: CameraView, wishes: Wishes, random: Random) -> Performance:
    """Return a performance of a technique. Raises KeyError for a fault that its camera's part does not name."""
    person = somebody(random)
    fault = camera.faults[wishes.fault] if wishes.fault else None
    acting = (fault.acting if fault else None) or Acting()
    legs = course(technique, person, acting, wishes.repetitions, random)
    pixels = wishes.pixels if wishes.pixels is not None else random.uniform(*PIXELS)
    fps = wishes.fps or random.choice(RATES)
    where = wishes.where or station(random, camera.view, camera.elevation)
    truth = Truth(technique.id, wishes.fault, 0, faults=[wishes.fault] if wishes.fault else [])
    truth.view = {"around": where.around, "elevation": where.elevation, "roll": where.roll, "fill": where.fill}
    truth.person = {"height": person.height, "reach": person.reach, "tempo": person.tempo}
    truth.noise_px, truth.fps = pixels, fps
    return Performance(technique, camera, person, legs, acting, pixels, fps, where, random, truth)


def _along(ways: list[list[SeenPoint]], way: float) -> list[SeenPoint]:
    """Return the points at a share of the way, straight between the two places worked out around it."""
    at = way * (len(ways) - 1)
    index = min(int(at), len(ways) - 2)
    share = at - index
    return [between(a, b, share) for a, b in zip(ways[index], ways[index + 1], strict=True)]

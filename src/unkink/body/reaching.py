"""Inverse kinematics for one limb: small changes of its angles until its end is where it should be."""

from collections.abc import Mapping
from dataclasses import replace

from unkink.body.joint import JOINTS
from unkink.body.skeleton import Posture, limb_point
from unkink.body.space import Vector, distance, dot, subtract

STEP = 0.5
"""Degrees by which an angle is tried when we ask what it does to the limb's end."""
DAMPING = 2e-6
"""Keeps steps small where a limb is nearly straight (damped least squares, Wampler 1986); square metres per degree."""
CLOSE = 0.0015
"""Metres within which the end counts as there."""
ROUNDS = 8

ANGLES_OF: dict[str, tuple[str, ...]] = {
    "ankle": ("hip_flexion", "knee_flexion"),
    "wrist": ("shoulder_flexion", "shoulder_abduction", "elbow_flexion"),
}
"""Which angles of its limb move a planted point; the others stay as the pose has them."""


def planted(posture: Posture, targets: Mapping[str, Vector]) -> Posture:
    """Return the posture with its limbs bent so that each named point is at its target, within the joints' ranges.

    A planted ankle keeps its foot turned in space as it was. A target out of reach is approached as far as it goes.
    """
    for point, target in targets.items():
        posture = _reach(posture, point, target)
    return posture


def _reach(posture: Posture, point: str, target: Vector) -> Posture:
    side, _, end = point.partition("_")
    names = tuple(f"{side}_{name}" for name in ANGLES_OF.get(end, ()))
    sole = _sole(posture, side)
    for _ in range(ROUNDS):
        here = limb_point(posture, point)
        miss = subtract(target, here)
        if not names or distance(here, target) < CLOSE:
            break
        posture = _stepped(posture, names, point, here, miss)
    if end == "ankle":
        name = f"{side}_ankle_dorsiflexion"
        posture = _turned(posture, {name: posture.angles[name] + sole - _sole(posture, side)})
    return posture


def _sole(posture: Posture, side: str) -> float:
    """Return the turn of the foot in its leg's plane: the sum of the angles above it, in degrees."""
    angles = posture.angles
    return angles[f"{side}_hip_flexion"] - angles[f"{side}_knee_flexion"] + angles[f"{side}_ankle_dorsiflexion"]


def _stepped(posture: Posture, names: tuple[str, ...], point: str, here: Vector, miss: Vector) -> Posture:
    pulls = []
    for name in names:
        # A tried angle may lie just outside its range: it only tells a direction.
        tried = replace(posture, angles={**posture.angles, name: posture.angles[name] + STEP})
        there = limb_point(tried, point)
        pulls.append(tuple(value / STEP for value in subtract(there, here)))
    solved = _damped(pulls, miss)
    return _turned(posture, {name: posture.angles[name] + by for name, by in zip(names, solved, strict=True)})


def _damped(pulls: list[tuple[float, ...]], miss: Vector) -> list[float]:
    """Solve for the change of each angle: (J^T J + damping) x = J^T miss, by elimination."""
    size = len(pulls)
    rows = [
        [_inner(a, b) + (DAMPING if i == j else 0.0) for j, b in enumerate(pulls)] + [_inner(a, miss)]
        for i, a in enumerate(pulls)
    ]
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            rows[j] = [below - factor * above for below, above in zip(rows[j], rows[i], strict=True)]
    solved = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * solved[j] for j in range(i + 1, size))
        solved[i] = (rows[i][size] - known) / rows[i][i]
    return solved


def _inner(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return dot((a[0], a[1], a[2]), (b[0], b[1], b[2]))


def _turned(posture: Posture, changes: Mapping[str, float]) -> Posture:
    within = {name: min(max(value, JOINTS[name].least), JOINTS[name].most) for name, value in changes.items()}
    return replace(posture, angles={**posture.angles, **within})

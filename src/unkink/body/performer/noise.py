"""What a landmark network adds to the truth: errors that last, drift, jitter, mixed-up sides, what it cannot see.

The character is BlazePose's: it looks at a crop of fixed size around the whole body, so its errors grow with the body
in the picture; they are correlated in time, because its tracker smooths and its mistakes depend on the pose, which
changes slowly; the farther side is worse and less visible; sides change over for some frames now and then (Bazarevsky
et al. 2020: crop, visibility, tracking, smoothing). How large they are, for a body of 500 pixels from head to heels:

- Altogether: the knee seen from the side during squats is off by 3.5 degrees (one standard deviation) in tight trousers
  and by 6.4 over all clothes (Cosoli, Arnesano and Scalise 2026, MediaPipe against inertial sensors). With thigh and
  shank of 120 pixels these are errors of 3 and 5.5 pixels a coordinate; a performance has 1.8 to 4.2.
- Jitter: 0.7 to 1.5 pixels at hips and shoulders above 3 Hz (our measurement: MediaPipe, full model, video mode, on the
  100 frames of each of three cameras that come with Pose2Sim 0.10; 1.1 to 2.1 without its smoothing).
- Drift: there, what the models full and heavy disagree about changes by 2 to 4 pixels below 3 Hz; one of the two alone
  is off by 1.4 to 2.8 if both err alike. That person walks; in a slow stretch it will be less.

What is left of the first after the two others is what lasts. The rates below are our choice.
"""

from dataclasses import dataclass
from math import exp, hypot, sqrt
from random import Random

from unkink.body.landmark import LANDMARKS
from unkink.body.performer.viewpoint import HEIGHT, WIDTH, SeenPoint

Landmark = tuple[float, float, float, float]

SLOW_S, FAST_S = 1.5, 0.08
"""Time constants of the two parts of the error that change."""
LASTING_SHARE, SLOW_SHARE, FAST_SHARE = 0.79, 0.5, 0.35
"""Shares of the whole error's root mean square: what a network gets wrong about this body and stays, drift, jitter."""
FAR_WORSE = 1.0
"""By how much the error grows on the side that is fully hidden behind the other."""
BREADTH_M = 0.2
"""A landmark so much farther away than its other side's is hidden behind the body."""
SWAPS_A_S = 0.04
"""One mix-up of sides in 25 seconds."""
SWAP_FRAMES = 3
DROPS = 0.015
"""Share of frames that never arrive."""
LOST_A_S = 0.01
"""Once in 100 seconds nobody is found for a few frames."""
LOST_FRAMES = 4


@dataclass(slots=True)
class Network:
    """The network that looks: its error in pixels (root mean square, of 720 lines) for this body, and its state."""

    random: Random
    pixels: float
    lasting: list[float]
    slow: list[float]
    fast: list[float]
    swapped: int = 0
    lost: int = 0


def network(random: Random, pixels: float) -> Network:
    """Return a network whose error has its usual size from the start."""
    lasting, slow, fast = ([random.gauss(0, 1) for _ in range(2 * len(_CARRIERS))] for _ in range(3))
    return Network(random, pixels, lasting, slow, fast)


def estimate(net: Network, seen: list[SeenPoint], dt: float, shaking: float = 0.0) -> tuple[Landmark, ...] | None:
    """Return what the network makes of the true points after ``dt`` seconds, or None where it finds nobody.

    ``shaking`` is the person's own tremor in pixels, which comes on top of the jitter.
    """
    random, pixels = net.random, net.pixels
    _wander(random, net.slow, exp(-dt / SLOW_S))
    _wander(random, net.fast, exp(-dt / FAST_S))
    jitter = hypot(FAST_SHARE * pixels, shaking)
    errors = [
        LASTING_SHARE * pixels * lasting + SLOW_SHARE * pixels * slow + jitter * fast
        for lasting, slow, fast in zip(net.lasting, net.slow, net.fast, strict=True)
    ]
    middle = (seen[23][2] + seen[24][2]) / 2
    points = []
    for (x, y, depth), other, carrier in zip(seen, _OTHER, _CARRIER, strict=True):
        behind = min(max((depth - seen[other][2]) / BREADTH_M, 0.0), 1.0)
        size = 1.0 + FAR_WORSE * behind
        visibility = 0.98 - 0.35 * behind + 0.06 * size * net.slow[carrier]
        points.append(
            (
                x + size * errors[carrier] / WIDTH,
                y + size * errors[carrier + 1] / HEIGHT,
                (depth - middle) / middle * HEIGHT / WIDTH,
                min(max(visibility, 0.0), 1.0),
            )
        )
    return _confused(net, points, dt)


def _wander(random: Random, values: list[float], kept: float) -> None:
    """One step of an Ornstein-Uhlenbeck process of unit variance: frame rate does not change its character."""
    new = 2.0 * sqrt(1.0 - kept * kept)
    throw = random.random
    for index, value in enumerate(values):
        # Three throws make a bell (Irwin and Hall), four times as fast as a true one.
        values[index] = kept * value + new * (throw() + throw() + throw() - 1.5)


def _confused(net: Network, points: list[Landmark], dt: float) -> tuple[Landmark, ...] | None:
    random = net.random
    if net.lost or random.random() < LOST_A_S * dt:
        net.lost = (net.lost or 1 + random.randrange(LOST_FRAMES)) - 1
        return None
    if net.swapped or random.random() < SWAPS_A_S * dt:
        net.swapped = (net.swapped or 1 + random.randrange(SWAP_FRAMES)) - 1
        return tuple(points[other] for other in _OTHER)
    return tuple(points)


_BODY = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")


def _carrier(name: str) -> str:
    side, _, part = name.partition("_")
    if part in _BODY:
        return name
    return f"{side}_wrist" if part in ("pinky", "index", "thumb") else "nose"


_OTHER = [
    LANDMARKS.index(
        name.replace("left", "right") if "left" in name else name.replace("right", "left") if "right" in name else name
    )
    for name in LANDMARKS
]
"""For each landmark the one of the other side."""
_CARRIERS = ("nose", *(name for name in LANDMARKS if name.partition("_")[2] in _BODY))
_CARRIER = [2 * _CARRIERS.index(_carrier(name)) for name in LANDMARKS]
"""For each landmark where its error stands: eyes and mouth err with the nose, fingers with their wrist."""

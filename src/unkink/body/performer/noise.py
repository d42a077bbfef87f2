"""What a landmark network adds to the truth: errors that last, jitter, mixed-up sides, what it cannot see.

The character is BlazePose's: errors are correlated in time, because its tracker smooths and its mistakes depend on the
pose, which changes slowly; the farther side is worse and less visible; sides change over for some frames now and then.
Sources: Bazarevsky et al. 2020 (visibility, tracking, smoothing); the knee angle from the side is off by -2.3 +- 6.4
degrees against marker-based capture (see docs), which at a thigh of 120 pixels is some 3 to 5 pixels a landmark. How
the error is shared between slow and fast, and the rates below, are our choice.
"""

from dataclasses import dataclass
from math import exp, sqrt
from random import Random

from unkink.body.landmark import LANDMARKS
from unkink.body.performer.viewpoint import HEIGHT, WIDTH, SeenPoint

Landmark = tuple[float, float, float, float]

SLOW_S, FAST_S = 1.5, 0.08
"""Time constants of the two parts of the error that change."""
LASTING_SHARE, SLOW_SHARE, FAST_SHARE = 0.75, 0.5, 0.43
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
    """The network that looks: its error in pixels (root mean square, at 720 lines), and what it has in mind."""

    random: Random
    pixels: float
    lasting: list[float]
    slow: list[float]
    fast: list[float]
    swapped: int = 0
    lost: int = 0


def network(random: Random, pixels: float) -> Network:
    """Return a network whose error has its usual size from the start."""
    parts = [[random.gauss(0, 1) for _ in range(2 * len(LANDMARKS))] for _ in range(3)]
    return Network(random, pixels, *parts)


def estimate(net: Network, seen: list[SeenPoint], dt: float) -> tuple[Landmark, ...] | None:
    """Return what the network makes of the true points after ``dt`` seconds, or None where it finds nobody."""
    random = net.random
    _wander(random, net.slow, exp(-dt / SLOW_S))
    _wander(random, net.fast, exp(-dt / FAST_S))
    middle = (seen[23][2] + seen[24][2]) / 2
    errors = [
        LASTING_SHARE * lasting + SLOW_SHARE * slow + FAST_SHARE * fast
        for lasting, slow, fast in zip(net.lasting, net.slow, net.fast, strict=True)
    ]
    points = []
    for index, (x, y, depth) in enumerate(seen):
        behind = min(max((depth - seen[_OTHER[index]][2]) / BREADTH_M, 0.0), 1.0)
        size = net.pixels * (1.0 + FAR_WORSE * behind)
        dx, dy = size * errors[2 * index] / WIDTH, size * errors[2 * index + 1] / HEIGHT
        visibility = 0.98 - 0.35 * behind + 0.06 * (1 + behind) * net.slow[2 * index]
        z = (depth - middle) / middle * HEIGHT / WIDTH
        points.append((x + dx, y + dy, z, min(max(visibility, 0.0), 1.0)))
    return _confused(net, points, dt)


def _wander(random: Random, values: list[float], kept: float) -> None:
    """One step of an Ornstein-Uhlenbeck process of unit variance: frame rate does not change its character."""
    new = sqrt(1.0 - kept * kept)
    for index, value in enumerate(values):
        values[index] = kept * value + new * random.gauss(0, 1)


def _confused(net: Network, points: list[Landmark], dt: float) -> tuple[Landmark, ...] | None:
    random = net.random
    if net.lost or random.random() < LOST_A_S * dt:
        net.lost = (net.lost or 1 + random.randrange(LOST_FRAMES)) - 1
        return None
    if net.swapped or random.random() < SWAPS_A_S * dt:
        net.swapped = (net.swapped or 1 + random.randrange(SWAP_FRAMES)) - 1
        return tuple(points[other] for other in _OTHER)
    return tuple(points)


_OTHER = [
    LANDMARKS.index(
        name.replace("left", "right") if "left" in name else name.replace("right", "left") if "right" in name else name
    )
    for name in LANDMARKS
]
"""For each landmark the one of the other side."""

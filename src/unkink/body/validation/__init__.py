"""Checks that a body can do the motion of a technique: a plain list of functions, each ``technique -> problems``."""

from collections.abc import Callable

from unkink.body.validation.balance import check_balance
from unkink.body.validation.feet import check_feet
from unkink.body.validation.floor import check_floor
from unkink.body.validation.points import check_points
from unkink.body.validation.ranges import check_ranges
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

NAMES: tuple[Callable[[Technique], list[Problem]], ...] = (check_points, check_ranges)
"""Checks of the names and values that a file gives; a file must pass them before its motion can be performed."""
MOTION: tuple[Callable[[Technique], list[Problem]], ...] = (check_floor, check_feet, check_balance)
"""Checks of every moment of the motion."""


def check_body(technique: Technique) -> list[Problem]:
    """Return everything about the motion of a technique that no body could or should do."""
    problems = [problem for check in NAMES for problem in check(technique)]
    return problems or [problem for check in MOTION for problem in check(technique)]

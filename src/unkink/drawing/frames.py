"""A motion as frames that a script can step through: what the session page needs to move the figure with the engine."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

from unkink.body.performance import PHASES, Key, key_scenes, key_scenes_again, scene_between
from unkink.drawing.picture import picture, rendered, svg
from unkink.drawing.stage import stage_of
from unkink.knowledge.motion import Motion
from unkink.knowledge.technique import Technique

STEPS = 6
"""Frames from one key pose to the next. A script fills in between them, number by number."""


AGAIN = "again"
"""The name of the way in from where a rest was spent."""

BREATH_S = 6.0
"""One calm breath in a hold that stays still, in seconds: ten a minute."""


class PhaseFrames(TypedDict):
    """Everything that a script needs to show any moment of a repetition.

    ``svg`` is the figure at rest, every moving path carrying ``data-part``. ``frames`` holds path data by that name,
    only of the parts that ever move; the data of one part has the same commands in every frame, so that any moment
    between two frames is found by mixing their numbers. ``phases`` lists, for each phase, the frames it passes through
    at even distances of its progress from 0 to 1; the movement's slow start and end are in the frames already. Beside
    the phases, ``again`` is the way in from where a rest was spent: of every repetition but the first.
    ``cycle_s`` is the time of one round through the frames of the hold, in seconds: its progress is the time in the
    hold modulo ``cycle_s``, divided by it. A hold that stays still breathes once a round.
    """

    svg: str
    frames: list[dict[str, str]]
    phases: dict[str, list[int]]
    cycle_s: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The paths of every frame of a motion, and which frames each phase passes through."""

    frames: tuple[dict[str, str], ...]
    phases: dict[str, list[int]]

    def hidden(self) -> set[str]:
        """Return the names of far limbs that never show: exactly behind the near ones in every frame."""
        return {
            far
            for far, near in (("left-arm", "right-arm"), ("left-leg", "right-leg"))
            if all(_covers(frame, far, near) for frame in self.frames)
        }

    def moving(self) -> list[str]:
        """Return the names of the parts that are not the same in all frames."""
        first = self.frames[0]
        hidden = self.hidden()
        return [
            name for name in first if name not in hidden and any(frame[name] != first[name] for frame in self.frames)
        ]


def _covers(frame: dict[str, str], far: str, near: str) -> bool:
    """Say whether a near limb, its root drawn first in the far one, has the same outlines as the far limb."""
    root = frame.get(f"{near}-root")
    return root is not None and frame[far].startswith(root) and frame[near].endswith(frame[far].removeprefix(root))


def draw_phase_frames(technique: Technique, *, side: str = "") -> PhaseFrames:
    """Return the frames of every phase of one repetition, ready for JSON. ``side`` is as for ``draw_pose``."""
    motion = technique.motion
    drawn = strip(motion, side)
    stage = stage_of(motion, side)
    moving = drawn.moving()
    rest = key_scenes(motion, "rest", side=side)[-1].scene
    hidden = drawn.hidden()
    seen = [shape for shape in picture(motion, rest, stage) if shape.name not in hidden]
    return {
        "svg": svg(technique.name, told(motion), stage, rendered(seen, "")),
        "frames": [{name: frame[name] for name in moving} for frame in drawn.frames],
        "phases": drawn.phases,
        "cycle_s": motion.cycle_s or BREATH_S,
    }


def told(motion: Motion) -> str:
    """Return in words what a repetition shows: the text of every pose in its order."""
    return " ".join(dict.fromkeys(motion.poses[move.pose].text for move in motion.moves))


def strip(motion: Motion, side: str, steps: int = STEPS, hold_steps: int = STEPS) -> Strip:
    """Return every frame of a motion once; the way back between two poses uses the frames of the way there."""
    stage = stage_of(motion, side)
    frames: dict[tuple[str, str, int], dict[str, str]] = {}
    phases: dict[str, list[int]] = {}

    def number(start: Key, end: Key, step: int, steps: int) -> int:
        name = _frame_name(start.name, end.name, step, steps)
        if name not in frames:
            scene = scene_between(start.scene, end.scene, step / steps)
            frames[name] = {shape.name: shape.path for shape in picture(motion, scene, stage)}
        return list(frames).index(name)

    ways = [(str(phase), key_scenes(motion, phase, side=side)) for phase in PHASES]
    for phase, keys in [*ways, (AGAIN, key_scenes_again(motion, side=side))]:
        count = hold_steps if phase == "hold" else steps
        passed = [number(keys[0], keys[0], 0, count)]
        for start, end in pairwise(keys):
            if start.name != end.name:
                passed += [number(start, end, step, count) for step in _steps(start, end, count)]
        phases[phase] = passed
    return Strip(tuple(frames.values()), phases)


def _steps(start: Key, end: Key, steps: int) -> range:
    """Return the steps from one key scene to the next; a breath alone, which moves nothing far, needs only its end."""
    return range(steps, steps + 1) if start.pose == end.pose else range(1, steps + 1)


def _frame_name(start: str, end: str, step: int, steps: int) -> tuple[str, str, int]:
    """Name a frame so that the same moment of the way there and of the way back has one name."""
    if step == 0:
        return (start, start, 0)
    if step == steps:
        return (end, end, 0)
    return (start, end, step) if start < end else (end, start, steps - step)

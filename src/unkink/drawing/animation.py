"""One repetition as an SVG that moves by itself."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from unkink.body.performance import PHASES, key_scenes
from unkink.drawing.frames import AGAIN, Strip, strip, told
from unkink.drawing.layers import Shape
from unkink.drawing.picture import path_of, picture, rendered, svg
from unkink.drawing.stage import stage_of
from unkink.drawing.thinning import needed
from unkink.drawing.turning import Turning, turning
from unkink.knowledge.technique import Dose, Technique

LARGEST = 37_500
"""Characters of a loop; with the styles of a file of its own it then stays under 40 kB."""
LONGEST_HOLD_S = 6.0
LONGEST_REST_S = 2.0
"""A loop shows a hold and a rest no longer than this (seconds): nobody waits half a minute before a picture."""


@dataclass(frozen=True, slots=True)
class Course:
    """One part of the figure through a repetition: when each of its frames is shown, in seconds, and what it does.

    ``paths`` are its shapes, ``need`` tells how needed each of them is. Where it ``turns``, they are the shapes that
    are left when shift and turn are taken out.
    """

    times: list[float]
    paths: list[str]
    need: list[float]
    turning: Turning | None

    def animate(self, least: float) -> str:
        """Return what moves the part, without the shapes that are needed less than ``least``."""
        stay = [at for at, need in enumerate(self.need) if need > least]
        text = f'<animate attributeName="d" {self._timed(stay, self.paths)}/>'
        if self.turning is not None:
            every = list(range(len(self.times)))
            head = '<animateTransform attributeName="transform" type'
            text += f'{head}="translate" {self._timed(every, self.turning.shifts)}/>'
            text += f'{head}="rotate" additive="sum" {self._timed(every, self.turning.turns)}/>'
        return text

    def _timed(self, stay: list[int], values: list[str]) -> str:
        total = self.times[-1]
        times = ";".join(f"{self.times[at] / total:.3f}".rstrip("0").rstrip(".") for at in stay)
        shown = ";".join(values[at] for at in stay)
        return f'repeatCount="indefinite" dur="{total:g}s" keyTimes="{times}" values="{shown}"'


def draw_animated(technique: Technique, *, side: str = "", standalone: bool = False) -> str:
    """Return an SVG that loops one repetition in its own time, as near to the movement as its size allows.

    It holds the still picture of the hold as well; the stylesheet shows that one where reduced motion is asked for.
    ``side`` and ``standalone`` are as for ``draw_pose``.
    """
    motion = technique.motion
    stage = stage_of(motion, side)
    drawn = strip(motion, side)
    hidden = drawn.hidden()
    held = key_scenes(motion, "hold", side=side)[-1]
    seen = [shape for shape in picture(motion, held.scene, stage) if shape.name not in hidden]
    still = f'<g class="figure-still" display="none">{rendered(seen, stage.arrows_of(held.pose))}</g>'
    loop = _smallest(seen, _courses(drawn, technique.dose, motion.cycle_s), LARGEST - len(still))
    inside = f'{still}<g class="figure-moving">{loop}</g>'
    return svg(technique.name, told(motion), stage, inside, standalone=standalone)


def _smallest(seen: list[Shape], courses: dict[str, Course], room: int) -> str:
    """Return the paths of a loop with as many frames as there is room for, the least needed ones left out."""

    def drawn(least: float) -> str:
        moving = {name: course.animate(least) for name, course in courses.items()}
        return "".join(path_of(shape, moving.get(shape.name, "")) for shape in seen)

    needs = sorted({round(need, 1) for course in courses.values() for need in course.need if need < inf})
    fits = bisect_left(needs, True, key=lambda least: len(drawn(least)) < room)  # noqa: FBT003 -- what is looked for
    return drawn(needs[min(fits, len(needs) - 1)])


def _courses(drawn: Strip, dose: Dose, cycle_s: float) -> dict[str, Course]:
    """Return the course of every part that moves."""
    order, times = _repetition(drawn, dose, cycle_s)
    courses = {}
    for name in drawn.moving():
        paths = [drawn.frames[number][name] for number in order]
        turned = turning(paths)
        shapes = turned.paths if turned else paths
        courses[name] = Course(times, shapes, needed(times, shapes), turned)
    return courses


def _repetition(drawn: Strip, dose: Dose, cycle_s: float) -> tuple[list[int], list[float]]:
    """Return the frames of one repetition, from where the rest was spent round to there, and their times in seconds."""
    spans = {
        AGAIN: float(dose.into_s),
        "hold": cycle_s or min(float(dose.hold_s.least), LONGEST_HOLD_S),
        "out_of": float(dose.out_of_s),
        "rest": min(float(dose.rest_s.least), LONGEST_REST_S),
    }
    order, seconds = [drawn.phases[AGAIN][0]], [0.0]
    for phase in (AGAIN, *PHASES[2:]):
        frames = drawn.phases[phase]
        ahead = frames[1:] if len(frames) > 1 else frames
        order += ahead
        seconds += [spans[phase] / len(ahead)] * len(ahead)
    return order, list(accumulate(seconds))

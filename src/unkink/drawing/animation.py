"""One repetition as an SVG that moves by itself."""

from itertools import accumulate

from unkink.body.performance import PHASES, key_scenes
from unkink.drawing.frames import AGAIN, Strip, strip, told
from unkink.drawing.picture import path_of, picture, rendered, svg
from unkink.drawing.stage import stage_of
from unkink.knowledge.technique import Dose, Technique

STEPS = ((4, 4), (3, 3), (2, 3), (2, 2))
"""Frames from one key pose to the next, outside and within the hold: as many as the size of a loop allows."""
LARGEST = 38_000
"""Characters of a loop; with the styles of a file of its own it then stays under 40 kB."""
LONGEST_HOLD_S = 6.0
LONGEST_REST_S = 2.0
"""A loop shows a hold and a rest no longer than this (seconds): nobody waits half a minute before a picture."""


def draw_animated(technique: Technique, *, side: str = "", standalone: bool = False) -> str:
    """Return an SVG that loops one repetition in its own time.

    It holds the still picture of the hold as well; the stylesheet shows that one where reduced motion is asked for.
    ``side`` and ``standalone`` are as for ``draw_pose``.
    """
    for steps in STEPS:
        loop = _loop(technique, side, *steps)
        if len(loop) < LARGEST:
            break
    return svg(technique.name, told(technique.motion), stage_of(technique.motion, side), loop, standalone=standalone)


def _loop(technique: Technique, side: str, steps: int, hold_steps: int) -> str:
    motion = technique.motion
    stage = stage_of(motion, side)
    drawn = strip(motion, side, steps, hold_steps)
    spans, order = _schedule(drawn, technique.dose, motion.cycle_s)
    hidden, moving = drawn.hidden(), set(drawn.moving())
    held = key_scenes(motion, "hold", side=side)[-1]
    hold = picture(motion, held.scene, stage)
    seen = [shape for shape in hold if shape.name not in hidden]
    timing = _timing(spans)
    loop = "".join(
        path_of(shape, _animate(timing, [drawn.frames[number][shape.name] for number in order]))
        if shape.name in moving
        else path_of(shape)
        for shape in seen
    )
    still = f'<g class="figure-still" display="none">{rendered(seen, stage.arrows_of(held.pose))}</g>'
    return f'{still}<g class="figure-moving">{loop}</g>'


def _timing(spans: list[float]) -> str:
    total = sum(spans)
    times = ";".join(f"{now / total:.3f}".rstrip("0").rstrip(".") for now in (0.0, *accumulate(spans)))
    return f'repeatCount="indefinite" dur="{total:g}s" keyTimes="{times}"'


def _animate(timing: str, values: list[str]) -> str:
    return f'<animate attributeName="d" {timing} values="{";".join(values)}"/>'


def _schedule(drawn: Strip, dose: Dose, cycle_s: float) -> tuple[list[float], list[int]]:
    """Return the seconds between frames, and the frames, of one repetition."""
    spans = {
        AGAIN: float(dose.into_s),
        "hold": cycle_s or min(float(dose.hold_s.least), LONGEST_HOLD_S),
        "out_of": float(dose.out_of_s),
        "rest": min(float(dose.rest_s.least), LONGEST_REST_S),
    }
    seconds: list[float] = []
    order = [drawn.phases[AGAIN][0]]
    for phase in (AGAIN, *PHASES[2:]):
        frames = drawn.phases[phase]
        ahead = frames[1:] if len(frames) > 1 else frames
        order += ahead
        seconds += [spans[phase] / len(ahead)] * len(ahead)
    return seconds, order

"""A scene as SVG paths, and the ``<svg>`` element around them."""

from html import escape
from pathlib import Path

from unkink.body.flesh import flesh
from unkink.body.performance import Scene
from unkink.body.skeleton import stand
from unkink.drawing.layers import Shape, shapes
from unkink.drawing.prop_path import prop_path
from unkink.drawing.stage import Stage
from unkink.knowledge.motion import Motion

STYLE = Path(__file__).with_name("figure.css").read_text("utf-8")
"""The figure's stylesheet: a page that inlines figures takes it over; a figure in a file of its own carries it."""

DARK = (
    "@media(prefers-color-scheme:dark){.figure{--figure-near:#a9cfe0;--figure-far:#4b6371;--figure-region:#ff8a3d;"
    "--figure-spine:#10202a66;--figure-prop:#46453f;--figure-prop-edge:#8c877b;--figure-floor:#8c877b;"
    "--figure-arrow:#ffa15f;--figure-paper:#14181b}}"
)
"""What a figure in a file of its own wears in the dark; a page brings its own colours."""


def picture(motion: Motion, scene: Scene, stage: Stage) -> list[Shape]:
    """Return every shape of a scene from the furthest to the nearest."""
    skeleton = stand(scene.posture)
    return [
        *(Shape(f"prop-{kind}", "figure-prop", prop_path(kind, at, stage.camera)) for kind, at in scene.props.items()),
        *shapes(skeleton, flesh(skeleton), stage.camera, stage.seen, motion.region),
    ]


def rendered(drawn: list[Shape], arrows: str) -> str:
    """Return the paths of a scene, with its arrows over them."""
    # The wider line under an arrow parts it from a body it crosses.
    over = [Shape("arrow-gap", "figure-arrow figure-gap", arrows), Shape("arrow", "figure-arrow", arrows)]
    return "".join(path_of(shape) for shape in [*drawn, *(over if arrows else [])])


def path_of(shape: Shape, inside: str = "") -> str:
    """Return the ``<path>`` element of a shape."""
    head = f'<path class="{shape.look}" data-part="{shape.name}" d="{shape.path}"'
    return f"{head}>{inside}</path>" if inside else f"{head}/>"


def svg(title: str, description: str, stage: Stage, inside: str, *, standalone: bool = False) -> str:
    """Return a whole ``<svg>`` element with its text alternative."""
    styles = f"<style>{STYLE}{DARK}</style>" if standalone else ""
    floor = f'<path class="figure-floor" d="{stage.frame.floor}"/>' if stage.frame.floor else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" role="img" viewBox="{stage.frame.view_box}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{styles}{floor}{inside}</svg>"
    )

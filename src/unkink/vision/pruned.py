"""Leaving out of a network what only leads to answers that nobody asks for.

BlazePose's landmark network also draws the outline of the body, which takes a quarter of its time and a third of its
memory. LiteRT computes whatever a file lists; so the list is shortened, in the file's bytes before they are loaded. The
steps that stay are untouched and give the same numbers to the last digit.

Numbers of fields are those of TensorFlow Lite's schema, version 3 (Apache-2.0).
"""

import struct
from collections.abc import Collection, Sequence

from unkink.vision.flat_layout import FlatLayout

GRAPHS = 2
"""The field of a model with its graphs, ..."""
TENSORS, OUTPUTS, STEPS = 0, 2, 3
"""... those of a graph, ..."""
NAME = 3
"""... that of a tensor with its name, ..."""
READS, WRITES = 1, 2
"""... and those of a step."""


def pruned(content: bytes, wanted: Collection[str]) -> bytes:
    """Return the file of a network that gives only the wanted outputs. Raises ValueError where it cannot be read."""
    try:
        layout = FlatLayout(content)
        (graph,) = layout.tables(layout.behind(0), GRAPHS)
        tensors = layout.tables(graph, TENSORS)
        outputs = [layout.number("i", at) for at in layout.items(graph, OUTPUTS)]
        kept = [output for output in outputs if layout.text(tensors[output], NAME) in wanted]
        steps = _leading_to(kept, layout, graph)
        layout.shorten(graph, OUTPUTS, kept)
        layout.shorten(graph, STEPS, [step - at for step, at in zip(steps, layout.items(graph, STEPS), strict=False)])
    except (struct.error, IndexError, ValueError) as error:
        raise ValueError(f"it has not the layout of a network: {error}") from None
    return bytes(layout.bytes)


def _leading_to(outputs: Sequence[int], layout: FlatLayout, graph: int) -> list[int]:
    """Return the steps that the outputs need, in the order in which they are taken."""
    needed, steps = set(outputs), []
    for step in reversed(layout.tables(graph, STEPS)):
        if any(layout.number("i", at) in needed for at in layout.items(step, WRITES)):
            needed.update(layout.number("i", at) for at in layout.items(step, READS))
            steps.append(step)
    return steps[::-1]

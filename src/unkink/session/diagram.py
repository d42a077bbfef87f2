"""The table of transitions as a diagram (mermaid), so that the documentation cannot drift from the code."""

from unkink.session.engine import TABLE
from unkink.session.state import Status


def diagram() -> str:
    """Return the table as a mermaid state diagram, without the events that leave a status as it is."""
    arrows: dict[tuple[Status, Status], list[str]] = {}
    for start, row in TABLE.items():
        for kind, transition in row.items():
            for end in transition.to:
                if end is not start:
                    arrows.setdefault((start, end), []).append(str(kind.__struct_config__.tag))
    lines = ["stateDiagram-v2", f"    [*] --> {Status.WAITING.value}"]
    lines += [f"    {start.value} --> {end.value}: {', '.join(names)}" for (start, end), names in arrows.items()]
    lines += [f"    {status.value} --> [*]" for status in Status if status.ended]
    return "\n".join(lines) + "\n"

"""The camera's part of a technique must name signals that it describes, and figures that can be met."""

from collections.abc import Iterator

from unkink.knowledge.camera_view import CameraView, Condition, Fault, Hold
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem

COMPARISONS = ("above", "below", "moved_above", "moved_below", "moved", "faster_than")
TELLING = ("conditions", "hold_shorter_than_s", "faster_than_s", "bounces", "side_less_than")
LONGEST_CUE = 60


def check_camera_views(library: Library) -> list[Problem]:
    """Check the camera's part of every technique that has one."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, f"camera.{field}", message)
        for technique in library.techniques.values()
        if technique.camera is not None
        for field, message in camera_problems(technique.camera)
    ]


def camera_problems(view: CameraView) -> list[tuple[str, str]]:
    """Return every problem of a camera's part: the field within it, and what is wrong there."""
    return [*_of_signals(view), *_of_figures(view), *_of_faults(view)]


def _of_signals(view: CameraView) -> Iterator[tuple[str, str]]:
    named = [("repetition.signal", view.repetition.signal)]
    for name, fault in view.faults.items():
        named += [
            (f"faults.{name}.conditions[{at}].signal", condition.signal)
            for at, condition in enumerate(fault.conditions)
        ]
        if fault.bounces is not None:
            named.append((f"faults.{name}.bounces.signal", fault.bounces.signal))
    for field, signal in named:
        if signal not in view.signals:
            yield field, unknown(signal, view.signals, "signal of this file")


def _of_figures(view: CameraView) -> Iterator[tuple[str, str]]:
    rule = view.repetition
    shares = [("size", view.size), ("visibility", view.visibility), ("repetition.enough", rule.enough)]
    shares += [("repetition.back", rule.back)] + ([("hold.share", view.hold.share)] if view.hold else [])
    hold = view.hold or Hold()
    shares += [
        (f"hold.{field}", share)
        for field, share in (("body_share", hold.body_share), ("body_share_back", hold.body_share_back))
        if share is not None
    ]
    for field, value in shares:
        if not 0 < value < 1:
            yield field, f"is {value}; allowed is a share, more than 0 and less than 1"
    if hold.body_share is None and (hold.body_share_back is not None or hold.rolling or hold.turning):
        yield "hold.body_share", "is needed where body_share_back, rolling or turning is given"
    if hold.rolling and hold.turning:
        yield "hold.turning", "cannot go with rolling: true; choose one"
    if not 5 <= rule.least <= 180:  # noqa: PLR2004 -- less is noise, more no joint does
        yield "repetition.least", f"is {rule.least}; allowed are 5 to 180 degrees"
    if not 1 <= rule.humps <= 10:  # noqa: PLR2004
        yield "repetition.humps", f"is {rule.humps}; allowed are 1 to 10"
    if not 0 <= rule.least_s <= 60:  # noqa: PLR2004
        yield "repetition.least_s", f"is {rule.least_s}; allowed are 0 to 60 seconds"
    for name, signal in view.signals.items():
        if not -180 <= signal.least < signal.most <= 180:  # noqa: PLR2004
            yield f"signals.{name}", f"is cut off at {signal.least} to {signal.most}; the first must be the smaller one"


def _of_faults(view: CameraView) -> Iterator[tuple[str, str]]:
    for name, fault in view.faults.items():
        told = [field for field in TELLING if getattr(fault, field)]
        if len(told) != 1:
            yield f"faults.{name}", f"must be told by exactly one of {', '.join(TELLING)}, not by {len(told)}"
        if not fault.cue or len(fault.cue) > LONGEST_CUE:
            yield f"faults.{name}.cue", f"has {len(fault.cue)} characters; allowed are 1 to {LONGEST_CUE}"
        if not 0 <= fault.for_s <= 60:  # noqa: PLR2004
            yield f"faults.{name}.for_s", f"is {fault.for_s}; allowed are 0 to 60 seconds"
        yield from _of_conditions(name, fault)
        if fault.side_less_than is not None and not view.repetition.sides:
            yield f"faults.{name}.side_less_than", "needs repetition.sides: true"


def _of_conditions(name: str, fault: Fault) -> Iterator[tuple[str, str]]:
    for at, condition in enumerate(fault.conditions):
        compared = [field for field in COMPARISONS if _figure(condition, field) is not None]
        if len(compared) != 1:
            yield (
                f"faults.{name}.conditions[{at}]",
                f"must have exactly one of {', '.join(COMPARISONS)}, not {len(compared)}",
            )


def _figure(condition: Condition, field: str) -> float | None:
    value: float | None = getattr(condition, field)
    return value

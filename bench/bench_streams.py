"""Coached streams on one core: what a frame costs the server, how late its answer is, and the bare echo beside it.

Both servers take turns in one run, because machines are noisy. The cost is processor time of the server over frames, so
it means the same on a machine that does other things too; how many streams fit is worked out from it. A frame that was
overtaken cost nearly nothing, so where many were, there were too many streams to tell. The delay is from every frame to
the answer that covers it. All cameras are turned on within one frame, which people do not do: that second is told
apart. Say how many streams to open, if not 60 and 300: ``bench_streams.py 200``.
"""

import statistics
import sys
from pathlib import Path
from random import Random
from struct import pack
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from stream_clients import Found, Load, Page, run
from stream_servers import path, start

from unkink.body.performer.performing import Wishes, perform
from unkink.knowledge.loading import load_library

STREAMS, FPS, SECONDS, ROUNDS = (60, 300), 30, 6, 3
BEGINNING_S = 1
WANTED_STREAMS, LATEST_MS = 300, 33
TECHNIQUE = "upper-back-reach"
SERVERS = ("coached", "echo")
ENOUGH = 0.95
"""Share of the frames that must have been looked at, or nothing is said of what one costs."""


class Measured(NamedTuple):
    """One round: processor seconds of the server a frame, what came back, and what came back in the second before."""

    cost_s: float
    found: Found
    beginning: Found


def main() -> None:
    """Measure both servers in turn, for every number of streams that was asked for."""
    landmarks = _landmarks()
    for streams in [int(each) for each in sys.argv[1:]] or STREAMS:
        measured: dict[str, list[Measured]] = {name: [] for name in SERVERS}
        for _ in range(ROUNDS):
            for name in SERVERS:
                measured[name].append(_measure(name, Load(streams, FPS, SECONDS, landmarks)))
        for name in SERVERS:
            _report(name, streams, measured[name])
        if all(_looked_at(measured[name]) >= ENOUGH for name in SERVERS):
            ratios = [a.cost_s / b.cost_s for a, b in zip(measured["coached"], measured["echo"], strict=True)]
            print(f"  a coached frame costs {statistics.median(ratios):.1f} times a bare echo")


def _looked_at(rounds: list[Measured]) -> float:
    """Share of the frames that have an answer of their own."""
    return sum(each.found.looked_at for each in rounds) / sum(each.found.sent for each in rounds)


def _report(name: str, streams: int, rounds: list[Measured]) -> None:
    cost_s = statistics.median(each.cost_s for each in rounds)
    late = sorted(late_s for each in rounds for late_s in each.found.late_s)
    beginning = sorted(late_s for each in rounds for late_s in each.beginning.late_s)
    lag = sorted(lag_s for each in rounds for lag_s in each.found.own_lag_s)
    sent, looked_at = sum(each.found.sent for each in rounds), _looked_at(rounds)
    cost = f"{cost_s * 1e6:.0f} us of processor a frame, so {1 / (cost_s * FPS):.0f} streams of {FPS} a second fit"
    print(
        f"{streams} streams, {name}: {cost if looked_at >= ENOUGH else 'too many just now'} "
        f"(wanted {WANTED_STREAMS} on a core); answers median {1000 * statistics.median(late):.1f} ms, "
        f"99 % {1000 * _share(late, 0.99):.1f} ms (wanted {LATEST_MS}); "
        f"{looked_at:.0%} of frames looked at, {1 - len(late) / sent:.1%} without answer"
    )
    print(f"  in the first second 99 % {1000 * _share(beginning, 0.99):.1f} ms")
    print(f"  the clients sent late by {1000 * _share(lag, 0.99):.1f} ms (99 %)")


def _share(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


def _measure(name: str, load: Load) -> Measured:
    """Measure one round, with a server of its own."""
    server = start(name, TECHNIQUE)
    try:
        pages = [Page(server.port, path(), server.headers) for _ in range(load.streams)]
        answered = _seen if name == "coached" else _echoed
        beginning = run(pages, load._replace(seconds=BEGINNING_S), answered)
        before = server.processor_s()
        found = run(pages, load, answered)
        return Measured((server.processor_s() - before) / found.sent, found, beginning)
    finally:
        server.end()


def _echoed(message: bytes) -> int | None:
    return int.from_bytes(message[8:12], "little")


def _seen(message: bytes) -> int | None:
    """The number of the frame that an answer is about; None for what is about no frame."""
    if not message.startswith(b'{"type":"watching"'):
        return None
    return int(message.partition(b'"sequence":')[2].partition(b",")[0])


def _landmarks() -> list[bytes]:
    """The landmarks of somebody doing the exercise, as bytes without the head."""
    technique = load_library().techniques[TECHNIQUE]
    assert technique.camera is not None  # noqa: S101 -- it has one
    wishes, random = Wishes(repetitions=1, fps=FPS), Random(1)  # noqa: S311 -- repeatable
    shown = perform(technique, technique.camera, wishes, random).frames()
    return [b"".join(pack("<4f", *point) for point in points) for _, points in shown if points]


if __name__ == "__main__":
    main()

"""Measuring, the same way in every benchmark: several runs after a warm-up, their median, a ratio to something bare."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence


def whole_process(command: Sequence[str], runs: int = 9) -> float:
    """Median wall time in seconds of a command as a whole process."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def bare_python() -> float:
    """Median wall time of a Python that does nothing: what every command pays before its first line."""
    return whole_process([sys.executable, "-c", "pass"])


def in_process(do: Callable[[], object], runs: int = 51) -> float:
    """Median wall time in seconds of a call."""
    times = []
    for run in range(runs + 1):
        start = time.perf_counter()
        do()
        if run:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def report(name: str, seconds: float, target: float, bare: float | None = None) -> None:
    """Print one figure beside its target, and how many times the bare one it is."""
    ratio = f", {seconds / bare:.1f} x bare" if bare else ""
    verdict = "within" if seconds <= target else "OVER"
    print(f"{name}: {seconds * 1000:.1f} ms ({verdict} {target * 1000:.0f} ms{ratio})")

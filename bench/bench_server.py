"""The server with 5,000 sessions in the journal: start, memory, and every page's weight and time."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

SESSIONS = int(os.environ.get("SESSIONS", "5000"))
PAGES = (
    "/",
    "/check",
    "/plan",
    "/journal",
    "/journal?page=50",
    "/techniques",
    "/techniques/bed-hang",
    "/about",
    "/settings",
)
START_S, PAGE_S, PAGE_BYTES, MEMORY_MB = 1.5, 0.050, 150_000, 80


def main() -> None:
    """Fill, start, measure."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNKINK_HOME"] = home
        began = time.perf_counter()
        _fill()
        size = sum(path.stat().st_size for path in Path(home).iterdir()) / 1e6
        print(f"filled {SESSIONS} sessions in {time.perf_counter() - began:.0f} s: {size:.1f} MB")
        _stop(_start()[0])  # the warm-up: modules compiled, files in memory
        process, started, port, cookie = _start()
        print(f"start to first page: {started:.2f} s (target {START_S} s)")
        _pages(port, cookie)
        print(f"memory (PSS): {_pss_mb(process.pid):.0f} MB (target {MEMORY_MB} MB)")
        _stop(process)


def _fill() -> None:
    from unkink.config.database import open_database  # noqa: PLC0415 -- reads the folder's name when it is loaded
    from unkink.knowledge.loading import load_library  # noqa: PLC0415

    open_database()
    from filling import fill  # noqa: PLC0415 -- the journal's tables need Django to be set up

    fill(load_library(), SESSIONS)


def _start() -> "tuple[subprocess.Popen[str], float, int, str]":
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "unkink", "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    found = re.search(r"http\S+", process.stdout.readline() if process.stdout else "")
    if found is None:
        raise RuntimeError("the server did not say its address")
    address = urlsplit(found.group())
    port = address.port or 0
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"{address.path}?{address.query}")
    cookie = (connection.getresponse().getheader("Set-Cookie") or "").split(";")[0]
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/", headers={"Cookie": cookie})
    connection.getresponse().read()
    return process, time.perf_counter() - began, port, cookie


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    process.wait()


def _pages(port: int, cookie: str) -> None:
    connection = HTTPConnection("127.0.0.1", port)
    for page in PAGES:
        times, weight, status = [], 0, 0
        for run in range(11):
            began = time.perf_counter()
            connection.request("GET", page, headers={"Cookie": cookie})
            response = connection.getresponse()
            body = response.read()
            if run:
                times.append(time.perf_counter() - began)
            weight, status = len(body), response.status
        median = statistics.median(times)
        within = "within" if median <= PAGE_S and weight <= PAGE_BYTES and status == 200 else "OVER"
        print(f"{page}: {status}, {median * 1000:.1f} ms, {weight / 1000:.1f} kB ({within} both targets)")


def _pss_mb(pid: int) -> float:
    """Memory that the process uses, shared pages counted by their share (Linux only)."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found.group(1)) / 1000 if found else float("nan")


if __name__ == "__main__":
    main()

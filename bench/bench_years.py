"""Ten years of daily use over HTTP: every page under 100 ms on the server, the report under 2 s, under 60 MB.

The time is what one request takes from the first byte sent to the last one read, on the loopback address; beside it
stands the processor time of the server, which other programs on the same machine hardly change.
"""

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

from bench_journal import MOST_BYTES, SESSIONS
from measuring import report

PAGE_S, REPORT_S, RUNS = 0.1, 2.0, 15
PAGES = (
    "/",
    "/check",
    "/plan",
    "/plan?place=floor&have=mat&minutes=8",
    "/break",
    "/journal",
    "/journal?page=200",
    "/journal?page=400",
    "/journal/course",
    "/measures",
    "/techniques",
    "/techniques/bed-hang",
    "/about",
    "/settings",
    "/data",
    "/data/erase",
    "/planned",
    "ENTRY",
)
REPORTS = ("/journal/doctor", "/journal/doctor.pdf", "/journal/doctor.json")
WHOLE = ("/data/sessions.csv", "/data/backup.sqlite3", "/data/journal.json", "/data/journal.fhir.json")


def main() -> None:
    """Fill, start the server, and ask it for everything."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["UNKINK_HOME"] = home
        began = time.perf_counter()
        entry = fill()
        size = sum(path.stat().st_size for path in Path(home).glob("journal.sqlite3*"))
        within = "within" if size <= MOST_BYTES else "OVER"
        print(f"{SESSIONS:,} sessions in {time.perf_counter() - began:.0f} s: {size / 1e6:.1f} MB ({within} 60 MB)")
        process, connection, cookie = start()
        try:
            for path in PAGES:
                page = path.replace("ENTRY", f"/journal/{entry}")
                measure(process, connection, cookie, page, path, PAGE_S)
            for path in REPORTS:
                measure(process, connection, cookie, path, path, REPORT_S)
            for path in WHOLE:
                seconds, length = once(connection, cookie, path)
                print(f"{path}: {seconds:.1f} s, {length / 1e6:.1f} MB (no target)")
            print(f"memory of the server afterwards: {pss_mb(process.pid):.0f} MB PSS")
        finally:
            process.terminate()
            process.wait()


def fill() -> str:
    """Fill the journal; returns the id of one session of the middle."""
    from unkink.config.database import open_database  # noqa: PLC0415 -- reads the folder's name when it is loaded
    from unkink.knowledge.loading import load_library  # noqa: PLC0415

    open_database()
    from bench_journal import fill as ten_years  # noqa: PLC0415 -- its tables need Django to be set up
    from django.db import connection  # noqa: PLC0415

    from unkink.journal.models import Session  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # nobody's data is in this journal
    ten_years(load_library())
    return str(Session.objects.order_by("began_at").values_list("id", flat=True)[Session.objects.count() // 2])


def start() -> tuple["subprocess.Popen[str]", HTTPConnection, str]:
    """Start the server and come in; returns it, a connection that stays open, and the cookie."""
    command = [sys.executable, "-m", "unkink", "--no-browser", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    found = re.search(r"http\S+", process.stdout.readline() if process.stdout else "")
    if found is None:
        raise RuntimeError("the server did not say its address")
    address = urlsplit(found.group())
    connection = HTTPConnection("127.0.0.1", address.port or 0, timeout=600)
    connection.request("GET", f"{address.path}?{address.query}")
    entered = connection.getresponse()
    entered.read()
    return process, connection, (entered.getheader("Set-Cookie") or "").split(";")[0]


def once(connection: HTTPConnection, cookie: str, path: str) -> tuple[float, int]:
    """Ask once; returns the seconds and the bytes."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")
    return time.perf_counter() - began, len(body)


def measure(
    process: "subprocess.Popen[str]", connection: HTTPConnection, cookie: str, path: str, name: str, target: float
) -> None:
    """Ask several times after a first one that does not count; print the median and the processor time of each."""
    once(connection, cookie, path)
    before = processor_s(process.pid)
    seconds = statistics.median(once(connection, cookie, path)[0] for _ in range(RUNS))
    processor = (processor_s(process.pid) - before) / RUNS
    report(f"{name} (processor {processor * 1000:.0f} ms)", seconds, target)


def processor_s(process: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pss_mb(process: int) -> float:
    """Memory of the server, shared pages by their share (Linux only)."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found.group(1)) / 1000 if found else float("nan")


if __name__ == "__main__":
    main()

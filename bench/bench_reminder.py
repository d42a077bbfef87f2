"""What the nudge costs while it waits: memory and processor time, beside Workrave and Safe Eyes on a virtual screen.

    bench_reminder.py [SECONDS [NAME ...]]

Needs Xvfb and dbus-daemon; programs that are not installed are left out, and said to be. Memory is the proportional set
size (PSS) of the program and all its children at the end; processor time counts from one tenth into the run, so that
starting is not in it, children that have ended included.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

TARGET_MB, TARGET_PERCENT = 40.0, 0.05
SECONDS = 60.0
CANDIDATES = {
    "unkink remind": [sys.executable, "-m", "unkink", "remind", "--hours", "0-24", "--days", "mon-sun"],
    "Workrave": ["workrave"],
    "Safe Eyes": ["safeeyes"],
}
TICK = os.sysconf("SC_CLK_TCK")


def family(process: int) -> list[int]:
    """A process and everything below it."""
    below = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        below += [member for child in task.read_text().split() for member in family(int(child))]
    return [process, *below]


def pss_mb(process: int) -> float:
    """Memory in MB, shared pages by their share."""
    total = 0
    for member in family(process):
        rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def processor_s(process: int) -> float:
    """Processor time so far, of the process, its children, and those of them that have ended."""
    total = 0
    for member in family(process):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        total += sum(int(field) for field in fields[11:15])
    return total / TICK


def measure(command: list[str], environment: dict[str, str], seconds: float) -> tuple[float, float] | None:
    """PSS in MB at the end, and the share of a processor in per cent; None when the program ended by itself."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        time.sleep(seconds / 10)
        if process.poll() is not None:
            return None
        began, before = time.monotonic(), processor_s(process.pid)
        time.sleep(seconds * 9 / 10)
        if process.poll() is not None:
            return None
        used = processor_s(process.pid) - before
        return pss_mb(process.pid), 100 * used / (time.monotonic() - began)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def main() -> None:
    """Measure one after the other, each on a fresh screen and with a fresh home."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if not (shutil.which("Xvfb") and shutil.which("dbus-daemon")):
        print("left out: Xvfb and dbus-daemon are needed")
        return
    chosen = sys.argv[2:] or list(CANDIDATES)
    for name, command in ((name, CANDIDATES[name]) for name in chosen):
        if shutil.which(command[0]) is None:
            print(f"{name}: not installed here")
            continue
        with ExitStack() as stack:
            home = stack.enter_context(tempfile.TemporaryDirectory())
            found = measure(command, desk(stack, home), seconds)
        if found is None:
            print(f"{name}: ended by itself")
            continue
        memory, share = found
        verdict = ""
        if name.startswith("unkink"):
            within = memory <= TARGET_MB and share <= TARGET_PERCENT
            verdict = f" ({'within' if within else 'OVER'} {TARGET_MB:.0f} MB and {TARGET_PERCENT} %)"
        print(f"{name}: {memory:.1f} MB PSS, {share:.3f} % of a processor over {seconds:.0f} s{verdict}")


def desk(stack: ExitStack, home: str) -> dict[str, str]:
    """A virtual screen and a session bus of their own; returns the environment on them."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    stack.callback(server.wait)
    stack.callback(server.terminate)
    os.close(write)
    with os.fdopen(read) as answers:
        display = f":{answers.readline().strip()}"
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(bus.wait)
    stack.callback(bus.terminate)
    assert bus.stdout is not None  # noqa: S101 -- it was asked for
    address = bus.stdout.readline().strip()
    ours = ("WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in ours} | {
        "DISPLAY": display,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "HOME": home,
        "UNKINK_HOME": f"{home}/unkink",
        "GSETTINGS_BACKEND": "memory",
    }
    (Path(home) / ".config").mkdir()  # Safe Eyes does not make it
    if not Path("/run/dbus/system_bus_socket").exists():  # as in a container; Safe Eyes does not start without one
        environment["DBUS_SYSTEM_BUS_ADDRESS"] = address
    if shutil.which("dunst"):
        shows = subprocess.Popen(["dunst"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stack.callback(shows.wait)
        stack.callback(shows.terminate)
    return environment


if __name__ == "__main__":
    main()

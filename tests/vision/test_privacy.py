"""Pixels reach nobody: watching a film opens no way to a network, in Python or in native code."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vision import no_network
from tests.vision.filming import film, waving

pytestmark = pytest.mark.skipif(not no_network.possible(), reason="needs a kernel that can watch a process")


def watched(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, no_network.__file__, sys.executable, *words), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK"])
def test_a_program_that_asks_for_a_network_is_ended(family: str) -> None:
    """Without this the test below could pass for nothing."""
    result = watched("-c", f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)")
    assert result.returncode == -signal.SIGSYS


def test_a_thread_and_a_child_of_it_are_ended_as_well() -> None:
    lookup = "import socket; socket.getaddrinfo('example.invalid', 80)"
    child = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {lookup!r}]).returncode)"
    assert watched("-c", child).returncode == (-signal.SIGSYS) % 256
    thread = "import socket, threading; t = threading.Thread(target=socket.socket); t.start(); t.join()"
    assert watched("-c", thread).returncode == -signal.SIGSYS


def test_watching_films_opens_no_network(tmp_path: Path) -> None:
    films = [str(film(tmp_path / f"{name}.mp4", waving(6))) for name in ("one", "two")]
    one = watched(
        "-m", "unkink", "watch", films[0], "--technique", "rocking",
        "--landmarks", str(tmp_path / "o.jsonl"), "--annotated", str(tmp_path / "o.mp4"),
        "--report", str(tmp_path / "o.html"),
    )  # fmt: skip
    assert (one.returncode, one.stderr) == (0, "")
    assert len(list(tmp_path.glob("o.*"))) == 3
    both = watched("-m", "unkink", "watch", *films, "--technique", "rocking", "--json")
    assert both.returncode == 0, both.stderr

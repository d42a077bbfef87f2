import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.virtual_screen import missing, virtual_screen
from unkink.knowledge.loading import load_library
from unkink.knowledge.reminder_text import ReminderText


@pytest.fixture(scope="session")
def text() -> ReminderText:
    return load_library().reminder


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[dict[str, str]]:
    if lacking := missing():
        pytest.skip(f"needs {', '.join(lacking)}")
    with virtual_screen(tmp_path) as environment:
        yield environment


CHECKED = """
from unkink.config.database import open_database
open_database()
from unkink.knowledge.loading import load_library
from unkink.practice.check import record
from unkink.practice.clock import now
record(load_library(), {"age": 35, "region": ["upper"], "duration_days": 3, "trend": "same", "pain_0_10": 1}, now())
"""


@pytest.fixture
def checked_home(tmp_path: Path) -> Path:
    """The data folder of somebody to whom everything is open."""
    home = tmp_path / "home"
    subprocess.run([sys.executable, "-c", CHECKED], env={**os.environ, "UNKINK_HOME": str(home)}, check=True)
    return home

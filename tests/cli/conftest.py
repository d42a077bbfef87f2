"""The real command, in this process: every test says what is typed and looks at what comes back."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from unkink.cli.main import main
from unkink.cli.wiring import Wiring
from unkink.config.household import household_of
from unkink.knowledge.library import Library
from unkink.profiles.profile import Profile
from unkink.safety.history import Now


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def served() -> list[tuple[int | None, bool]]:
    """What the command line asked to be served."""
    return []


@pytest.fixture
def run(
    library: Library,
    tmp_path: Path,
    served: list[tuple[int | None, bool]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Type a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def serve(port: int | None, browser: bool) -> int:  # noqa: FBT001
        served.append((port, browser))
        return 0

    wiring = Wiring(
        library=lambda: library,
        data_folder=lambda: tmp_path / "data",
        open_journal=lambda: None,
        now=lambda: Now(datetime(2026, 3, 1, 9, tzinfo=UTC), date(2026, 3, 1)),
        serve=serve,
        journal_file=lambda: tmp_path / "data" / "journal.sqlite3",
        restore=lambda _: (None, False),
        open_page=lambda _: 0,
        choose=lambda *_: None,
        unlock=Profile,
        is_locked=lambda: False,
        household=lambda: household_of(tmp_path / "data"),
    )

    def typed(*words: str) -> Result:
        code = main(words, wiring)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return typed


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., str]:
    """Write answers to a file, a healthy person's with changes; returns the file's name."""

    def write(**changes: Any) -> str:
        healthy = {"age": 35, "pain_0_10": 1, "duration_days": 0, "trend": "same"}
        (tmp_path / "me.json").write_text(json.dumps(healthy | changes))
        return "me.json"

    return write

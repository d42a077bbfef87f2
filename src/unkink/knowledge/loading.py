"""Loading the whole library from a content folder, with every problem reported at once."""

from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from unkink.knowledge.advice import Advice
from unkink.knowledge.chart_text import ChartText
from unkink.knowledge.library import Library
from unkink.knowledge.limit import Limit
from unkink.knowledge.measure import Measure
from unkink.knowledge.practice_text import PracticeText
from unkink.knowledge.problem import ContentProblems, Problem
from unkink.knowledge.question import Questionnaire, TextReading
from unkink.knowledge.reminder_text import ReminderText
from unkink.knowledge.report_text import ReportText
from unkink.knowledge.routine_text import RoutineText
from unkink.knowledge.rule import Rescreening, RuleBook
from unkink.knowledge.session_rule import SessionRules
from unkink.knowledge.session_text import SessionText
from unkink.knowledge.source import Source
from unkink.knowledge.technique import Technique
from unkink.knowledge.terminal_text import TerminalText
from unkink.knowledge.trend import TrendBook
from unkink.knowledge.validation import validate
from unkink.knowledge.vocabulary import Vocabulary
from unkink.knowledge.watch_text import WatchText
from unkink.knowledge.yaml_file import read_as
from unkink.knowledge.yaml_lines import compose, line_of, line_of_id, read_way

T = TypeVar("T", Technique, Measure)

CONTENT = Path(__file__).parent.parent / "content"
"""The content that ships with the product."""

PARTS: dict[str, tuple[str, Any]] = {
    "sources": ("sources.yaml", tuple[Source, ...]),
    "vocabulary": ("vocabulary.yaml", Vocabulary),
    "questionnaire": ("safety/questions.yaml", Questionnaire),
    "text": ("safety/text.yaml", TextReading),
    "rules": ("safety/rules.yaml", RuleBook),
    "rescreening": ("safety/rescreening.yaml", Rescreening),
    "limits": ("safety/limits.yaml", tuple[Limit, ...]),
    "trends": ("safety/trends.yaml", TrendBook),
    "session": ("safety/session.yaml", SessionRules),
    "session_text": ("session_text.yaml", SessionText),
    "advice": ("advice.yaml", Advice),
    "routine": ("routine.yaml", RoutineText),
    "report": ("report.yaml", ReportText),
    "charts": ("charts.yaml", ChartText),
    "practice": ("practice_text.yaml", PracticeText),
    "reminder": ("reminder.yaml", ReminderText),
    "watch": ("watch.yaml", WatchText),
    "terminal": ("terminal.yaml", TerminalText),
}
"""Where each part of the library stands, and its type. Techniques and measures are one file each, beside these."""


def load_library(content: Path = CONTENT) -> Library:
    """Load and validate all content.

    Raises ContentProblems, which lists every problem with file, line, field and what is allowed.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    for part, (name, kind) in PARTS.items():
        parts[part], found = read_as(content / name, name, kind)
        problems += found
    techniques, found = read_techniques(content)
    measures, more = _read_each(content, "measures", Measure)
    problems += found + more
    if problems:
        raise ContentProblems(problems)
    sources: tuple[Source, ...] = parts.pop("sources")
    library = Library(
        **parts,
        sources={source.id: source for source in sources},
        techniques={technique.id: technique for technique in techniques},
        measures={measure.id: measure for measure in measures},
        digest=_digest(content),
    )
    problems = validate(library)
    problems += [
        Problem("sources.yaml", 0, source.id, "is listed twice")
        for index, source in enumerate(sources)
        if source.id in {earlier.id for earlier in sources[:index]}
    ]
    if problems:
        raise ContentProblems([located(content, problem) for problem in problems])
    return library


def read_techniques(content: Path) -> tuple[list[Technique], list[Problem]]:
    """Read every technique file, in the order of their names."""
    techniques, problems = _read_each(content, "techniques", Technique)
    if not techniques and not problems:
        problems.append(Problem("techniques", 0, "", "holds no technique"))
    return techniques, problems


def _read_each(content: Path, folder: str, kind: type[T]) -> tuple[list[T], list[Problem]]:
    """Read every file of a folder, in the order of their names. A file is named by the id of what it holds."""
    values: list[T] = []
    problems: list[Problem] = []
    for path in sorted((content / folder).glob("*.yaml")):
        name = f"{folder}/{path.name}"
        value, found = read_as(path, name, kind)
        problems += found
        if value is None:
            continue
        if value.id != path.stem:
            problems.append(Problem(name, 1, "id", f"is {value.id!r}, but the file is named {path.stem!r}"))
        values.append(value)
    return values, problems


def located(content: Path, problem: Problem) -> Problem:
    """Find the line of a problem whose finder knew the field or the id of an entry only."""
    path = content / problem.file
    if problem.line or not problem.field or not path.is_file():
        return problem
    root, way = compose(path.read_bytes()), read_way(problem.field)
    line = line_of(root, way) or line_of_id(root, str(way[0]))
    return Problem(problem.file, line, problem.field, problem.message)


def _digest(content: Path) -> str:
    """A short fingerprint of all content files."""
    total = sha256()
    for path in sorted(content.rglob("*.yaml")):
        total.update(path.relative_to(content).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]

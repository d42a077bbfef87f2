"""What a doctor or therapist should know, out of the journal: put together here, set in reports."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from unkink import __version__
from unkink.drawing.charts.helped import helped
from unkink.drawing.charts.moved import Moved
from unkink.drawing.charts.pain import pain_sessions, pain_weeks
from unkink.journal import entries, measurements, pain_course
from unkink.journal.entries import Entry
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.knowledge.measure import Change
from unkink.measures.difference import difference
from unkink.practice.measures import MeasureStanding, standings
from unkink.practice.pictures import as_moved
from unkink.practice.standing import Standing, stand
from unkink.reports.fhir import Reported, bundle
from unkink.reports.pages import Pages, Section, Table
from unkink.safety.answers import Answers
from unkink.safety.course import Reading, first_and_last_week
from unkink.safety.history import Now

DAYS = 90
PAIN = "pain"


@in_one_sentence()
def report(library: Library, now: Now, name: str = "", days: int = DAYS) -> Pages:
    """Put the pages together for the last ``days`` days. Raises JournalTrouble."""
    standing = stand(library, now)
    today = standing.lifted.now
    since = today.at - timedelta(days=days)
    sessions = entries.since(since)
    course = pain_course.course(today.at, today.utc_offset_minutes, timedelta(days=days))
    readings = course.readings
    told = [each.day for each in readings] + [each.day for each in sessions]
    words = library.report
    age = str(standing.answers.age) if standing.answers else words.no_name
    return Pages(
        title=words.title,
        lines=(
            f"{words.name}: {name or words.no_name}    {words.age}: {age}",
            words.period.format(first=min(told, default=today.day), last=today.day),
            words.made_on.format(day=today.day),
        ),
        intro=words.intro,
        sections=(
            _attention(library, standing),
            _pain(library, readings, tuple(map(as_moved, sessions)), today.day),
            *_measures(library, standings(library, now)),
            _answers(library, standing),
            _done(library, sessions),
            Section(words.questions, items=words.asked),
        ),
        footer=words.footer.format(version=__version__, digest=library.digest),
        page=words.page,
    )


@in_one_sentence()
def fhir_bundle(library: Library, now: Now, name: str = "", days: int = DAYS) -> dict[str, Any]:
    """Put the same together as a FHIR R4 bundle. Raises JournalTrouble."""
    standing = stand(library, now)
    today = standing.lifted.now
    since = today.at - timedelta(days=days)
    course = pain_course.course(today.at, today.utc_offset_minutes, timedelta(days=days))
    reported = Reported(
        at=today.at,
        name=name,
        screened=standing.screened,
        readings=course.readings,
        sessions=entries.since(since),
        measured=tuple(each for each in measurements.everything() if each.at > since and each.measure != PAIN),
        closings=tuple(each for each in standing.closings if each.level.rank),
    )
    return bundle(library, reported)


def _attention(library: Library, standing: Standing) -> Section:
    """What closes something and asks for more than waiting, the gravest first."""
    words = library.report
    grave = sorted((each for each in standing.closings if each.level.rank), key=lambda each: -each.level.rank)
    said = tuple(dict.fromkeys(f"{each.say} ({each.id})" for each in grave))
    return Section(words.attention, items=said) if said else Section(words.attention, (words.attention_none,))


def _pain(library: Library, readings: tuple[Reading, ...], sessions: tuple[Moved, ...], today: date) -> Section:
    words = library.report
    if not readings:
        return Section(words.pain, (words.nothing_told,))
    lines = words.pain_lines
    weeks = first_and_last_week(readings, today, library.trends.least_days)
    change = words.too_few
    if weeks.first is not None and weeks.last is not None:
        found = difference(library.measures[PAIN], weeks.first, weeks.last)
        meaning = getattr(words.meanings, found.meaning.replace(" ", "_"))
        change = f"{found.points:+.1f}{'' if found.percent is None else f' ({found.percent:+.0f} %)'}, {meaning}"
    rows = (
        (lines.first_week, words.too_few if weeks.first is None else f"{weeks.first:.1f}"),
        (lines.last_week, words.too_few if weeks.last is None else f"{weeks.last:.1f}"),
        (lines.change, change),
        (lines.highest, str(max(each.pain for each in readings))),
        (lines.last, f"{readings[-1].pain} ({readings[-1].day})"),
    )
    told = [(each.day, each.pain) for each in readings]
    charts = (
        pain_weeks(library.charts, told, today, library.measures[PAIN].change or Change()),
        pain_sessions(library.charts, sessions),
    )
    return Section(words.pain, table=Table((), rows), charts=charts, note=words.pain_note)


def _measures(library: Library, found: tuple[MeasureStanding, ...]) -> Iterator[Section]:
    words = library.report
    rows = tuple(_measure_row(each) for each in found if each.told and each.measure.id != PAIN)
    if rows:
        notes = " ".join(each.measure.about for each in found if each.told and each.measure.id != PAIN)
        yield Section(words.measures, table=Table(words.measure_columns, rows), note=f"{words.measures_note} {notes}")


def _measure_row(standing: MeasureStanding) -> tuple[str, ...]:
    first, last = standing.told[0], standing.told[-1]
    unit = standing.measure.unit
    items = "" if standing.form else f" ({', '.join(answer.item for answer in last.answers)})"
    change = "" if standing.change is None else f"{standing.change.points:+g}, {standing.change.meaning}"
    scores = [
        f"{each.score.value:g} {unit}{f', {each.score.group}' if each.score.group else ''} ({each.day})"
        for each in (first, last)
    ]
    return (f"{standing.measure.name}{items}", *scores, change)


def _answers(library: Library, standing: Standing) -> Section:
    words = library.report
    if standing.screened is None or standing.answers is None:
        return Section(words.answers, (words.nothing_told,))
    answers = standing.screened.answers
    day = words.answers_on.format(day=standing.screened.at.date())
    said = tuple(_said(library, answers))
    if answers.text:
        said = (*said, f"{words.own_words}: {answers.text}")
    if standing.verdict is not None and standing.verdict.questions:
        return Section(words.answers, (day, words.answers_open), said)
    return Section(words.answers, (day,), said) if said else Section(words.answers, (day, words.answers_none))


def _said(library: Library, answers: Answers) -> Iterator[str]:
    for group in library.questionnaire.groups:
        for question in group.questions:
            if question.id in answers.yes:
                yield f"{question.ask}: {library.report.said_yes}"
            elif question.id in answers.flags_unsure:
                yield f"{question.ask}: {library.report.said_unsure}"


def _done(library: Library, sessions: tuple[Entry, ...]) -> Section:
    words = library.report
    if not sessions:
        return Section(words.done, (words.nothing_told,))
    lines = words.done_lines
    figures = (
        (lines.sessions, len(sessions)),
        (lines.days, len({each.day for each in sessions})),
        (lines.minutes, round(sum(each.moving_s for each in sessions) / 60)),
        (lines.crack_days, len({each.day for each in sessions if each.cracks})),
        (lines.stopped, sum(each.outcome == "stopped" for each in sessions)),
    )
    names = {technique.id: technique.name for technique in library.techniques.values()}
    table = helped(library.charts, names, tuple(map(as_moved, sessions)))
    summary = "; ".join(f"{name}: {number}" for name, number in figures)
    return Section(words.done, (f"{summary}.",), table=Table(words.done_columns, table.rows) if table.rows else None,
                   note=words.done_note)  # fmt: skip

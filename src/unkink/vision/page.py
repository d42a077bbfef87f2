"""The page about a film: one HTML file that holds everything it shows and asks no other host for anything."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import BinaryIO

from unkink.coach.reading import Span, Summary
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.watch_text import PageTable, WatchText
from unkink.vision.course import MOST_STILLS, Course, Still
from unkink.vision.curve import curve

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing but what stands in it."""
TABLE_ROWS = 400
"""A longer table behind a curve gives every second value, or every third ..."""
TENTH = "{:.1f}"

Row = tuple[str, ...]


def write_page(
    file: BinaryIO, film: str, technique: str, view: CameraView, words: WatchText, course: Course, summary: Summary
) -> None:
    """Write the page. ``film`` and ``technique`` are names for people."""
    page = words.page
    title = escape(page.title.format(technique=technique))
    file.write(
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<style>{STYLE.read_text('utf-8')}</style></head><body><main><h1>{title}</h1>"
        f'<p class="about">{escape(page.about.format(film=film))}</p>'.encode()
    )
    file.writelines(part.encode() for part in _parts(view, words, course, summary))
    file.write(b"</main></body></html>\n")


def _parts(view: CameraView, words: WatchText, course: Course, summary: Summary) -> Iterator[str]:
    page = words.page
    yield _sums(words, view, summary)
    yield _heading(page.curves.title) + f'<p class="about">{escape(page.curves.about)}</p>'
    names = [view.repetition.signal, *(name for name in view.signals if name != view.repetition.signal)]
    yield from (_curve(name, view, words, course, summary) for name in names)
    yield from _stills(words, course.stills, summary.reps)
    ends = zip(summary.rep_end_s, summary.holds_s, strict=True)
    rows = [
        (str(number), _s(page.repetitions, end), _s(page.repetitions, held))
        for number, (end, held) in enumerate(ends, 1)
    ]
    yield _table(page.repetitions, rows, page.none)
    faults = [(*_times(page.faults, _name(each.name), each), _cue(view, each.name)) for each in summary.faults]
    yield _table(page.faults, faults, page.none)
    abstained = [_times(page.abstained, words.reason(each.name), each) for each in summary.abstained]
    yield _table(page.abstained, abstained, page.none)
    if view.cannot_judge:
        items = "".join(f"<li>{escape(each)}</li>" for each in view.cannot_judge)
        yield f"{_heading(page.cannot_judge)}<ul>{items}</ul>"


def _sums(words: WatchText, view: CameraView, summary: Summary) -> str:
    sums = words.page.sums
    watched = sums.watched_value.format(seconds=TENTH.format(summary.seconds), share=round(100 * summary.seen))
    rows = [(sums.watched, watched), (sums.repetitions, str(summary.reps))]
    if summary.holds_s:
        rows.append((sums.held, sums.held_value.format(seconds=TENTH.format(max(summary.holds_s)))))
    noticed = dict.fromkeys(_cue(view, each.name) for each in summary.faults)
    rows.append((sums.noticed, " ".join(noticed) or sums.nothing))
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(value)}</dd>' for name, value in rows)}</dl>"


def _curve(name: str, view: CameraView, words: WatchText, course: Course, summary: Summary) -> str:
    curves, values = words.page.curves, course.angles[name]
    title = _name(view.signals[name].angle)
    if name == view.repetition.signal:
        title = curves.judged.format(angle=title)
    bands = [("held", span, curves.hold) for span in course.holds]
    bands += [("noticed", span, _cue(view, span.name)) for span in summary.faults]
    bands += [("unjudged", span, words.reason(span.name)) for span in summary.abstained]
    marks = [(end, curves.end.format(count=number)) for number, end in enumerate(summary.rep_end_s, 1)]
    picture = curve(title, course.times, values, bands, marks)
    every = max(1, len(values) // TABLE_ROWS)
    rows = [
        (f"{t:.2f}", f"{value:.0f}")
        for t, value in list(zip(course.times, values, strict=True))[::every]
        if value is not None
    ]
    table = f"<details><summary>{escape(curves.table)}</summary>{_rows(curves.columns, rows)}</details>"
    return f"<figure><figcaption>{escape(title)}</figcaption>{picture}{table}</figure>"


def _stills(words: WatchText, stills: Iterable[Still], repetitions: int) -> Iterator[str]:
    said, every = words.page.stills, list(stills)
    if not every:
        return
    yield f'{_heading(said.title)}<ul class="stills">'
    for still in every:
        caption = escape(said.caption.format(count=still.repetition, seconds=TENTH.format(still.t)))
        alt = escape(said.alt.format(count=still.repetition))
        data, (width, height) = b64encode(still.jpeg).decode(), still.size
        yield (
            f'<li><figure><img alt="{alt}" width="{width}" height="{height}" src="data:image/jpeg;base64,{data}">'
            f"<figcaption>{caption}</figcaption></figure></li>"
        )
    yield "</ul>"
    if repetitions > MOST_STILLS:
        yield f'<p class="about">{escape(said.more.format(count=MOST_STILLS))}</p>'


def _table(words: PageTable, rows: Sequence[Row], none: str) -> str:
    return _heading(words.title) + (_rows(words.columns, rows) if rows else f"<p>{escape(none)}</p>")


def _rows(columns: Iterable[str], rows: Iterable[Row]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in columns)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _times(words: PageTable, what: str, span: Span) -> Row:
    return what, _s(words, span.start_s), _s(words, span.end_s)


def _s(words: PageTable, seconds: float) -> str:
    return words.seconds.format(seconds=TENTH.format(seconds))


def _heading(words: str) -> str:
    return f"<h2>{escape(words)}</h2>"


def _name(identifier: str) -> str:
    """Return an id of a technique's file as words."""
    return identifier.replace("_", " ").replace("-", " ")


def _cue(view: CameraView, fault: str) -> str:
    return view.faults[fault].cue if fault in view.faults else _name(fault)

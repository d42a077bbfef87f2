"""The pages for a doctor or therapist: what stands on them, ready to be set, and their setting as a tagged PDF."""

from importlib.resources import files
from typing import Any, Final, Literal
from unicodedata import category

import msgspec
from msgspec import Struct

from unkink.drawing.charts.chart import Chart

Standard = Literal["ua-1", "a-1b"]
STANDARD: Final = "ua-1"
"""PDF/UA-1: a screen reader finds headings, tables, and words for the pictures."""

TYPEFACES = 'font-family="Libertinus Serif, serif"'
"""The one that comes with the typesetter, so that the pages look the same on every machine."""

UNPRINTABLE = ("Cc", "Cn", "Co", "Cs")
"""Kinds of characters that no font shows: controls, those that are none (yet), private ones."""

NO_FONT = "could not be displayed with font"


class Table(Struct, frozen=True):
    """A table: its columns (none where it is a list of names and values) and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True):
    """One part: heading, paragraphs, a list, a table, pictures, and below them how the figures were made."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    charts: tuple[Chart, ...] = ()
    note: str = ""


class Pages(Struct, frozen=True):
    """All of it. ``lines`` stand under the title: who, and when."""

    title: str
    lines: tuple[str, ...]
    intro: str
    sections: tuple[Section, ...]
    footer: str
    page: str


def as_pdf(pages: Pages, standard: Standard = STANDARD) -> bytes:
    """Set the pages on A4. Nothing is read but our own template and the fonts of the machine, nothing is fetched.

    Words in a script for which this machine has no font cannot be shown, and PDF/UA forbids that: then the pages are
    tagged all the same, and do not say that they are PDF/UA. ``standard``: PDF/A-1b is for the checks of the tests.
    """
    import typst  # noqa: PLC0415 -- a large library that only this needs

    plain = msgspec.json.encode(_printable(msgspec.to_builtins(pages))).decode()
    template = files("unkink.reports").joinpath("pages.typ").read_bytes()
    document = plain.replace('font-family=\\"sans-serif\\"', TYPEFACES.replace('"', '\\"'))
    try:
        return typst.compile(template, format="pdf", sys_inputs={"pages": document}, pdf_standards=standard)
    except typst.TypstError as error:
        if NO_FONT not in str(error):
            raise
        return typst.compile(template, format="pdf", sys_inputs={"pages": document})


def _printable(node: Any) -> Any:
    """The same without characters that cannot be shown."""
    match node:
        case str():
            return "".join(each for each in node if each == "\n" or category(each) not in UNPRINTABLE)
        case list() | tuple():
            return [_printable(each) for each in node]
        case dict():
            return {key: _printable(value) for key, value in node.items()}
    return node


def as_text(pages: Pages) -> str:
    """The same as plain text, to be read before it is saved."""
    lines = [pages.title, *pages.lines, "", pages.intro]
    for section in pages.sections:
        lines += ["", section.heading.upper(), *section.paragraphs, *(f"- {item}" for item in section.items)]
        if section.table is not None:
            lines += [" | ".join(row) for row in ((section.table.columns,) if section.table.columns else ())]
            lines += [" | ".join(row) for row in section.table.rows]
        lines += [section.note] if section.note else []
    return "\n".join([*lines, "", pages.footer])

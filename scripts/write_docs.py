"""Write the generated pages of docs/: what the content and the code say, so that the documentation cannot drift.

``--check`` writes nothing and fails when a page is out of date.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from unkink.cli.help import help_texts
from unkink.cli.main import COMMANDS
from unkink.drawing.figure import draw_animated
from unkink.knowledge.camera_view import WatchedTechnique
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library
from unkink.knowledge.technique import Statement, Technique
from unkink.session.diagram import diagram
from unkink.vision.assets import licence_lines

ROOT = Path(__file__).parent.parent
OTHERS = """\
unkink itself is under the Apache License 2.0 (the file `LICENSE`). These files inside it were made by others. They
are taken from packages published on npm when unkink is built, and checked against known hashes:
"""
NOTICES = """\
Both packages declare the Apache License 2.0 for all they carry; its text is the file `LICENSE`. They carry no notices
of their own. The compiled part was built by its authors from MediaPipe and TensorFlow Lite with, by the names left
inside it, Abseil, Emscripten, OpenCV, Protocol Buffers, ruy and XNNPACK among others.

What is installed beside unkink by `pip` keeps its own licence and is not shipped in it."""
NOTICE = "<!-- Written by `make docs`. Edit the content or the code, not this page. -->\n"


def rules_page(library: Library) -> str:
    """All rules and limits, with what they close and what they stand on."""
    lines = [NOTICE, "# Rules of the safety check, limits and stops\n"]
    for level in reversed(Level):
        rules = [rule for rule in library.rules.rules if rule.level is level]
        if rules:
            lines.append(f"## {level.value}\n\n| rule | says | closes | sources | strength |\n|---|---|---|---|---|")
            for rule in rules:
                closed = [each.id for each in library.techniques.values() if library.closed(rule.closes, each)]
                what = "everything" if len(closed) == len(library.techniques) else ", ".join(closed)
                lines.append(
                    f"| {rule.id} | {rule.say} | {what} | {', '.join(rule.support.sources)} | "
                    f"{', '.join(rule.support.strength)}{'. ' + rule.support.note if rule.support.note else ''} |"
                )
            lines.append("")
    lines.append("## Limits on cracking\n\n| limit | says | sources |\n|---|---|---|")
    lines += [f"| {each.id} | {each.say} | {', '.join(each.support.sources)} |" for each in library.limits]
    lines.append("\n## Trends in the course of pain\n\n| trend | says | sources |\n|---|---|---|")
    lines += [f"| {each.id} | {each.say} | {', '.join(each.support.sources)} |" for each in library.trends.trends]
    lines.append("\n## In a session\n\n| stop | when | says |\n|---|---|---|")
    lines += [
        f"| {stop.id} | {'; '.join(kind.name for kind in stop.kinds)} | {stop.say} |" for stop in library.session.stops
    ]
    lines.append("\n## Sources\n")
    lines += [
        f"- `{each.id}`: {each.by + ' ' if each.by else ''}{each.title}{f' ({each.year})' if each.year else ''}"
        f"{'. ' + each.where if each.where else ''}{' ' + each.url if each.url else ''} [{each.checked}]"
        for each in sorted(library.sources.values(), key=lambda source: source.id)
    ]
    return "\n".join(lines) + "\n"


def techniques_page(library: Library) -> str:
    """Every technique with its moving figure and its words, so that a contributor sees a new one at once."""
    lines = [NOTICE, "# Techniques\n"]
    for each in library.techniques.values():
        lines += [
            f"## {each.name} (`{each.id}`)\n",
            f"![{each.name}](figures/{each.id}.svg)\n",
            f"{each.summary} {each.kind.value.capitalize()}; a crack is {each.crack}.\n",
            f"Demands: {', '.join(each.demands)}.\n",
            f"Needs: {', '.join(each.needs) or 'nothing'}. Places: {', '.join(each.places)}.\n",
            _dose(each),
            "",
            *_numbered(each.steps),
            "",
        ]
    return "\n".join(lines)


def _dose(technique: Technique) -> str:
    dose = technique.dose
    side = " a side" if dose.both_sides else ""
    return (
        f"{dose.hold_s.least} to {dose.hold_s.most} seconds{side}, {dose.repetitions.least} to {dose.repetitions.most} "
        f"times ({', '.join(dose.sources)}). {dose.choice}\n"
    )


def _numbered(statements: tuple[Statement, ...]) -> list[str]:
    return [f"{number}. {each.text} [{', '.join(each.sources)}]" for number, each in enumerate(statements, 1)]


def commands_page(_library: Library) -> str:
    """The help of every command."""
    lines = [NOTICE, "# Commands\n"]
    for title, text in help_texts(COMMANDS, width=100):
        lines += [f"## {title}\n", "```", text.rstrip(), "```", ""]
    return "\n".join(lines)


def states_page(_library: Library) -> str:
    """The table of the session engine as a diagram."""
    return f"{NOTICE}\n# What can happen in a session\n\n```mermaid\n{diagram()}```\n"


def schema_page(_library: Library) -> str:
    """The JSON Schema of a technique file for the camera coach, for editors."""
    schema = msgspec.json.encode(msgspec.json.schema(WatchedTechnique))
    return msgspec.json.format(schema, indent=1).decode() + "\n"


def licences_page(_library: Library) -> str:
    """What is shipped that others made."""
    title = "# Licences of what is shipped\n"
    return "\n".join([NOTICE, title, OTHERS, *licence_lines(), "", NOTICES]) + "\n"


PAGES: dict[str, Callable[[Library], str]] = {
    "rules.md": rules_page,
    "techniques.md": techniques_page,
    "commands.md": commands_page,
    "session-states.md": states_page,
    "licences.md": licences_page,
    "camera.schema.json": schema_page,
}


def generated(library: Library) -> dict[Path, Callable[[], str]]:
    """Every generated file below docs/ with what makes its text."""
    pages: dict[Path, Callable[[], str]] = {
        ROOT / "docs" / name: partial(page, library) for name, page in PAGES.items()
    }
    figures: dict[Path, Callable[[], str]] = {
        ROOT / "docs" / "figures" / f"{each.id}.svg": partial(draw_animated, each, standalone=True)
        for each in library.techniques.values()
    }
    return pages | figures


def main() -> int:
    """Write what has changed, or say what is out of date."""
    texts = {path: make() for path, make in generated(load_library()).items()}
    stale = [(path, text) for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    for path, text in stale:
        name = path.relative_to(ROOT)
        if "--check" in sys.argv:
            print(f"{name} is out of date; run 'make docs'")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {name}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())

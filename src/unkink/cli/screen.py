"""``unkink screen``: the safety check on a file of answers, with every rule that fired."""

import argparse
from typing import TYPE_CHECKING, Any

from unkink.cli.command import Command
from unkink.cli.country import add_country, emergency_number
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.cli.paper import Paper
    from unkink.knowledge.library import Library
    from unkink.safety.answers import Answers
    from unkink.safety.closing import Closing, Openness
    from unkink.safety.verdict import AskedAgain, Verdict

DONE, NO = 0, 1
JOURNAL = "journal"
"""What a closing names as its reason when no answer led there, but the past; what it says tells the rest."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", metavar="FILE", required=True, help="the answers, JSON or YAML; - reads them in")
    add_country(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.cli.answers_file import answers_from  # noqa: PLC0415 -- not for --help
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415
    from unkink.safety.closing import openness  # noqa: PLC0415
    from unkink.safety.verdict import judge  # noqa: PLC0415

    library = wiring.library()
    number = emergency_number(library, options.country)
    answers = answers_from(library, options.answers)
    verdict = judge(library, answers)
    opened = openness(library, verdict.closings)
    if options.json:
        print_json(_document(library, verdict, opened))
    else:
        show_verdict(Paper(), library, answers, verdict, opened, number)
    return DONE if opened.open and not verdict.questions else NO


def _document(library: "Library", verdict: "Verdict", opened: "Openness") -> dict[str, Any]:
    return {
        "level": verdict.level,
        "rules": [rule_document(library, closing) for closing in verdict.closings],
        "open": opened.open,
        "closed": [{"id": name, "by": by} for name, by in opened.closed.items()],
        "questions": verdict.questions,
        "rule_set": library.digest,
    }


def rule_document(library: "Library", closing: "Closing") -> dict[str, Any]:
    """Return a closing as plain data, with its sources as citations."""
    return {
        "id": closing.id,
        "level": closing.level,
        "say": closing.say,
        "because": closing.because,
        "closes": closing.closes,
        "source": [library.sources[name].citation for name in closing.support.sources],
        "strength": ", ".join(closing.support.strength),
        "note": closing.support.note,
    }


def show_verdict(
    paper: "Paper", library: "Library", answers: "Answers", verdict: "Verdict", opened: "Openness", number: str
) -> None:
    """Print what the answers mean: the outcome, what to do, every rule with its reason, what is open and what not."""
    outcome = next(each for each in library.advice.outcomes if each.level is verdict.level)
    if verdict.questions:
        _show_questions(paper, verdict.questions)
    else:
        paper.title(outcome.title)
        paper.text(outcome.text.replace("{number}", number))
    if verdict.level.rank or not verdict.questions:
        paper.title("What you can do")
        paper.items(line.replace("{number}", number) for line in outcome.instead)
    show_closings(paper, library, verdict.closings, answers)
    paper.title("Open to you")
    paper.items(f"{library.techniques[name].name}  ({name})" for name in opened.open)
    if not opened.open:
        paper.text("Nothing now; everything is closed.", 2)
    if opened.open and opened.closed:
        paper.title("Closed")
        paper.items(f"{library.techniques[name].name}  ({', '.join(by)})" for name, by in opened.closed.items())


def _show_questions(paper: "Paper", questions: "tuple[AskedAgain, ...]") -> None:
    paper.title("Questions to answer first")
    paper.text(questions[0].because)
    for question in questions:
        paper.item(f"{question.ask}  ({question.id})")


def show_closings(
    paper: "Paper", library: "Library", closings: "tuple[Closing, ...]", answers: "Answers | None"
) -> None:
    """Print why something is closed, the gravest first: what is said, which answers led there, what it stands on."""
    if closings:
        paper.title("Why something is closed")
    for closing in sorted(closings, key=lambda each: -each.level.rank):
        paper.item(closing.say, closing.id)
        indent = len(closing.id) + 3
        because = [_answer_read(library, name, answers) for name in closing.because if name != JOURNAL]
        if because and len(because) <= 6:  # noqa: PLR2004 -- a long list of open questions stands above already
            paper.small(f"Because of: {'; '.join(because)}", indent)
        cited = "; ".join(library.sources[name].citation for name in closing.support.sources)
        paper.small(f"Stands on: {cited}. Strength: {library.strength_read(closing.support)}.", indent)


def _answer_read(library: "Library", name: str, answers: "Answers | None") -> str:
    """Return an answer id in the words of its question; for a field, with what was answered."""
    for field in library.questionnaire.fields:
        if field.id == name:
            value = getattr(answers, name, None)
            return f"{field.ask} {'(not answered)' if value is None else value}"
    questions = (question for group in library.questionnaire.groups for question in group.questions)
    return next((question.ask for question in questions if question.id == name), name)


COMMAND = Command("screen", "the safety check on a file of answers, each rule with its reason", _add_options, _run)

"""From answers to a verdict: every rule that fired, why, and every question that still must be answered."""

from msgspec import Struct

from unkink.knowledge.condition import Said, leaves
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.rule import Unanswered
from unkink.safety.answers import Answers
from unkink.safety.closing import Closing, level_of
from unkink.safety.evaluation import reasons
from unkink.safety.free_text import Raised, raised_by

PAIN_PRESENT = 2
"""NPRS from which pain counts as present (clinical answer definitions)."""


class AskedAgain(Struct, frozen=True):
    """A question that must be answered before anything opens: the answer id, and why it is asked."""

    id: str
    ask: str
    because: str
    group: str = ""


class Verdict(Struct, frozen=True):
    """What the answers mean. ``closings`` is the whole trace; ``questions`` must be answered before anything opens.

    ``level`` is the gravest of the closings. No level says that a body is well.
    """

    level: Level
    closings: tuple[Closing, ...]
    questions: tuple[AskedAgain, ...]


def judge(library: Library, answers: Answers) -> Verdict:
    """Apply every rule. Levels combine by maximum, closures by union; what is missing keeps everything shut."""
    said = answers.yes | (frozenset(answers.flags_unsure) & emergency_answers(library))
    facts = {fact.id: fact.condition for fact in library.rules.facts}
    closings = [
        Closing(rule.id, rule.level, rule.say, because, rule.closes, rule.support)
        for rule in library.rules.rules
        if (because := reasons(rule.condition, answers, said, facts)) is not None
    ]
    missing = _unanswered(library, answers)
    raised = _asked_again(
        library, raised_by(library.text, answers.text, frozenset((*said, *answers.flags_unsure, *answers.flags_no)))
    )
    for questions, gate in ((missing, library.rules.unanswered), (raised, library.rules.raised_by_text)):
        if questions:
            closings.append(_gate(gate, questions))
    return Verdict(level_of(closings), tuple(closings), (*missing, *raised))


def emergency_answers(library: Library) -> frozenset[str]:
    """Every answer id that an emergency rule hangs on; "unsure" on one of these counts as yes."""
    facts = {fact.id: fact.condition for fact in library.rules.facts}
    names: set[str] = set()
    for rule in library.rules.rules:
        if rule.level is Level.EMERGENCY:
            for leaf in leaves(rule.condition):
                if isinstance(leaf, Said):
                    inner = leaves(facts[leaf.id]) if leaf.id in facts else iter((leaf,))
                    names |= {each.id for each in inner if isinstance(each, Said)}
    return frozenset(names)


def _unanswered(library: Library, answers: Answers) -> tuple[AskedAgain, ...]:
    """What must be known and is not: question groups left out, and the fields that rules hang on.

    Emergency groups must be answered by agreement; the others too, since each holds answers that a rule closes on.
    """
    answered = answers.groups_answered
    left_out = [] if answered is None else [g for g in library.questionnaire.groups if g.id not in answered]
    in_pain = (answers.pain_0_10 or 0) >= PAIN_PRESENT
    fields = [
        field
        for field in library.questionnaire.fields
        if getattr(answers, field.id) is None and (field.needed == "always" or (field.needed == "if pain" and in_pain))
    ]
    because = library.rules.unanswered.say
    return (
        *(AskedAgain(field.id, field.ask, because) for field in fields),
        *(
            AskedAgain(question.id, question.ask, because, group.id)
            for group in left_out
            for question in group.questions
        ),
    )


def _asked_again(library: Library, raised: tuple[Raised, ...]) -> tuple[AskedAgain, ...]:
    questions = {
        question.id: (question, group) for group in library.questionnaire.groups for question in group.questions
    }
    return tuple(
        AskedAgain(each.question, questions[each.question][0].ask, each.words, questions[each.question][1].id)
        for each in raised
    )


def _gate(gate: Unanswered, questions: tuple[AskedAgain, ...]) -> Closing:
    because = tuple(question.id for question in questions)
    return Closing(gate.id, Level.ALL_OK, gate.say, because, gate.closes, gate.support)

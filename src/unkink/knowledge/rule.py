"""Rules of the safety check: a condition on the answers, a level, what it closes, and why."""

from typing import Any

from msgspec import Struct

from unkink.knowledge.condition import Condition, read_condition
from unkink.knowledge.levels import Level
from unkink.knowledge.source import Support
from unkink.knowledge.vocabulary import Kind


class Closes(Struct, frozen=True, forbid_unknown_fields=True):
    """What something closes: kinds of techniques, and demands on the body. Never a technique by name."""

    kinds: tuple[Kind, ...] = ()
    demands: tuple[str, ...] = ()


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule. ``when`` is content data that ``condition`` turns into a tree."""

    id: str
    when: Any
    level: Level
    closes: Closes
    say: str
    support: Support

    @property
    def condition(self) -> Condition:
        """The condition as a tree (see condition.py); raises ConditionError if the content is malformed."""
        return read_condition(self.when)


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A named condition that several rules use, such as "new pain"."""

    id: str
    name: str
    when: Any

    @property
    def condition(self) -> Condition:
        """The condition as a tree."""
        return read_condition(self.when)


class Unanswered(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said, and closed, while something that must be known has not been answered."""

    id: str
    closes: Closes
    say: str
    support: Support


class RuleBook(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of the safety check, the facts they share, and what holds while answers are missing."""

    facts: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    unanswered: Unanswered
    raised_by_text: Unanswered


class Rescreening(Struct, frozen=True, forbid_unknown_fields=True):
    """When the safety check must be done again (days), with its words."""

    after_days: int
    after_pause_days: int
    pain_rise: int
    say_age: str
    say_pause: str
    say_new_symptom: str
    say_never: str
    support: Support

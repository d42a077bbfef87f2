"""The library: all content as one frozen value, handed to every room that needs it."""

from collections.abc import Mapping

from msgspec import Struct

from unkink.knowledge.advice import Advice
from unkink.knowledge.chart_text import ChartText
from unkink.knowledge.limit import Limit
from unkink.knowledge.measure import Measure
from unkink.knowledge.practice_text import PracticeText
from unkink.knowledge.question import Questionnaire, TextReading
from unkink.knowledge.reminder_text import ReminderText
from unkink.knowledge.report_text import ReportText
from unkink.knowledge.routine_text import RoutineText
from unkink.knowledge.rule import Closes, Rescreening, RuleBook
from unkink.knowledge.session_rule import SessionRules
from unkink.knowledge.session_text import SessionText
from unkink.knowledge.source import Source, Support
from unkink.knowledge.technique import Technique
from unkink.knowledge.terminal_text import TerminalText
from unkink.knowledge.trend import TrendBook
from unkink.knowledge.vocabulary import Kind, Position, Vocabulary
from unkink.knowledge.watch_text import WatchText


class Library(Struct, frozen=True):
    """All content. ``digest`` changes whenever any content file does; verdicts and sessions carry it."""

    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    techniques: Mapping[str, Technique]
    measures: Mapping[str, Measure]
    questionnaire: Questionnaire
    text: TextReading
    rules: RuleBook
    rescreening: Rescreening
    limits: tuple[Limit, ...]
    trends: TrendBook
    session: SessionRules
    session_text: SessionText
    advice: Advice
    routine: RoutineText
    practice: PracticeText
    charts: ChartText
    report: ReportText
    reminder: ReminderText
    watch: WatchText
    terminal: TerminalText
    digest: str

    def closed(self, closes: Closes, technique: Technique) -> bool:
        """Say whether what ``closes`` names shuts this technique."""
        return technique.kind in closes.kinds or not set(technique.demands).isdisjoint(closes.demands)

    def cracks(self, technique: Technique) -> bool:
        """Say whether the limits on cracking count this technique: by its kind, or by what it demands."""
        if technique.kind is Kind.MOBILISATION:
            return True
        return any(demand.counts_as_crack and demand.id in technique.demands for demand in self.vocabulary.demands)

    def position(self, technique: Technique) -> Position:
        """The position a technique is done in."""
        return next(each for each in self.vocabulary.positions if each.id == technique.position)

    def strength_read(self, support: Support) -> str:
        """The strength of a support in words, with its letter: "C (single cases)"."""
        words = self.vocabulary.strengths
        return ", ".join(each if words[each] == each else f"{each} ({words[each]})" for each in support.strength)

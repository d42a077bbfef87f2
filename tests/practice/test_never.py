"""What must never happen, whatever a person does and however the clock jumps."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from pytest_django.plugin import DjangoDbBlocker

from tests.fresh_journal import FreshJournals
from tests.practice.people import BEGINNING, day_of, healthy, next_event
from unkink.journal import sessions
from unkink.journal.models import Session
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin, note_refusal
from unkink.practice.check import Recorded, record
from unkink.practice.conduct import Conductor
from unkink.practice.leaving import end
from unkink.practice.today import look
from unkink.routine.situation import Situation
from unkink.safety.advance import answers_today
from unkink.safety.closing import openness
from unkink.safety.history import Now
from unkink.safety.verdict import judge
from unkink.session.events import Hurts
from unkink.session.state import Status

OPEN_ANSWERS = (healthy(), healthy(pain_0_10=0), healthy(pain_0_10=6))
ANSWERS = (
    healthy(conditions=["osteoporosis"]),
    healthy(flags_yes=["saddle_numb"]),
    healthy(flags_unsure=["bladder_new"]),
    healthy(flags_yes=["fever"]),
    healthy(groups_answered=[]),
    healthy(text="I cannot feel my groin"),
    {"age": 40},
)
SITUATIONS = (
    Situation("floor", ("mat", "foam-roller", "ball"), 10),
    Situation("desk", ("chair",), 5),
    Situation("bed", ("bed",), 12, ("upper",)),
)
PAINS = st.integers(0, 10)
TOLERANCE = timedelta(seconds=1)


class AnyLife(RuleBasedStateMachine):
    """A person who does anything in any order. The model beside the journal knows only what a rule book would."""

    library: Library
    journals: FreshJournals

    def __init__(self) -> None:
        super().__init__()
        self.files = ExitStack()
        self.files.enter_context(self.journals.one())
        self.clock = BEGINNING
        self.latest = BEGINNING
        self.latest_day = BEGINNING.date()
        self.offset = 0
        self.check: tuple[datetime, Recorded] | None = None
        self.stopped: tuple[datetime, date] | None = None
        self.cracked: list[tuple[datetime, date]] = []
        self.conductor: Conductor | None = None

    def teardown(self) -> None:
        self.files.close()

    @property
    def now(self) -> Now:
        return Now(self.clock, day_of(self.clock, self.offset), self.offset)

    def seen(self) -> datetime:
        """Something was recorded now: the true time is never before anything that was recorded earlier."""
        self.latest = max(self.latest, self.clock)
        self.latest_day = max(self.latest_day, self.now.day)
        return self.latest

    @initialize(answers=st.sampled_from(OPEN_ANSWERS))
    def first_check(self, answers: dict[str, object]) -> None:
        self.answers_the_check(answers)

    @rule(answers=st.sampled_from(OPEN_ANSWERS))
    def answers_the_check_again(self, answers: dict[str, object]) -> None:
        self.answers_the_check(answers)

    @rule(answers=st.sampled_from(ANSWERS))
    def answers_the_check(self, answers: dict[str, object]) -> None:
        recorded = record(self.library, answers, self.now)
        self.check = (self.seen(), recorded)

    @rule(hours=st.sampled_from([0.1, 0.5, 1.1, 5, 12, 24, 24, 48, 24 * 8, 24 * 15]))
    def time_passes(self, hours: float) -> None:
        self.clock += timedelta(hours=hours)

    @rule(hours=st.sampled_from([1, 30, 24 * 30]))
    def the_clock_is_set_back(self, hours: int) -> None:
        self.clock -= timedelta(hours=hours)

    @rule(offset=st.sampled_from([-600, 0, 330, 840]))
    def flies_somewhere(self, offset: int) -> None:
        self.offset = offset

    @rule(situation=st.sampled_from(SITUATIONS), seed=st.integers(0, 50), rise=st.sampled_from([-1, 0]))
    def wants_to_begin(self, situation: Situation, seed: int, rise: int) -> None:
        self.tries_to_begin(situation, seed, rise, new=False)

    @rule(situation=st.sampled_from(SITUATIONS))
    def wants_to_begin_with_something_new(self, situation: Situation) -> None:
        self.tries_to_begin(situation, 1, 0, new=True)

    @precondition(lambda self: self.conductor is None)
    @rule(days=st.sampled_from([0, 1, 1, 2]))
    def has_a_whole_session_some_day(self, days: int) -> None:
        self.clock += timedelta(days=days)
        self.tries_to_begin(SITUATIONS[0], 1, 0, new=False)
        if self.conductor is not None:
            self.goes_on(1_500)
            self.ends_it()

    @precondition(lambda self: self.conductor is None)
    @rule(then_checks=st.booleans())
    def has_a_session_that_hurts(self, *, then_checks: bool) -> None:
        self.clock += timedelta(days=1)
        self.answers_the_check(healthy())
        self.tries_to_begin(SITUATIONS[0], 1, 0, new=False)
        if self.conductor is not None:
            self.it_hurts()
            self.ends_it()
            self.clock += timedelta(minutes=10)
            if then_checks:
                self.answers_the_check(healthy())
            self.tries_to_begin(SITUATIONS[1], 1, 0, new=False)

    @precondition(lambda self: self.conductor is None)
    @rule(rise=st.integers(1, 3))
    def wants_to_begin_in_more_pain(self, rise: int) -> None:
        self.tries_to_begin(SITUATIONS[0], 1, rise, new=False)

    def tries_to_begin(self, situation: Situation, seed: int, rise: int, *, new: bool) -> None:
        before = self.check[1].answers.pain_0_10 if self.check else 0
        pain = min(10, max(0, (before or 0) + rise))
        outcome = begin(self.library, self.now, situation, seed, pain, nothing_new=not new)
        if isinstance(outcome, Begun):
            assert not new
            self.conductor = Conductor(outcome.session_id)
            self.judge_what_began(Session.objects.get(id=outcome.session_id), pain)

    def judge_what_began(self, session: Session, pain: int) -> None:
        at = self.seen()
        assert abs(session.began_at - at) < TOLERANCE
        assert self.check is not None
        checked_at, recorded = self.check
        assert recorded.answers.pain_0_10 is not None
        answers = answers_today(recorded.answers, (at - checked_at).days, pain)
        verdict = judge(self.library, answers)
        assert not verdict.questions
        assert at - checked_at < timedelta(days=self.library.rescreening.after_days) + TOLERANCE
        assert pain - recorded.answers.pain_0_10 < self.library.rescreening.pain_rise
        if self.stopped is not None:
            stopped_at, stopped_day = self.stopped
            assert session.day > stopped_day
            assert checked_at > stopped_at
        planned = {item.technique for item in sessions.load(str(session.id)).routine.items}
        assert planned
        assert planned <= set(openness(self.library, verdict.closings).open)
        if any(self.library.cracks(self.library.techniques[name]) for name in planned):
            self.judge_cracks(at, session.day)

    def judge_cracks(self, at: datetime, day: date) -> None:
        assert all(day > other for _, other in self.cracked)
        assert sum((day - other).days < 7 for _, other in self.cracked) < 3
        self.cracked.append((at, day))

    @precondition(lambda self: self.conductor is not None)
    @rule(seconds=st.sampled_from([1, 30, 200, 1_500]))
    def goes_on(self, seconds: int) -> None:
        assert self.conductor is not None
        self.conductor.catch_up()  # it may have been left so long that it was ended meanwhile
        for _ in range(seconds):
            if self.conductor.ended:
                break
            self.clock += timedelta(seconds=1)
            self.conductor.apply(next_event(self.conductor), self.clock.timestamp())
        self.catch_time()

    @precondition(lambda self: self.conductor is not None)
    @rule()
    def it_hurts(self) -> None:
        assert self.conductor is not None
        self.conductor.catch_up()
        if not self.conductor.ended and self.conductor.state.status is not Status.ASKING_PAIN_KIND:
            self.conductor.apply(Hurts(), self.clock.timestamp())
            self.catch_time()
            stopped_at = datetime.fromtimestamp(self.conductor.state.at, BEGINNING.tzinfo)
            self.stopped = (stopped_at, max(self.session_day(), day_of(stopped_at, self.session_offset())))

    @precondition(lambda self: self.conductor is not None)
    @rule()
    def ends_it(self) -> None:
        assert self.conductor is not None
        end(self.conductor.session_id)
        self.conductor = None

    @rule(wanted=st.sampled_from(["foam-roller", "rocking", "knee-rotation"]))
    def wants_to_crack(self, wanted: str) -> None:
        if note_refusal(self.library, self.now, wanted):
            self.seen()

    @rule()
    def looks(self) -> None:
        today = look(self.library, self.now)
        if today.unfinished is None:
            self.conductor = None
        assert today.now.at >= self.latest - TOLERANCE
        assert not (today.openness.open and (today.locked or today.due))

    def catch_time(self) -> None:
        """A session's own time may run ahead of a clock that was set back; the journal knows that time."""
        assert self.conductor is not None
        self.latest = max(self.latest, datetime.fromtimestamp(self.conductor.state.at, BEGINNING.tzinfo))

    def session_day(self) -> date:
        assert self.conductor is not None
        return Session.objects.get(id=self.conductor.session_id).day

    def session_offset(self) -> int:
        assert self.conductor is not None
        return Session.objects.get(id=self.conductor.session_id).utc_offset_minutes


@pytest.fixture
def any_life(
    library: Library, fresh_journals: FreshJournals, django_db_blocker: DjangoDbBlocker
) -> Iterator[type[AnyLife]]:
    AnyLife.library, AnyLife.journals = library, fresh_journals
    with django_db_blocker.unblock():
        yield AnyLife


def test_no_sequence_of_inputs_starts_a_session_past_a_verdict_a_limit_or_a_pain_stop(any_life: type[AnyLife]) -> None:
    run_state_machine_as_test(any_life, settings=settings(max_examples=25, stateful_step_count=25))

"""Specification of ``unkink go``: the whole way, with a real journal."""

import pytest

from tests.cli.conftest import Result, Run
from tests.cli.go_people import AT_DESK, NOTHING, WAITS, Person, healthy_check, last_outcome
from tests.practice.people import checked, had_session, healthy, moment
from unkink.cli.terminal.way import Wishes
from unkink.knowledge.library import Library
from unkink.practice import today
from unkink.practice.past import entries
from unkink.safety.answers import read_answers
from unkink.session.events import Hurts, PainWas

pytestmark = pytest.mark.usefixtures("data_folder")

DONE, NO = 0, 1
NOTHING_NEW, NO_PAIN, BEGIN = "n", "0", ""


def read(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


def test_a_first_session_leads_from_the_check_to_the_journal(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    person = Person(library, [*healthy_check(library), BEGIN, *["skip"] * 10, NO_PAIN])
    assert person.goes() == DONE
    assert last_outcome() == "finished"
    out = read(capsys)
    assert "Nothing you told us stands against a gentle session" in out
    assert "Kept in your journal: finished" in out
    assert "Emergency number: 112" in out


def test_a_session_left_to_itself_is_guided_to_its_last_question(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(library, moment())
    person = Person(library, [NOTHING_NEW, NO_PAIN, BEGIN, *[WAITS] * 17, "n", *[WAITS] * 4, NO_PAIN])
    assert person.goes() == DONE
    (entry,) = entries().entries
    assert [done.repetitions for done in entry.done] == [3, 1]
    assert "counted: 3 of 3" in read(capsys)


def test_within_two_weeks_only_what_is_new_and_the_pain_are_asked(library: Library) -> None:
    checked(library, moment())
    assert Person(library, [NOTHING_NEW, NO_PAIN, BEGIN, "quit", NO_PAIN]).goes() == DONE
    assert last_outcome() == "quit"


def test_the_pain_can_be_told_on_the_command_line(library: Library) -> None:
    checked(library, moment())
    assert Person(library, [NOTHING_NEW, BEGIN, "quit", ""]).goes(AT_DESK._replace(pain=2)) == DONE
    assert entries().entries[0].pain_before == 2


def test_lasting_conditions_are_confirmed_in_one_step(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    checked(library, moment(), conditions=["hypertension"])
    every_time = [group for group in library.questionnaire.groups if group.asked == "every time"]
    again = ["y", "y", "2", "0", "", *[NOTHING] * len(every_time), ""]
    assert Person(library, [*again, BEGIN, "quit", NO_PAIN]).goes() == DONE
    assert "- High blood pressure" in read(capsys)
    answers = today.look(library, moment(minutes=5)).answers
    assert answers is not None
    assert answers.conditions == ("hypertension",)


def test_a_condition_that_has_changed_is_asked_from_the_beginning(library: Library) -> None:
    checked(library, moment(), conditions=["hypertension"])
    person = Person(library, ["y", "n", *healthy_check(library), BEGIN, "quit", NO_PAIN])
    assert person.goes() == DONE
    answers = today.look(library, moment(minutes=5)).answers
    assert answers is not None
    assert answers.conditions == ()


def test_pain_that_has_risen_asks_the_whole_check_again(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    checked(library, moment(), pain_0_10=1)
    with pytest.raises(EOFError):
        Person(library, [NOTHING_NEW, "6"]).goes()
    out = read(capsys)
    assert library.rescreening.say_new_symptom in out
    assert "What you told last time" in out


def test_an_emergency_says_what_to_do_and_begins_nothing(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    typed = healthy_check(library)
    typed[-len(library.questionnaire.groups) - 1] = "1"
    assert Person(library, typed).goes() == NO
    out = read(capsys)
    assert "E01" in out
    assert "112" in out
    assert "Nothing now; everything is closed." in out
    assert entries().total == 0


def test_unsure_on_an_emergency_question_counts_as_yes(library: Library) -> None:
    typed = healthy_check(library)
    typed[-len(library.questionnaire.groups) - 1] = "?1"
    assert Person(library, typed).goes() == NO


def test_what_the_free_text_raises_is_asked_at_the_end(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    typed = [*healthy_check(library)[:-1], "I have had a fever since yesterday", "n", BEGIN, "quit", NO_PAIN]
    assert Person(library, typed).goes() == DONE
    assert "Fever, chills or shivering [y/n/?]" in read(capsys)


def test_it_hurts_stops_the_session_locks_the_day_and_says_why(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(library, moment())
    assert Person(library, [NOTHING_NEW, NO_PAIN, BEGIN, WAITS, WAITS, "h", "2"]).goes() == DONE
    out = read(capsys)
    assert "Stop and call your emergency number now. Emergency number: 112" in out
    assert last_outcome() == "stopped"
    assert Person(library, []).goes() == NO
    assert library.session.locked in read(capsys)


def test_a_session_left_open_can_be_taken_up_where_it_was(library: Library) -> None:
    checked(library, moment())
    person = Person(library, [NOTHING_NEW, NO_PAIN, BEGIN, *[WAITS] * 6])
    assert person.goes() == NO
    assert entries().total == 0
    person = Person(library, ["y", "", *["skip"] * 10, NO_PAIN])
    person.time += 120
    assert person.goes() == DONE
    assert next(done.repetitions for done in entries().entries[0].done) == 1


def test_a_session_left_open_is_not_taken_up_past_the_answers_that_are_brought(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(library, moment())
    Person(library, [NOTHING_NEW, NO_PAIN, BEGIN]).goes()
    answers = read_answers(library, healthy(flags_yes=["chest_pain"]))
    assert Person(library, ["y"]).goes(AT_DESK._replace(answers=answers)) == NO
    assert "Call your emergency number now" in read(capsys)
    assert entries().total == 1


def test_a_session_left_open_can_be_ended_first(library: Library) -> None:
    checked(library, moment())
    Person(library, [NOTHING_NEW, NO_PAIN, BEGIN]).goes()
    person = Person(library, ["n", NOTHING_NEW, NO_PAIN, BEGIN, "quit", NO_PAIN])
    person.time += 120
    assert person.goes() == DONE
    assert entries().total == 2


def test_a_machine_that_slept_completes_nothing(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    checked(library, moment())
    person = Person(library, [NOTHING_NEW, NO_PAIN, BEGIN])
    asleep = iter([False] * 300 + [True] + [False] * 20)
    wait = person.next

    def sleeps_once(seconds: float | None) -> str | None:
        if seconds is not None and not person._typed:
            if next(asleep, None) is None:
                raise EOFError
            person.time += 3600 if next(asleep, False) else seconds
            return None
        return wait(seconds)

    person.next = sleeps_once  # type: ignore[method-assign]
    assert person.goes() == NO
    assert "Interrupted. Nothing is counted meanwhile." in read(capsys)


def test_another_plan_can_be_looked_at_before_beginning(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    checked(library, moment())
    wishes = Wishes(place="floor", things=("ball", "mat", "foam-roller"), minutes=5)
    assert Person(library, [NOTHING_NEW, NO_PAIN, "a", "a", "q"]).goes(wishes) == NO
    assert read(capsys).count("A routine of") == 3
    assert entries().total == 0


def test_what_is_missing_is_asked(library: Library) -> None:
    checked(library, moment())
    person = Person(library, [NOTHING_NEW, NO_PAIN, "1", "1 4", "2", BEGIN, "quit", NO_PAIN])
    assert person.goes(Wishes()) == DONE
    assert entries().entries[0].place == "desk"


def test_the_place_of_last_time_is_offered(library: Library) -> None:
    had = moment()
    checked(library, had)
    had_session(library, had)
    person = Person(library, [NOTHING_NEW, NO_PAIN, "y", BEGIN, "quit", NO_PAIN])
    person.time += 3 * 3600
    assert person.goes(Wishes()) == DONE
    assert {entry.place for entry in entries().entries} == {"floor"}


def test_a_stop_told_from_another_page_ends_it_here_too(library: Library) -> None:
    from unkink.practice.conduct import Conductor  # noqa: PLC0415 -- Django must be ready first

    checked(library, moment())
    person = Person(library, [NOTHING_NEW, NO_PAIN, BEGIN], gone_at_the_end=False)
    wait = person.next

    def elsewhere(seconds: float | None) -> str | None:
        unfinished = today.look(library, person.now()).unfinished
        if unfinished is not None and person.time > moment().at.timestamp() + 30:
            other = Conductor(unfinished.id)
            other.apply(Hurts(), person.time)
            other.apply(PainWas("sharp"), person.time)
        return wait(seconds)

    person.next = elsewhere  # type: ignore[method-assign]
    assert person.goes() == DONE
    assert last_outcome() == "stopped"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--place", "flor"], "unkink: --place: 'flor' is not a known place; the nearest is 'floor'"),
        (["--minutes", "90"], "unkink: --minutes: is 90; allowed is a whole number from 1 to 20"),
        (["--pain", "11"], "unkink: --pain: is 11; allowed is a whole number from 0 to 10"),
        (["--have", "chiar"], "unkink: --have: 'chiar' is not a known thing; the nearest is 'chair'"),
        (["--answers", "-"], "unkink: --answers: must be a file here; standard input is for the session itself"),
        (["--country", "XX"], "unkink: --country: "),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_one_line(run: Run, words: list[str], said: str) -> None:
    result: Result = run("go", *words)
    assert result.code == 2
    assert result.err.startswith(said), result.err
    assert result.err.count("\n") == 1

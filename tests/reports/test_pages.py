"""The pages for a doctor: what must stand on them, and that a screen reader finds it."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment, start, walk
from tests.reports.lives import DAYS, Day, live
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.conduct import Conductor
from unkink.practice.measures import tell
from unkink.practice.report import report
from unkink.reports.pages import Pages, Section, Table, as_pdf, as_text
from unkink.routine.situation import Situation

pytestmark = pytest.mark.usefixtures("data_folder")

NOW = moment(days=15)
STRETCH = Situation("desk", ("chair",), 1)


def section(pages: Pages, heading: str) -> Section:
    return next(each for each in pages.sections if each.heading == heading)


def lines(found: Section) -> dict[str, str]:
    """The table of names and values."""
    assert found.table is not None
    return {row[0]: row[1] for row in found.table.rows}


def told_pain(library: Library, *pains: int) -> None:
    """A check and a short session every second day."""
    for number, pain in enumerate(pains):
        checked(library, moment(days=2 * number), pain_0_10=pain, duration_days=2 * number)
        begun = start(library, moment(days=2 * number, minutes=1), pain=pain, situation=STRETCH)
        assert isinstance(begun, Begun), begun
        conductor = Conductor(begun.session_id)
        walk(conductor, conductor.state.at, pain_after=max(0, pain - 1))


def opened(pages: Pages) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(as_pdf(pages)))


def test_it_says_who_when_and_that_nobody_checked_it(library: Library) -> None:
    checked(library, moment(), age=47)
    pages = report(library, NOW, "Kim Jensen")
    assert pages.lines[0] == "Name: Kim Jensen    Age: 47"
    assert pages.lines[2] == "Written on 2026-03-17"
    assert "diagnoses nothing" in pages.intro


def test_a_change_of_pain_comes_with_its_figures_and_its_meaning(library: Library) -> None:
    told_pain(library, 6, 6, 6, 5, 4, 3, 3, 3)
    rows = lines(section(report(library, NOW), "Pain"))
    assert rows["Mean of the first seven days"] == "5.8"
    assert rows["Mean of the last seven days"] == "3.0"
    assert rows["Change"] == "-2.8 (-48 %), lower by 2 points and 30 percent or more"
    assert rows["Highest"] == "6"


def test_too_few_days_say_nothing(library: Library) -> None:
    told_pain(library, 4)
    rows = lines(section(report(library, NOW), "Pain"))
    assert rows["Change"] == "too few days to say"


def test_what_the_rules_asked_for_stands_first_with_its_rule(library: Library) -> None:
    checked(library, moment(), flags_yes=["fever"], conditions=["osteoporosis"], pain_0_10=4)
    pages = report(library, moment(hours=1))
    assert pages.sections[0].heading == "What the program says to look at"
    assert all(item.endswith(")") for item in pages.sections[0].items)
    assert len(pages.sections[0].items) >= 2


def test_answers_that_are_not_no_stand_there_in_the_words_of_the_questions(library: Library) -> None:
    checked(library, moment(), flags_yes=["fever"], flags_unsure=["bladder_new"], text="began after a fall")
    items = section(report(library, NOW), 'Answers at the last safety check that were not "no"').items
    asked = {q.id: q.ask for group in library.questionnaire.groups for q in group.questions}
    assert f"{asked['fever']}: yes" in items
    assert f"{asked['bladder_new']}: not sure" in items
    assert "In their own words: began after a fall" in items


def test_a_check_that_was_not_finished_is_not_called_all_no(library: Library) -> None:
    checked(library, moment(), groups_answered=[])
    said = section(report(library, NOW), 'Answers at the last safety check that were not "no"').paragraphs
    assert "Not every question was answered." in said


def test_measures_stand_there_with_what_their_change_means(library: Library) -> None:
    tell(library, moment(), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
    tell(library, moment(days=14), "own-activities", [7, 7, 7])
    table = section(report(library, NOW), "Measures").table
    assert table is not None
    (row,) = table.rows
    assert row[0] == "What is hard for you (put on socks, sit, sleep)"
    assert row[3] == "+2, better"


def test_what_was_done_is_counted(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    done = section(report(library, moment(hours=2)), "What was done")
    assert "Sessions: 1; Days with a session: 1;" in done.paragraphs[0]
    assert "Days with a session that may crack the back: 1;" in done.paragraphs[0]


def test_only_the_days_asked_for_are_told(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    checked(library, moment(days=14))
    assert section(report(library, NOW, days=5), "What was done").paragraphs == (library.report.nothing_told,)


def test_an_empty_journal_gives_pages_that_say_so(library: Library) -> None:
    pages = report(library, NOW)
    assert section(pages, "Pain").paragraphs == (library.report.nothing_told,)
    assert len(opened(pages).pages) == 1


def test_the_pdf_is_tagged_named_in_english_and_says_it_is_pdf_ua(library: Library) -> None:
    told_pain(library, 3, 3, 2)
    with opened(report(library, NOW)) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.docinfo["/Title"] == library.report.title
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def structure(element: pikepdf.Object, found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Collect every kind of element in the tree of tags, with its alternative text."""
    if isinstance(element, pikepdf.Array):
        for each in element:
            structure(each, found)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            found.setdefault(str(element.S), []).append(str(element.get("/Alt", "")))
        if "/K" in element:
            structure(element.K, found)
    return found


def test_a_screen_reader_finds_headings_tables_and_words_for_the_pictures(library: Library) -> None:
    told_pain(library, 3, 3, 2)
    pages = report(library, NOW)
    with opened(pages) as pdf:
        found = structure(pdf.Root.StructTreeRoot, {})
    assert len(found["/H1"]) == 1
    assert len(found["/H2"]) == len(pages.sections)
    assert len(found["/Table"]) == sum(each.table is not None for each in pages.sections)
    assert len(found["/Figure"]) == 2
    assert all("0 to 10" in words or "mean pain" in words for words in found["/Figure"])


def test_three_months_fit_on_two_pages(library: Library) -> None:
    checked(library, moment(), conditions=["osteoporosis"], flags_unsure=["bladder_new", "saddle_numb"], pain_0_10=4)
    tell(library, moment(days=1), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
    told_pain(library, 3, 3, 2, 2, 1, 1)
    assert len(opened(report(library, NOW)).pages) <= 2


@given(text=st.text(max_size=200))
@settings(max_examples=40)
def test_no_words_of_a_person_break_the_pages(text: str) -> None:
    pages = Pages(
        "Title", (text,), text, (Section("Answers", (text,), (text,), Table((), ((text, text),))),), "", "Page"
    )
    assert as_pdf(pages).startswith(b"%PDF")
    assert text in as_text(pages)


def test_words_that_look_like_commands_of_the_typesetter_are_words(library: Library) -> None:
    checked(library, moment(), text="#panic() *not bold* $x$ @you <here> \\ // gone?")
    with opened(report(library, NOW)) as pdf:
        assert pdf.docinfo["/Title"] == library.report.title


def test_a_name_in_another_script_gives_pages_all_the_same(library: Library) -> None:
    assert len(opened(report(library, NOW, "金さん 😀")).pages) == 1


@given(days=DAYS)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_lived_gives_pages(library: Library, fresh_journals: FreshJournals, days: list[Day]) -> None:
    with fresh_journals.one():
        live(library, days)
        assert 1 <= len(opened(report(library, NOW)).pages) <= 2

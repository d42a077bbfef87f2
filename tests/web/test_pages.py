"""What the pages say, and what they weigh."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.person import Person
from tests.web.served import Served
from unkink.knowledge.library import Library

HEAVIEST = 150_000
"""Bytes of a page with everything it loads."""
PATHS = ("/", "/check", "/plan?place=floor&have=mat&minutes=20", "/journal", "/techniques", "/about", "/settings")


@pytest.fixture
def without_scripts(browser: Browser, server: Served) -> Iterator[Person]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.entry)
    yield Person(page)
    context.close()


def test_everything_in_a_technique_s_file_stands_on_its_page(person: Person, page: Page, library: Library) -> None:
    for technique in library.techniques.values():
        person.go_to(f"/techniques/{technique.id}")
        text = " ".join(page.locator("main").inner_text().split())
        statements = (
            *technique.steps,
            *technique.feel,
            *technique.never,
            *technique.stop_when,
            *technique.cautions,
            technique.breathing,
        )
        said = [technique.name, technique.summary, technique.crack_note, technique.dose.choice]
        said += [each.text for each in statements]
        said += [demand.name for demand in library.vocabulary.demands if demand.id in technique.demands]
        said += [technique.easier.text] if technique.easier else []
        for sentence in said:
            assert " ".join(sentence.split()) in text, (technique.id, sentence)
        for name in {name for each in statements for name in each.sources}:
            assert library.sources[name].title in text, (technique.id, name)


def test_every_topic_and_every_source_stands_on_the_page_about_unkink(
    person: Person, page: Page, library: Library
) -> None:
    person.go_to("/about")
    text = " ".join(page.locator("main").inner_text().split())

    for topic in library.advice.topics:
        assert topic.title in text
        for statement in topic.statements:
            assert statement.text in text
    for source in library.sources.values():
        assert source.title in text


def test_a_result_shows_every_rule_that_fired_with_answer_reason_and_source(
    person: Person, page: Page, library: Library
) -> None:
    person.answers_the_check("osteopenia")
    page.locator("summary").first.click()
    text = page.locator("main").inner_text()
    fired = next(rule for rule in library.rules.rules if rule.when == "osteopenia" or "osteopenia" in str(rule.when))

    assert "Osteopenia (low bone density)" in text
    assert f"Rule {fired.id}" in text
    assert library.sources[fired.support.sources[0]].title in text
    assert re.search(r"\b(safe|cleared)\b", text, re.IGNORECASE) is None


def test_what_was_told_once_is_only_confirmed_the_next_time(person: Person, page: Page) -> None:
    person.answers_the_check("osteopenia")
    person.go_to("/check")
    expect(page.get_by_text("Osteopenia (low bone density)")).to_be_visible()
    assert page.locator("#illnesses").count() == 0

    page.locator("#pain_0_10").get_by_label("1", exact=True).check()
    for group in page.locator(".checklist").all():
        group.get_by_label("None of these", exact=True).check()
    page.get_by_label("Yes, all of this is still true").check()
    person.sends_the_check()

    expect(page.get_by_role("heading", level=1)).to_have_text("Stretches today, no cracking")


def test_the_emergency_number_is_that_of_the_chosen_country(person: Person, page: Page) -> None:
    person.go_to("/settings")
    page.get_by_label("Where you are").select_option("NZ")
    page.get_by_role("button", name="Keep these settings").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")

    person.answers_the_check("chest_pain")

    expect(page.get_by_role("link", name="Call 111")).to_have_attribute("href", "tel:111")


def test_links_to_sources_tell_the_other_site_nothing(person: Person, page: Page) -> None:
    person.go_to("/about")
    links = page.locator("a[href^='http']").all()

    assert links
    assert {link.get_attribute("rel") for link in links} == {"noreferrer noopener"}


def test_an_empty_journal_says_what_will_stand_there(person: Person, page: Page) -> None:
    person.go_to("/journal")

    expect(page.get_by_text("After your first session you find here")).to_be_visible()


@pytest.mark.parametrize("path", ["/nowhere", "/techniques/headstand", "/journal/1", "/session/1"])
def test_what_is_not_there_is_said_in_words_that_help(person: Person, page: Page, path: str) -> None:
    person.go_to(path)

    expect(page.get_by_role("link", name="Go to Today")).to_be_visible()


def test_every_page_is_light(person: Person, page: Page, library: Library) -> None:
    person.answers_the_check("osteopenia")
    for path in (*PATHS, *(f"/techniques/{name}" for name in library.techniques)):
        person.go_to(path)
        weight = page.evaluate(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            ".reduce((sum, each) => sum + each.decodedBodySize, 0)"
        )

        assert 0 < weight < HEAVIEST, path


def test_nothing_moves_about_while_a_page_loads(person: Person, page: Page) -> None:
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries()"
        ".map((entry) => entry.value))).observe({ type: 'layout-shift', buffered: true });"
    )
    for path in PATHS:
        person.go_to(path)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifts") == [], path


@pytest.mark.usefixtures("checked")
def test_nothing_moves_about_while_a_session_guides(person: Person, page: Page) -> None:
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries()"
        ".filter((entry) => !entry.hadRecentInput).map((entry) => entry.value)))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    person.is_in_a_session()
    expect(page.locator("#count")).not_to_be_empty(timeout=60_000)
    page.wait_for_timeout(500)

    assert page.evaluate("window.shifts") == []


def test_everything_up_to_the_session_works_without_scripts(without_scripts: Person) -> None:
    without_scripts.answers_the_check(pain=2)
    without_scripts.plans(minutes=3)
    page = without_scripts.page
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your routine")

    page.get_by_role("group", name="How strong is the pain right now?").get_by_label("2", exact=True).check()
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.get_by_role("heading", name="This page needs JavaScript")).to_be_visible()


@pytest.mark.usefixtures("checked")
def test_the_voice_says_what_stands_on_the_screen(person: Person, page: Page) -> None:
    person.go_to("/settings")
    page.get_by_label("Read the lines of a session aloud").check()
    page.get_by_role("button", name="Keep these settings").click()
    # Headless browsers have no voice; what would be handed to one is written down instead.
    page.add_init_script("window.said = []; speechSynthesis.speak = (words) => window.said.push(words.text);")
    person.is_in_a_session()
    expect(page.locator("#name")).not_to_be_empty(timeout=60_000)

    said = page.evaluate("window.said")
    assert page.locator("#spoken").text_content() == said[-1]

"""Every way to a start that must stay shut, tried in the browser and with requests made by hand."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.profiles.visitor import Visitor
from tests.web.person import Person
from tests.web.served import Served
from unkink.knowledge.library import Library

HERE = {"place": "floor", "have": "mat", "minutes": "5", "pain": "1", "nothing_new": "yes", "seed": "1"}


def start_by_hand(page: Page, **changed: str) -> tuple[int, str]:
    """POST /start as our own page would, with whatever fields somebody may think of."""
    fields = {**HERE, **changed}
    answer = page.context.request.post(
        page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/start",
        form={**fields, "csrfmiddlewaretoken": token(page)},
        headers={"Origin": "http://" + page.url.split("/")[2]},
        max_redirects=0,
    )
    return answer.status, answer.headers.get("location", "") or answer.text()


@pytest.fixture
def visitor(server: Served) -> Visitor:
    """Somebody who came in without a browser, and has seen one of our forms."""
    found = Visitor(server)
    found.get("/settings")
    return found


def token(page: Page) -> str:
    """The token of a form of ours."""
    answer = page.context.request.get("http://" + page.url.split("/")[2] + "/settings")
    return answer.text().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


@pytest.mark.usefixtures("checked")
def test_by_hand_without_a_browser_a_healthy_person_may_start(visitor: Visitor) -> None:
    answer = visitor.post("/start", **HERE)

    assert (answer.headers["Location"] or "").startswith("/session/")


def test_by_hand_as_by_page_a_healthy_person_may_start(person: Person, page: Page) -> None:
    person.answers_the_check()

    assert start_by_hand(page)[1].startswith("/session/")


def test_nobody_starts_without_a_check(visitor: Visitor) -> None:
    answer = visitor.post("/start", **HERE)

    assert answer.status == 409
    assert "A few questions come first" in answer.text


def test_nobody_starts_past_an_emergency(person: Person, page: Page) -> None:
    person.answers_the_check("saddle_numb")
    expect(page.get_by_role("heading", level=1)).to_have_text("Get emergency help now")
    expect(page.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    assert page.get_by_role("link", name="Plan a routine").count() == 0

    assert start_by_hand(page)[0] == 409


def test_nobody_plans_past_an_emergency(person: Person, page: Page) -> None:
    person.answers_the_check("chest_pain")

    person.go_to("/plan?" + urlencode({"place": "floor", "minutes": "5"}))

    expect(page.get_by_role("heading", level=1)).to_have_text("Get emergency help now")
    assert page.get_by_role("button", name="Start").count() == 0


@pytest.mark.usefixtures("checked")
def test_not_sure_about_an_emergency_question_counts_as_yes(person: Person, page: Page) -> None:
    person.go_to("/check?ask=all")
    page.get_by_label("How old are you?").fill("35")
    page.locator("#pain_0_10").get_by_label("1", exact=True).check()
    for group in page.locator(".checklist").all():
        group.get_by_label("None of these", exact=True).check()
    page.locator("#nerves summary").click()
    page.get_by_label("Not sure: Both legs are weak").check()
    person.sends_the_check()

    expect(page.get_by_role("heading", level=1)).to_have_text("Get emergency help now")


def test_a_group_left_out_is_not_sent(person: Person, page: Page, library: Library) -> None:
    for left_out in library.questionnaire.groups:
        person.go_to("/check")
        page.get_by_label("How old are you?").fill("35")
        page.locator("#pain_0_10").get_by_label("1", exact=True).check()
        for group in page.locator(".checklist").all():
            if group.get_attribute("id") != left_out.id:
                group.get_by_label("None of these", exact=True).check()
        person.sends_the_check()

        expect(page.get_by_role("alert")).to_be_focused()
        page.get_by_role("alert").get_by_role("link", name=left_out.title).click()
        expect(page.locator(f"#{left_out.id}")).to_be_focused()
        assert start_by_hand(page)[0] == 409


def test_choosing_none_of_these_takes_the_ticks_back(person: Person, page: Page) -> None:
    person.go_to("/check")
    group = page.locator("#nerves")
    group.get_by_label("Both legs are weak", exact=True).check()

    group.get_by_label("None of these", exact=True).check()

    expect(group.get_by_label("Both legs are weak", exact=True)).not_to_be_checked()


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain": "11"},
        {"pain": "-1"},
        {"pain": ""},
        {"pain": "1e1"},
        {"minutes": "21"},
        {"minutes": "0"},
        {"minutes": "many"},
        {"place": "moon"},
        {"have": "rocket"},
        {"region": "tail"},
    ],
)
@pytest.mark.usefixtures("checked")
def test_a_start_that_makes_no_sense_is_refused_in_words(visitor: Visitor, wrong: dict[str, str]) -> None:
    answer = visitor.post("/start", **HERE | wrong)

    assert answer.status == 422
    assert next(iter(wrong)) in answer.text.lower() or "things" in answer.text.lower()


@pytest.mark.usefixtures("checked")
def test_nobody_starts_without_saying_that_nothing_is_new(visitor: Visitor) -> None:
    assert visitor.post("/start", **HERE | {"nothing_new": ""}).status == 409


@pytest.mark.usefixtures("checked")
def test_nobody_starts_a_second_session_beside_an_open_one(person: Person, page: Page) -> None:
    person.is_in_a_session()

    status, said = start_by_hand(page)

    assert status == 409
    assert "still open" in said


@pytest.mark.usefixtures("checked")
def test_pain_that_has_risen_since_the_check_asks_for_a_new_one(visitor: Visitor) -> None:
    answer = visitor.post("/start", **HERE | {"pain": "6"})

    assert answer.status == 409
    assert "Begin the check" in answer.text


@pytest.mark.usefixtures("checked")
def test_after_pain_everything_is_shut_for_the_day_even_with_a_new_check(person: Person, page: Page) -> None:
    person.is_in_a_session()
    person.presses("It hurts")
    page.get_by_role("button", name="Another pain or discomfort").click()
    expect(page.get_by_role("heading", name="Stopped for today")).to_be_visible()
    page.get_by_role("link", name="What was done").click()
    person.answers_the_check()

    assert start_by_hand(page)[0] == 409
    person.go_to("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No more today")


@pytest.mark.usefixtures("checked")
def test_what_somebody_writes_raises_a_question_and_keeps_everything_shut(person: Person, page: Page) -> None:
    person.go_to("/check")
    page.locator("#pain_0_10").get_by_label("1", exact=True).check()
    for group in page.locator(".checklist").all():
        group.get_by_label("None of these", exact=True).check()
    page.get_by_label("Yes, all of this is still true").check()
    page.get_by_label("In your own words").fill("Since this morning I have chest pain as well.")
    person.sends_the_check()
    expect(page.get_by_role("heading", level=1)).to_have_text("One more question")
    assert start_by_hand(page)[0] == 409

    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("link", name="Plan a routine")).to_be_visible()


@pytest.mark.usefixtures("checked")
def test_a_wish_past_the_limit_is_noted_and_opens_nothing(person: Person, page: Page, library: Library) -> None:
    person.go_to("/plan?place=desk&have=chair&minutes=8&region=mid&region=upper")
    assert page.get_by_text("may crack, counted").count() == 1
    person.starts()
    person.presses("End")
    page.get_by_role("button", name="I would rather not say").click()
    page.wait_for_url("**/after")
    person.go_to("/")
    row = page.locator("li").filter(has=page.get_by_text("Chair lean-back", exact=True)).first
    row.locator("summary").first.click()

    row.get_by_role("button", name="I want it today all the same").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Chair lean-back: not today")
    limit = next(each for each in library.limits if each.id == "F02")
    expect(page.get_by_text(limit.say)).to_be_visible()

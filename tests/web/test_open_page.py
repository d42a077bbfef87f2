"""The nudge inside an open page, in a real browser; time goes on when the test says so."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.web.axe import finds_nothing
from tests.web.person import Person
from tests.web.served import Served
from unkink.desktop.only_one import REMINDER, OnlyOne
from unkink.reminder.told import Told

EVERY_S = 20


class Desk:
    """Somebody at a page, with both clocks in hand: the server's and the browser's."""

    def __init__(self, page: Page, clock: Path) -> None:
        self.page, self.clock = page, clock
        self.answers = 0
        page.on("response", self._count)

    def works(self, minutes: float, *, ask_every_s: int = EVERY_S) -> bool:
        """Work in the page until a nudge shows or the time is over; returns whether one shows."""
        for _ in range(int(minutes * 60 / ask_every_s)):
            self.page.mouse.move(50 + float(self.clock.read_text()) % 7, 300)
            self.clock.write_text(str(float(self.clock.read_text()) + ask_every_s))
            self._lets_pass(ask_every_s)
            if self.page.locator("#nudge").is_visible():
                return True
        return False

    def _lets_pass(self, seconds: int) -> None:
        """Time until the page has asked. On a busy machine it may set its timer only after the time was given."""
        before, patience_s = self.answers, 120
        self.page.clock.run_for(seconds * 1_000)
        while self.answers == before:
            assert patience_s > 0, "the page does not ask"
            self.page.wait_for_timeout(50)
            self.page.clock.run_for(1_000)
            patience_s -= 1
        self.page.wait_for_timeout(20)

    def _count(self, response: Response) -> None:
        self.answers += response.url.endswith("/nudge")

    def presses(self, name: str) -> None:
        with self.page.expect_response("**/nudge/answer"):
            self.page.get_by_role("button", name=name).click()
        self.page.wait_for_timeout(50)


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    (tmp_path / "clock").write_text("1000")
    return tmp_path / "clock"


@pytest.fixture
def server(home: Path, clock: Path) -> Iterator[Served]:
    settings = {"every": 30, "hours": "0-24", "days": "mon-sun"}
    (home / "reminder.json").write_text(json.dumps(settings))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.clocked_server", str(clock), "--no-browser", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "UNKINK_HOME": str(home)},
        cwd=Path(__file__).parents[2],
    )
    served = Served.of(process)
    yield served
    served.kill()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    found = context.new_page()
    found.goto(server.entry)
    yield found
    context.close()


@pytest.fixture
def desk(checked: None, page: Page, clock: Path) -> Desk:
    """At the journal, with the nudge of open pages turned on."""
    del checked  # before the server
    person = Person(page)
    person.go_to("/settings")
    page.get_by_label("An open page offers a break after long sitting").check()
    page.get_by_role("button", name="Keep these settings").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    page.clock.install()
    person.go_to("/journal")
    return Desk(page, clock)


def test_after_long_sitting_an_open_page_offers_a_break_beside_what_is_read_and_it_can_be_put_off(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("link", name="To Today", exact=True).focus()
    assert desk.works(31)
    notice = page.get_by_role("complementary", name="A break")
    expect(notice.get_by_role("heading")).to_have_text("30 minutes at this page")
    expect(notice).to_contain_text("Measured in this page alone.")
    assert notice.get_by_role("button").all_inner_texts() == [
        "Start", "In 5 minutes", "In 15 minutes", "Skip this one", "Not today",
    ]  # fmt: skip
    expect(page.get_by_role("link", name="To Today", exact=True)).to_be_focused()
    finds_nothing(page)
    if pictures := os.environ.get("UNKINK_TEST_PICTURES"):
        page.screenshot(path=f"{pictures}/nudge-1280.png")
        page.set_viewport_size({"width": 390, "height": 844})
        page.screenshot(path=f"{pictures}/nudge-390.png")
        page.set_viewport_size({"width": 1280, "height": 800})
    desk.presses("In 5 minutes")
    expect(notice).to_be_hidden()
    assert not desk.works(4)
    assert desk.works(3)
    notice.get_by_role("button", name="Start").click()
    page.wait_for_url("**/break")


def test_what_became_of_it_is_in_the_journal(desk: Desk) -> None:
    assert desk.works(31)
    desk.presses("Skip this one")
    exported = desk.page.request.get(desk.page.url.replace("/journal", "/data/journal.json")).json()
    (told,) = exported["journal"]["nudges"]
    assert told["what"] == "skipped"
    assert told["machine_s"] == pytest.approx(1_800, abs=60)
    assert set(told) == set(Told.__struct_fields__)


def test_while_the_background_program_runs_pages_keep_still(desk: Desk, home: Path) -> None:
    lock = OnlyOne(home, REMINDER)
    try:
        assert not desk.works(40, ask_every_s=60)
    finally:
        lock.close()


def test_pages_do_not_nudge_unless_somebody_wants_it(server: Served) -> None:
    text = server.ask("GET", "/journal", {"Cookie": server.cookie()}).text
    assert "nudge.js" not in text


@pytest.mark.parametrize("path", ["/nudge", "/nudge/answer"])
def test_nobody_else_asks_or_answers(server: Served, path: str) -> None:
    assert server.ask("POST", path, {"Origin": server.root}, "{}").status == 403
    assert server.ask("POST", path, {"Origin": server.root, "Cookie": server.cookie()}, "{}").status == 403

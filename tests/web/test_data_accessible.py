"""axe-core finds nothing on the pages of your data, light and dark, narrow and wide; pictures of them on demand."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.person import Person
from tests.web.served import Served
from tests.web.test_accessible import finds_nothing
from tests.web.test_data import brings, has_a_session, saved

SIZES = ((390, 844), (834, 1112), (1440, 900))
PICTURES = os.environ.get("UNKINK_TEST_PICTURES")


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    found = context.new_page()
    found.goto(server.entry)
    yield found
    context.close()


@pytest.fixture
def person(page: Page) -> Person:
    return Person(page)


def look(page: Page, name: str) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        finds_nothing(page)
        if PICTURES:
            dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
            page.screenshot(path=f"{PICTURES}/{name}-{width}-{'dark' if dark else 'light'}.png", full_page=True)


def test_the_pages_of_your_data(person: Person, page: Page, home: Path) -> None:
    has_a_session(person)
    (home / "before-0.1.0-3.sqlite3").write_bytes(b"old")
    for path, name in (("/data", "data"), ("/data/erase", "erase"), ("/planned", "planned")):
        person.go_to(path)
        look(page, name)
    person.go_to("/data")
    export, backup = saved(page, "Everything, as JSON"), saved(page, "A backup")
    brings(person, "A file that unkink exported", export)
    look(page, "import")
    brings(person, "A backup that unkink wrote", backup)
    look(page, "restore")
    brings(person, "A backup that unkink wrote", export)
    look(page, "wrong")
    person.go_to("/journal")
    page.locator("main .entry a").click()
    page.get_by_text("Erase this entry").click()
    look(page, "entry")

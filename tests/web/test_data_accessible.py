"""axe-core finds nothing on the pages of your data, light and dark, narrow and wide; pictures of them on demand."""

import os
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.web.axe import finds_nothing
from tests.web.person import Person
from tests.web.test_data import brings, saved

SIZES = ((390, 844), (834, 1112), (1440, 900))
SCHEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
PICTURES = os.environ.get("UNKINK_TEST_PICTURES")


def look(page: Page, name: str) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        finds_nothing(page)
        if PICTURES:
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=f"{PICTURES}/{name}-{width}-{scheme}.png", full_page=True)


@pytest.mark.usefixtures("remembered")
def test_the_pages_of_your_data(person: Person, page: Page, home: Path) -> None:
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

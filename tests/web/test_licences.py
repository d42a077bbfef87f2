"""What others made is named where people look for it."""

from playwright.sync_api import Page

from tests.web.person import Person
from unkink.vision.assets import ASSETS


def test_the_page_about_unkink_names_every_file_that_others_made(person: Person, page: Page) -> None:
    person.go_to("/about")
    text = " ".join(page.get_by_role("region", name="What others made").inner_text().split())
    for each in ASSETS:
        assert f"{each.source.name} {each.source.version} By {each.source.by}, licence {each.source.licence}." in text
        assert each.changed in text
        assert each.what in text

"""The page about a film: everything it shows stands in it, and says the same as its tables."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.vision.conftest import Performed
from unkink.knowledge.library import Library
from unkink.vision.assets import model
from unkink.vision.watching import Wanted, watch


class Reader(HTMLParser):
    """Collects what a page asks for, and what can be read on it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.asks: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asks += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def page(performed: Performed, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    film = folder / "<b>me & you.mp4"
    film.write_bytes(performed.path.read_bytes())
    view = library.techniques["chair-lean-back"].camera
    assert view is not None
    out = folder / "page.html"
    watch(
        Wanted(film, "Chair lean-back", view, model("full"), library.watch, report=out, annotated=folder / "drawn.mp4"),
        lambda *_: None,
    )
    return out


def test_the_page_asks_nobody_for_anything(page: Path) -> None:
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    assert reader.asks
    assert all(ask.startswith("data:image/jpeg;base64,") for ask in reader.asks)
    assert not {"script", "link", "iframe", "form"} & set(reader.tags)
    assert "url(http" not in page.read_text("utf-8")
    assert "default-src 'none'" in page.read_text("utf-8")


def test_the_films_name_is_text_and_nothing_else(page: Path) -> None:
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    assert "<b>me & you.mp4" in "".join(reader.text)


def test_repetitions_holds_and_peaks_are_shown(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.count('class="mark"') == 2 * text.count("<svg ")
    assert text.count('class="held"') == 2 * text.count("<svg ")
    assert text.count("<img ") == 2
    assert "<dt>Repetitions</dt><dd>2</dd>" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_no_request_leaves(
    page: Path, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    asked: list[str] = []
    with browser.new_page(color_scheme=scheme) as shown:
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: asked.append(message.text))
        shown.goto(page.as_uri())
        shown.locator("details").first.evaluate("each => { each.open = true }")
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
    assert all(url.startswith(("file:", "data:")) for url in asked), asked

"""The camera of a session page, in a real browser before a film: what is seen and said, and that nothing leaves."""

import gzip
import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.films.writing import write
from tests.web.axe import finds_nothing
from tests.web.camera_film import film_of, flags
from tests.web.chromium import launch
from tests.web.held_line import HeldLine
from tests.web.person import Person
from tests.web.served import Served
from unkink.coach.recordings.json_lines import read_json_lines
from unkink.knowledge.library import Library
from unkink.vision import assets

pytestmark = [
    pytest.mark.skipif(bool(assets.missing()), reason=assets.WITHOUT),
    pytest.mark.usefixtures("checked"),
]

TIMER = "The timer counts."
PICTURES_A_SECOND = 6.0
"""Enough to see somebody who moves slowly. Every further one is looked at for nothing, for as long as a test waits."""
TRACK = "document.querySelector('#camera-video').srcObject.getVideoTracks()[0]"


@pytest.fixture(scope="module")
def filmed(playwright: Playwright, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose camera sees somebody doing the upper-back reach, from the side."""
    film = film_of(library, "upper-back-reach", tmp_path_factory.mktemp("film") / "reach.mjpeg", PICTURES_A_SECOND)
    browser = launch(playwright, *flags(film))
    yield browser
    browser.close()


@pytest.fixture
def asked() -> list[str]:
    """The hosts that were asked for anything."""
    return []


@pytest.fixture
def context(filmed: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    found = filmed.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    found.on("request", lambda request: asked.append(urlsplit(request.url).netloc or request.url[:5]))
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext, server: Served, asked: list[str]) -> Iterator[Page]:
    found = context.new_page()
    broken: list[str] = []
    found.on("pageerror", lambda error: broken.append(str(error)))
    found.on("websocket", lambda socket: asked.append(urlsplit(socket.url).netloc))
    found.goto(server.entry)
    yield found
    assert broken == []


@pytest.fixture
def person(page: Page) -> Person:
    return Person(page)


def sits_down(person: Person) -> str:
    """A session of one exercise, the one in the film; returns its address."""
    person.go_to("/plan?place=desk&have=chair&minutes=1")
    return person.starts()


def turns_it_on(person: Person) -> None:
    person.presses("Camera")
    expect(person.page.locator("[data-check=person]")).to_have_attribute("data-found", "fine", timeout=60_000)


def goes_on_with_it(person: Person) -> None:
    person.presses("Go on with it")
    expect(person.page.locator("#watched")).to_have_text(re.compile("camera|timer"), timeout=30_000)


class Heard:
    """What the server said over the live socket, newest last."""

    def __init__(self, page: Page) -> None:
        self.answers: list[dict[str, Any]] = []
        page.on("websocket", lambda socket: socket.on("framereceived", self.take))

    def take(self, data: str | bytes) -> None:
        self.answers.append(json.loads(data))

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [each for each in self.answers if each["type"] == kind]


def test_a_whole_session_is_watched_up_to_the_journal_and_nothing_leaves_the_machine(
    person: Person, page: Page, server: Served, asked: list[str]
) -> None:
    heard = Heard(page)
    sits_down(person)
    turns_it_on(person)
    expect(page.locator("#line")).to_have_text("Paused. Come out slowly if you like.")
    for check in ("light", "body", "side", "steady"):
        expect(page.locator(f"[data-check={check}]")).to_have_attribute("data-found", "fine", timeout=30_000)
    expect(page.locator("#camera-setup").get_by_text("Everything is in view.")).to_be_visible()
    person.presses("Go on with it")

    expect(page.locator("#watched")).to_have_text("Counted by the camera.", timeout=60_000)
    expect(page.get_by_role("heading", name="How much does it hurt now?")).to_be_visible(timeout=180_000)
    page.locator("#ask-pain-after").get_by_role("button", name="1", exact=True).click()
    page.wait_for_url("**/after")

    expect(page.get_by_text(re.compile(r"[12] times?, .* held"))).to_be_visible()
    assert max(each["repetitions"] for each in heard.of("watching")) >= 1
    assert any(each["moment"]["counted_by"] == "camera" for each in heard.of("moment"))
    assert set(asked) <= {server.host, "data:", "blob:"}


def test_off_means_that_the_light_is_off(person: Person, page: Page) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)
    page.evaluate(f"window.track = {TRACK}")
    assert page.evaluate("track.readyState") == "live"

    person.presses("Camera on")

    assert page.evaluate("track.readyState") == "ended"
    expect(page.locator("#watched")).to_have_text(f"The camera is off. {TIMER}")
    expect(page.locator("#eye")).to_be_hidden()
    person.sees_button("Pause")


def test_the_set_up_can_be_left_without_the_camera(person: Person, page: Page) -> None:
    sits_down(person)
    person.presses("Camera")
    person.presses("Go on without it")

    person.sees_button("Pause")
    page.wait_for_timeout(1000)  # the browser may still have been opening it
    assert page.evaluate("document.querySelector('#camera-video').srcObject") is None


def test_turning_it_off_in_a_pause_leaves_the_pause(person: Person, page: Page) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)
    person.presses("Pause")
    person.sees_button("Go on")

    person.presses("Camera on")

    page.wait_for_timeout(700)
    person.sees_button("Go on")


def test_a_question_is_not_hidden_by_the_set_up_step(person: Person, page: Page) -> None:
    sits_down(person)
    person.presses("End")
    asked = page.get_by_role("heading", name="How much does it hurt now?")
    expect(asked).to_be_visible()

    page.keyboard.press("c")

    expect(asked).to_be_visible()
    expect(page.locator("#camera-setup")).to_be_hidden()


def test_a_camera_that_is_unplugged_is_said_and_the_session_goes_on(person: Person, page: Page) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)

    page.evaluate(f"{TRACK}.dispatchEvent(new Event('ended'))")

    expect(page.locator("#watched")).to_have_text(f"The camera is gone: unplugged or turned off. {TIMER}")
    person.sees_button("Pause")


def test_a_worker_that_crashes_is_replaced_once_and_then_said(person: Person, page: Page) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)
    crash = "setTimeout(() => { throw new Error('as if') })"

    with page.expect_worker(timeout=60_000):
        page.workers[0].evaluate(crash)
    expect(page.locator("#session")).to_have_attribute("data-camera-model", "lite", timeout=60_000)
    expect(page.locator("#eye")).to_be_visible()
    page.workers[0].evaluate(crash)

    expect(page.locator("#watched")).to_contain_text("Looking at the pictures failed.", timeout=60_000)
    person.sees_button("Pause")


def test_after_a_reload_the_camera_is_taken_up_again(person: Person, page: Page) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)

    page.reload()

    person.sees_button("Camera on")
    expect(page.locator("#line")).to_have_text("Interrupted. Nothing is counted meanwhile.")


def test_after_a_lost_connection_the_camera_takes_the_session_up_by_itself(
    person: Person, page: Page, server: Served
) -> None:
    sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)
    expect(page.locator("#count")).to_have_text("1 of 2", timeout=60_000)

    os.kill(server.process.pid, signal.SIGSTOP)
    expect(page.get_by_role("alert")).to_contain_text("Connection lost. Paused", timeout=30_000)
    os.kill(server.process.pid, signal.SIGCONT)

    expect(page.locator("#lost")).to_be_hidden(timeout=30_000)
    person.sees_button("Camera on")
    expect(page.locator("#watched")).to_have_text(re.compile("camera|timer"), timeout=30_000)
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible(timeout=60_000)


def test_a_second_page_s_camera_takes_over_and_the_first_says_so(person: Person, page: Page) -> None:
    address = sits_down(person)
    turns_it_on(person)
    goes_on_with_it(person)
    other = page.context.new_page()
    other.goto(address)
    Person(other).is_guided()

    turns_it_on(Person(other))

    expect(page.locator("#watched")).to_have_text(
        "Another page of this session has turned its camera on; this one is off.", timeout=30_000
    )
    Person(page).sees_button("Camera")


def test_the_set_up_and_a_session_with_the_camera_on_are_accessible(person: Person, page: Page) -> None:
    sits_down(person)
    page.keyboard.press("c")
    expect(page.locator("[data-check=person]")).to_have_attribute("data-found", "fine", timeout=60_000)
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        finds_nothing(page)
    page.locator("#camera-go").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#eye")).to_be_visible()
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        finds_nothing(page)


def test_a_copy_without_the_camera_s_files_says_so_and_how_to_get_them(person: Person, page: Page) -> None:
    sits_down(person)
    page.evaluate("document.querySelector('#session').dataset.cameraMissing = 'yes'")
    person.presses("Camera")

    expect(page.locator("#camera-problem")).to_contain_text("came without the files")
    person.presses("Go on without it")
    person.sees_button("Pause")


def test_who_leaves_the_set_up_before_the_server_has_said_that_it_paused_goes_on_all_the_same(
    person: Person, page: Page
) -> None:
    line = HeldLine(page)
    sits_down(person)
    page.evaluate("document.querySelector('#session').dataset.cameraMissing = 'yes'")
    line.falls_silent()
    person.presses("Camera")
    person.presses("Go on without it")
    line.speaks()

    expect(page.locator("#line")).not_to_have_text(re.compile("Paused|^$"))
    expect(page.locator("#lost")).to_be_hidden()
    person.sees_button("Pause")


@pytest.mark.parametrize(
    ("film", "allowed", "says"),
    [
        ("nowhere.mjpeg", True, "No camera was found on this device."),
        ("black.mjpeg", False, "The browser does not let this page use the camera."),
        ("black.mjpeg", True, "The picture is black. Is something in front of the camera?"),
    ],
)
def test_a_camera_that_gives_no_picture_is_said_and_the_timer_counts(
    playwright: Playwright, server: Served, tmp_path: Path, film: str, says: str, *, allowed: bool
) -> None:
    if film == "black.mjpeg":
        write(tmp_path / film, [np.zeros((120, 160, 3), np.uint8)] * 10, 10.0)
    browser = launch(playwright, *flags(tmp_path / film, allowed=allowed))
    page = browser.new_page()
    page.goto(server.entry)
    person = Person(page)
    sits_down(person)

    person.presses("Camera")

    expect(page.locator("#camera-problem")).to_have_text(
        re.compile(f"{re.escape(says)}.*{re.escape(TIMER)}"), timeout=60_000
    )
    person.presses("Go on without it")
    person.sees_button("Pause")
    browser.close()


def test_landmarks_are_kept_only_when_ticked_and_shown_handed_out_and_deleted_in_the_journal(
    person: Person, page: Page, home: Path
) -> None:
    address = sits_down(person)
    turns_it_on(person)
    tick = page.get_by_role("checkbox", name="Keep this session's landmarks")
    expect(tick).not_to_be_checked()
    goes_on_with_it(person)
    page.wait_for_timeout(3000)  # frames, of which nothing may stay
    assert not (home / "landmarks").exists()

    page.reload()
    person.presses("Camera on")
    turns_it_on(person)
    tick.check()
    expect(tick).to_be_enabled()
    goes_on_with_it(person)
    expect(page.locator("#watched")).to_have_text("Counted by the camera.", timeout=60_000)
    person.presses("End")
    page.locator("#ask-pain-after").get_by_role("button", name="1", exact=True).click()
    page.wait_for_url("**/after")

    person.go_to(f"/journal/{address.rpartition('/')[2]}")
    with page.expect_download() as started:
        page.get_by_role("link", name="Take them with you").click()
    with gzip.open(started.value.path()) as file:
        frames = list(read_json_lines(cast("BinaryIO", file)).frames)
    assert any(frame.landmarks for frame in frames)

    person.presses("Delete them")
    expect(page.get_by_text("Landmarks that you kept")).to_be_hidden()
    assert not list((home / "landmarks").iterdir())

"""Whatever was lived, every page of the journal answers."""

import re
from pathlib import Path

from tests.reports.lives import ENDS, SITUATIONS, Day, live
from tests.web.served import Serve
from unkink.knowledge.library import Library

PAGES = ("/", "/check", "/plan", "/break", "/journal", "/journal/course", "/journal/doctor", "/measures", "/data")


def test_every_page_answers_after_every_kind_of_session(data_folder: Path, library: Library, serve_warm: Serve) -> None:
    live(library, [Day(SITUATIONS[0], 1, 90, end, tries_again=True) for end in reversed(ENDS)])
    served = serve_warm(data_folder)
    try:
        cookie = {"Cookie": served.cookie()}
        entries = re.findall(r'href="(/journal/[0-9a-f-]{36})"', served.ask("GET", "/journal", cookie).text)
        pages = {path: served.ask("GET", path, cookie) for path in PAGES}
        sessions = {path: served.ask("GET", path, cookie) for path in entries}
    finally:
        served.kill()
    assert {path: each.status for path, each in pages.items() if each.status not in (200, 302)} == {}
    assert {path: each.status for path, each in sessions.items() if each.status != 200} == {}
    assert any("Seen again" in each.text for each in sessions.values())

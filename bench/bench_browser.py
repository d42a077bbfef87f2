"""What a person feels, measured in the browser: first paint, layout shift, a tap answered, frames a second."""

import json
import os
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.web.chromium import launch
from tests.web.person import Person
from tests.web.served import serve

PAGES = (
    "/",
    "/check?ask=all",
    "/plan?place=floor&have=mat&minutes=5",
    "/journal",
    "/techniques",
    "/techniques/rocking",
    "/about",
)
WATCH = """() => {
  window.shift = 0; window.slowest = 0; window.moved = [];
  const watch = (type, see) => new PerformanceObserver(list => list.getEntries().forEach(see))
    .observe({type, buffered: true, durationThreshold: 16});
  watch('layout-shift', entry => {
    window.shift += entry.value;
    window.moved.push(...entry.sources.map(source => source.node && source.node.id));
  });
  watch('event', entry => { window.slowest = Math.max(window.slowest, entry.duration); });
}"""
PAINT = "() => (performance.getEntriesByName('first-contentful-paint')[0] || {startTime: -1}).startTime"
FRAMES = """() => new Promise(done => {
  const times = []; const began = performance.now();
  const tick = now => { times.push(now); now - began < 4000 ? requestAnimationFrame(tick) : done(times); };
  requestAnimationFrame(tick);
})"""


def main() -> None:
    """Walk through the pages once and print every figure beside its target."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        server = serve(Path(home))
        browser = launch(playwright)
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(server.entry)
        person = Person(page)
        person.answers_the_check()
        for path in PAGES:
            person.go_to(path)
            _paint_and_shift(page, path)
        person.go_to("/plan?place=floor&have=mat&minutes=2")
        person.starts()
        _session(page)
        browser.close()
        server.kill()


def _paint_and_shift(page: Page, path: str) -> None:
    page.evaluate(WATCH)
    page.wait_for_timeout(400)
    paint, shift = page.evaluate(PAINT), page.evaluate("() => window.shift")
    print(f"{path}: first paint {paint:.0f} ms (target 400), layout shift {shift:.3f} (target 0)")


def _session(page: Page) -> None:
    page.evaluate(WATCH)
    page.wait_for_timeout(12_000)  # into the first movement
    times = page.evaluate(FRAMES)
    gaps = sorted(after - before for before, after in pairwise(times))
    print(
        f"session: {1000 * len(gaps) / sum(gaps):.0f} frames a second, worst gap {gaps[-1]:.0f} ms (target 60 a second)"
    )
    page.get_by_role("button", name="Pause", exact=True).click()
    page.wait_for_timeout(500)
    figures = json.loads(page.evaluate("() => JSON.stringify([window.slowest, window.shift, window.moved])"))
    print(f"session: a tap answered in {figures[0]:.0f} ms (target 100), layout shift {figures[1]:.3f} {figures[2]}")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()

"""The live camera, measured in the browser: frames a second beside the bare landmarker's, cue latency, taps.

Chromium's pretended camera plays a film of the performer. The bare loop is the library alone on the same page: a worker
that does nothing but look, nothing drawn, nothing sent, nothing coached. Both take turns, because machines are noisy.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.web.camera_film import film_of, flags
from tests.web.chromium import launch
from tests.web.person import Person
from tests.web.served import serve
from unkink.knowledge.loading import load_library
from unkink.vision import assets

SECONDS = 8
ROUNDS = 3
LATEST_MS = 100
LEAST_SHARE = 0.95
TAP_MS = 100

# With the camera on, the page moves its figure at half the browser's pace. The bare loop's page has no more to do.
LISTEN = """
const everyFrame = requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => everyFrame(() => everyFrame(act));
window.answers = [];
const taken = new Map();
window.WebSocket = class extends WebSocket {
  send(data) {
    if (data instanceof ArrayBuffer) {
      const view = new DataView(data);
      taken.set(view.getUint32(8, true), {at: view.getFloat64(16, true) * 1000, sent: performance.now()});
    }
    super.send(data);
  }
  constructor(...all) {
    super(...all);
    this.addEventListener('message', ({data}) => {
      const answer = JSON.parse(data);
      const frame = answer.type === 'watching' && taken.get(answer.sequence);
      if (frame) answers.push({now: performance.now(), at: frame.at, sent: frame.sent});
    });
  }
};
"""
BARE = """
import { FilesetResolver, PoseLandmarker } from "./vendor/vision_bundle.mjs";
const address = (path) => new URL(path, import.meta.url).href;
let landmarker;
addEventListener("message", async ({data}) => {
  if (data.model) {
    const files = await FilesetResolver.forVisionTasks(address("./vendor/wasm"), true);
    const baseOptions = {modelAssetPath: address(`./models/pose_${data.model}.task`), delegate: "CPU"};
    landmarker = await PoseLandmarker.createFromOptions(files, {baseOptions, runningMode: "VIDEO", numPoses: 1});
  } else {
    landmarker.detectForVideo(data.picture, data.at);
    data.picture.close();
  }
  postMessage("done");
});
"""
BARE_LOOP = """([address, model, seconds]) => new Promise(async (done) => {
  const stream = await navigator.mediaDevices.getUserMedia({video: {width: 640, height: 480, frameRate: 30}});
  const video = Object.assign(document.createElement('video'), {muted: true, srcObject: stream});
  await video.play();
  const worker = new Worker(address, {type: 'module'});
  let looks = -5, began = 0, fresh = false, busy = true;
  const look = () => {
    if (busy || !fresh) return;
    busy = true; fresh = false;
    const picture = new VideoFrame(video);
    worker.postMessage({picture, at: performance.now()}, [picture]);
  };
  const present = () => { fresh = true; look(); video.requestVideoFrameCallback(present); };
  video.requestVideoFrameCallback(present);
  worker.onmessage = () => {
    busy = false;
    looks += 1;
    if (looks === 0) began = performance.now();
    if (looks > 0 && performance.now() - began > seconds * 1000) {
      worker.terminate();
      stream.getTracks().forEach((track) => track.stop());
      done(looks / (performance.now() - began) * 1000);
    } else look();
  };
  worker.postMessage({model});
})"""
OURS = """async (seconds) => {
  answers.length = 0;
  await new Promise((done) => setTimeout(done, seconds * 1000));
  return answers.map(({now, at, sent}) => ({whole: now - at, back: now - sent, now}));
}"""
TAP = """() => new Promise((done) => {
  const line = document.querySelector('#pause');
  const began = performance.now();
  new MutationObserver((_, seer) => { seer.disconnect(); done(performance.now() - began); })
    .observe(line, {childList: true, characterData: true, subtree: true});
  line.click();
})"""


def main() -> None:
    """Measure and print every figure beside its target."""
    if assets.missing():
        print(assets.WITHOUT)
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        film = film_of(load_library(), "upper-back-reach", Path(folder) / "reach.mjpeg")
        server = serve(Path(folder) / "home")
        browser = launch(playwright, *flags(film))
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.route("**/camera/bare.js", _bare)
        page.goto(server.entry)
        person = Person(page)
        person.answers_the_check()
        person.go_to("/plan?place=desk&have=chair&minutes=5")
        person.starts()
        try:
            _measure(page, person)
        finally:
            browser.close()
            server.kill()


def _bare(route: Route) -> None:
    """The bare worker, with the policy that the real one has."""
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    route.fulfill(body=BARE, headers={"Content-Type": "text/javascript", "Content-Security-Policy": policy})


def _measure(page: Page, person: Person) -> None:
    ours: list[float] = []
    bare: list[float] = []
    seen: list[dict[str, Any]] = []
    taps: list[float] = []
    for _ in range(ROUNDS):
        model = _turn_on(page, person)
        answers = page.evaluate(OURS, SECONDS)
        seen += answers
        ours.append((len(answers) - 1) / (answers[-1]["now"] - answers[0]["now"]) * 1000)
        taps += [page.evaluate(TAP) for _ in range(4)]
        person.presses("Camera on")
        address = page.evaluate("document.querySelector('link[href$=\"session.css\"]').href")
        bare.append(
            page.evaluate(BARE_LOOP, [address.replace("session/session.css", "camera/bare.js"), model, SECONDS])
        )
    share = statistics.median(ours) / statistics.median(bare)
    print(f"frames a second: {statistics.median(ours):.1f}, bare {statistics.median(bare):.1f}, model {model}")
    print(f"  share of the bare loop: {share:.2f} ({'within' if share >= LEAST_SHARE else 'UNDER'} {LEAST_SHARE})")
    _spread("picture taken -> answer on the page", [each["whole"] for each in seen], LATEST_MS)
    _spread("landmarks sent -> answer on the page", [each["back"] for each in seen], LATEST_MS)
    _spread("a tap, stored and shown, with the camera on", taps, TAP_MS)


def _turn_on(page: Page, person: Person) -> str:
    """Turn the camera on and wait until the model is settled; returns it."""
    person.presses("Camera")
    page.locator("[data-check=person][data-found=fine]").wait_for(timeout=60_000)
    person.presses("Go on with it")
    page.wait_for_timeout(6000)
    return page.locator("#session").get_attribute("data-camera-model") or ""


def _spread(name: str, values: list[float], most: float) -> None:
    values = sorted(values)
    median, late = statistics.median(values), values[int(len(values) * 0.95)]
    verdict = "within" if late <= most else "OVER"
    print(f"{name}: median {median:.0f} ms, 95 % {late:.0f} ms ({verdict} {most:.0f}), {len(values)} measured")


if __name__ == "__main__":
    main()

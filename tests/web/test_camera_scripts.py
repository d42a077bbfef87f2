"""The page's own camera scripts, run in the browser one by one: what they count, and what they write."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.served import Serve
from unkink.web.camera.frame import CameraFrame, read_frame


@pytest.fixture(scope="module")
def page(browser: Browser, serve_warm: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all: a module is imported and left as it is, and what it makes is made anew in every test."""
    served = serve_warm(tmp_path_factory.mktemp("scripts") / "home")
    with browser.new_context(service_workers="block") as context:
        found = context.new_page()
        found.goto(served.entry)
        yield found
    served.kill()


@pytest.fixture(scope="module")
def run(page: Page) -> Any:
    """Run a script with one of the camera's modules as ``module``."""
    found = re.search(r"/static/[0-9a-f]+/", page.content())
    assert found is not None
    folder = found.group() + "camera/"

    def evaluate(module: str, script: str) -> Any:
        return page.evaluate(f"async () => {{ const module = await import('{folder}{module}'); {script} }}")

    return evaluate


def test_what_the_page_writes_is_what_the_server_reads(run: Any) -> None:
    data = run(
        "frame.js",
        """const landmarks = new Float32Array(132).map((_, index) => index / 4);
        const seen = {at: 1500, width: 640, height: 360, people: 2, light: 99, shake: 3, landmarks};
        return [...new Uint8Array(module.frame(41, seen, true))];""",
    )
    frame = read_frame(bytes(data))
    assert frame.landmarks is not None
    assert frame.landmarks[1] == (1.0, 1.25, 1.5, 1.75)
    expected = CameraFrame(41, 1.5, 640, 360, 2, 99, 3, frame.landmarks, setting_up=True)
    assert frame == expected


def test_a_camera_turned_off_is_written_as_the_last_frame(run: Any) -> None:
    data = run("frame.js", "return [...new Uint8Array(module.lastFrame(42, 2000))];")
    assert read_frame(bytes(data)).last


@pytest.mark.parametrize(
    ("model", "looks", "slow"),
    [
        ("full", "90", True),
        ("full", "70", False),
        ("full", "index % 3 ? 60 : 400", False),
        ("lite", "90", False),
        ("lite", "300", True),
    ],
)
def test_a_machine_is_slow_for_a_model_when_half_of_its_looks_are(
    run: Any, model: str, looks: str, *, slow: bool
) -> None:
    script = f"""const pace = new module.Pace("{model}");
        return Array.from({{length: 40}}, (_, index) => pace.tooSlow({looks})).some(Boolean);"""
    assert run("pace.js", script) is slow


def test_the_first_looks_of_a_model_do_not_count(run: Any) -> None:
    script = """const pace = new module.Pace("full");
        return Array.from({length: 40}, (_, index) => pace.tooSlow(index < 3 ? 2000 : 50)).some(Boolean);"""
    assert run("pace.js", script) is False


PICTURE = """const canvas = new OffscreenCanvas(64, 48), context = canvas.getContext("2d");
    context.fillStyle = "#d02030"; context.fillRect(0, 0, 32, 48);
    context.fillStyle = "#30a0c0"; context.fillRect(32, 0, 32, 48);
    const at = ({width, height, data}, x, y) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
    const told = (image) => [image.width, image.height, at(image, 8, 24), at(image, image.width - 8, 24)];"""
LEFT, RIGHT = [208, 32, 48, 255], [48, 160, 192, 255]


@pytest.mark.parametrize(
    "picture",
    ["new VideoFrame(canvas, {timestamp: 0})", "await createImageBitmap(canvas)"],
    ids=["copied", "drawn, where nothing can be copied"],
)
def test_the_landmarker_reads_the_pixels_of_a_picture(run: Any, picture: str) -> None:
    script = f"{PICTURE} return told(await module.pixels({picture}));"
    assert run("pixels.js", script) == [64, 48, LEFT, RIGHT]


def test_a_picture_in_the_cameras_own_colours_is_read_like_any_other(run: Any) -> None:
    """Cameras give lightness and two colours apart; grey in the middle of all three is grey."""
    script = f"""{PICTURE}
        const frame = new VideoFrame(new Uint8Array(64 * 48 * 3 / 2).fill(128),
          {{format: "I420", codedWidth: 64, codedHeight: 48, timestamp: 0}});
        return told(await module.pixels(frame));"""
    width, height, left, right = run("pixels.js", script)
    assert (width, height) == (64, 48)
    assert left == right
    assert all(125 <= each <= 135 for each in left[:3])


def test_a_picture_shown_in_another_shape_than_it_is_stored_in_is_read_as_it_is_shown(run: Any) -> None:
    script = f"""{PICTURE}
        const stored = new VideoFrame(canvas, {{timestamp: 0}});
        const shown = new VideoFrame(stored, {{displayWidth: 128, displayHeight: 48}});
        return told(await module.pixels(shown));"""
    assert run("pixels.js", script) == [128, 48, LEFT, RIGHT]


def test_pictures_of_another_size_may_follow(run: Any) -> None:
    script = f"""{PICTURE}
        const wide = new OffscreenCanvas(96, 24); wide.getContext("2d").drawImage(canvas, 0, 0, 96, 24);
        const sizes = [];
        for (const each of [canvas, wide, canvas]) {{
          for (const picture of [new VideoFrame(each, {{timestamp: 0}}), await createImageBitmap(each)]) {{
            const image = await module.pixels(picture);
            sizes.push([image.width, image.height, image.data.length]);
          }}
        }}
        return sizes;"""
    small, wide = [64, 48, 64 * 48 * 4], [96, 24, 96 * 24 * 4]
    assert run("pixels.js", script) == [small, small, wide, wide, small, small]


@pytest.mark.parametrize(
    ("moves", "shakes"),
    [("0", False), ("index * 40", True), ("index % 2 ? 0 : 8", True)],
    ids=["still", "carried about", "trembling"],
)
def test_a_camera_that_moves_is_told_from_one_that_stands(run: Any, moves: str, *, shakes: bool) -> None:
    script = f"""const look = new module.Surroundings();
        const canvas = new OffscreenCanvas(640, 480), context = canvas.getContext("2d");
        for (let index = 0; index < 4; index += 1) {{
          context.fillStyle = "#888"; context.fillRect(0, 0, 640, 480); context.fillStyle = "#fff";
          for (let stripe = 0; stripe < 20; stripe += 1) context.fillRect(stripe * 64 + ({moves}) - 320, 0, 30, 480);
          look.look(context.getImageData(0, 0, 640, 480), index * 300, null);
        }}
        return look.shake > 6;"""
    assert run("surroundings.js", script) is shakes


def test_a_person_who_moves_is_no_camera_that_shakes(run: Any) -> None:
    script = """const look = new module.Surroundings();
        const canvas = new OffscreenCanvas(640, 480), context = canvas.getContext("2d");
        const landmarks = new Float32Array(132);
        for (let at = 0; at < 132; at += 4) landmarks.set([at < 64 ? 0.3 : 0.7, at < 64 ? 0.1 : 0.9, 0, 1], at);
        for (let index = 0; index < 4; index += 1) {
          context.fillStyle = "#888"; context.fillRect(0, 0, 640, 480);
          context.fillStyle = "#fff"; context.fillRect(220 + index * 40, 60, 60, 360);
          look.look(context.getImageData(0, 0, 640, 480), index * 300, landmarks);
        }
        return look.shake;"""
    assert run("surroundings.js", script) <= 1


def test_how_light_a_picture_is_is_told(run: Any) -> None:
    script = """const canvas = new OffscreenCanvas(640, 480), context = canvas.getContext("2d");
        return ["#000", "#808080", "#fff"].map((colour) => {
          const look = new module.Surroundings();
          context.fillStyle = colour; context.fillRect(0, 0, 640, 480);
          look.look(context.getImageData(0, 0, 640, 480), 0, null);
          return look.light;
        });"""
    assert run("surroundings.js", script) == [0, 128, 255]

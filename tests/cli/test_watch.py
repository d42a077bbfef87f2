"""``unkink watch``: what is typed and what comes back."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import av
import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.cli.test_process import UNKINK, loaded_by, unkink
from tests.vision.filming import astronaut, film, landscape, sound, turned, waving
from unkink.vision import assets

FIELDS = ["technique", "frames", "seconds", "seen", "reps", "holds_s", "rep_end_s", "faults", "abstained"]
HEAVY = {"numpy", "av", "PIL", "ai_edge_litert"}


@pytest.fixture
def short(tmp_path: Path) -> str:
    return film(tmp_path / "short.mp4", waving(10)).name


def test_the_document_is_that_of_coach_and_the_recording_gives_the_same(run: Run, short: str) -> None:
    watched = run("watch", short, "--technique", "rocking", "--json", "--landmarks", "o.landmarks.jsonl.gz").document
    assert list(watched) == FIELDS
    assert (watched["frames"], watched["seconds"]) == (10, pytest.approx(0.6, abs=0.01))
    assert run("coach", "o.landmarks.jsonl.gz", "--technique", "rocking", "--json").document == watched


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "csv", "trc"])
def test_landmarks_are_written_in_every_form(run: Run, short: str, ending: str) -> None:
    assert run("watch", short, "--technique", "rocking", "--landmarks", f"o.{ending}").code == 0
    assert run("coach", f"o.{ending}", "--angles", "--json").document


def test_the_header_names_the_network_and_the_films_size(run: Run, short: str) -> None:
    run("watch", short, "--technique", "rocking", "--landmarks", "o.jsonl")
    header = json.loads(Path("o.jsonl").read_text().splitlines()[0])
    assert (header["width"], header["height"], header["fps"]) == (320, 240, 15.0)
    assert header["source"] == "unkink watch, BlazePose full"


def test_people_read_what_was_seen(run: Run, short: str) -> None:
    out = run("watch", short, "--technique", "chair-lean-back").out
    assert "10 frames" in out
    assert "repetitions  0" in out


def test_the_annotated_film_has_every_picture_at_its_time(run: Run, tmp_path: Path) -> None:
    times = [0.0, 0.05, 0.3, 0.35, 0.8]
    film(tmp_path / "uneven.mp4", waving(5), times=times)
    assert run("watch", "uneven.mp4", "--technique", "rocking", "--annotated", "drawn.mp4").code == 0
    with av.open("drawn.mp4") as drawn:
        assert [frame.time for frame in drawn.decode(video=0)] == pytest.approx(times, abs=0.002)


def test_an_upright_phone_film_of_4k_is_judged_upright(run: Run, tmp_path: Path) -> None:
    lying = [picture.transpose(1, 0, 2)[::-1] for picture in waving(2, (2160, 3840))]
    turned(film(tmp_path / "phone.mp4", lying), 90)
    document = run("watch", "phone.mp4", "--technique", "rocking", "--json", "--landmarks", "o.jsonl").document
    header, first, _ = map(json.loads, Path("o.jsonl").read_text().splitlines())
    assert (document["frames"], header["width"], header["height"]) == (2, 2160, 3840)
    left_eye, mouth = first["landmarks"][2], first["landmarks"][9]
    assert left_eye[1] < mouth[1]


def test_a_single_picture_gives_its_landmarks_and_says_that_nothing_moves(run: Run, tmp_path: Path) -> None:
    Image.fromarray(astronaut()).save(tmp_path / "one.jpg")
    result = run("watch", "one.jpg", "--technique", "rocking", "--json", "--landmarks", "o.jsonl", "--report", "o.html")
    assert (result.code, result.document["frames"], result.document["reps"]) == (0, 1, 0)
    assert result.err == "unkink: one.jpg: is a single picture: there is no movement in it to count\n"
    assert len(json.loads(Path("o.jsonl").read_text().splitlines()[1])["landmarks"]) == 33


def test_nobody_in_a_film_is_said_and_abstained(run: Run, tmp_path: Path) -> None:
    film(tmp_path / "empty.mp4", [landscape(320, 240)] * 10)
    result = run("watch", "empty.mp4", "--technique", "rocking", "--json", "--annotated", "o.mp4", "--report", "o.html")
    assert (result.code, result.document["seen"]) == (0, 0.0)
    assert {each["reason"] for each in result.document["abstained"]} == {"nobody"}
    assert result.err == "unkink: empty.mp4: shows nobody that could be followed\n"


def test_a_broken_end_is_said_and_the_rest_is_judged(run: Run, tmp_path: Path) -> None:
    whole = film(tmp_path / "whole.mkv", waving(45)).read_bytes()
    (tmp_path / "broken.mkv").write_bytes(whole[: len(whole) // 2])
    result = run("watch", "broken.mkv", "--technique", "rocking", "--json")
    assert result.code == 0
    assert 5 < result.document["frames"] < 40
    assert "broken.mkv: breaks off after" in result.err


def test_several_films_give_a_list_and_a_bad_one_harms_no_other(run: Run, tmp_path: Path) -> None:
    film(tmp_path / "a.mp4", waving(4))
    (tmp_path / "b.mp4").write_text("no film")
    film(tmp_path / "c.mp4", waving(3))
    (tmp_path / "out").mkdir()
    result = run("watch", "a.mp4", "b.mp4", "c.mp4", "--technique", "rocking", "--json", "--landmarks", "out")
    first, second, third = result.document
    assert (first["file"], first["frames"], third["file"], third["frames"]) == ("a.mp4", 4, "c.mp4", 3)
    assert list(second) == ["file", "error"]
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "b.mp4: is no film" in result.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.landmarks.jsonl.gz",
        "c.landmarks.jsonl.gz",
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["none.mp4", "--technique", "rocking"], ["none.mp4", "no such file"]),
        (["empty.mp4", "--technique", "rocking"], ["empty.mp4", "empty"]),
        (["text.mp4", "--technique", "rocking"], ["text.mp4", "no film or picture"]),
        (["song.m4a", "--technique", "rocking"], ["song.m4a", "sound only"]),
        ([".", "--technique", "rocking"], ["folder"]),
        (["short.mp4"], ["--technique"]),
        (["short.mp4", "--technique", "rockin"], ["rockin", "nearest", "rocking"]),
        ([], ["VIDEO"]),
        (["short.mp4", "--technique", "rocking", "--landmarks", "o.mp4"], ["--landmarks", "o.mp4", ".jsonl.gz"]),
        (["short.mp4", "--technique", "rocking", "--annotated", "o.avi"], ["--annotated", "o.avi", ".mp4"]),
        (["short.mp4", "--technique", "rocking", "--report", "o.pdf"], ["--report", "o.pdf", ".html"]),
        (["short.mp4", "--technique", "rocking", "--report", "no/o.html"], ["no/o.html", "cannot be written"]),
        (["short.mp4", "--technique", "rocking", "--annotated", "short.mp4"], ["short.mp4", "another file"]),
        (["short.mp4", "--technique", "rocking", "--annotated", "./link.mp4"], ["link.mp4", "another file"]),
        (["short.mp4", "text.mp4", "--technique", "rocking", "--report", "o.html"], ["--report", "no folder"]),
        (["short.mp4", "short.mp4", "--technique", "rocking", "--report", "."], ["short.html", "written twice"]),
    ],
)
def test_bad_input_is_one_line_that_names_what_is_allowed(
    run: Run, short: str, tmp_path: Path, words: list[str], names: list[str]
) -> None:
    (tmp_path / "empty.mp4").touch()
    (tmp_path / "text.mp4").write_text("I am a shopping list")
    (tmp_path / "link.mp4").symlink_to(short)
    sound(tmp_path / "song.m4a")
    before = (tmp_path / short).read_bytes()
    result = run("watch", *words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1), result.err
    assert all(name in result.err for name in names), result.err
    assert (tmp_path / short).read_bytes() == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_without_the_networks_files_it_says_how_to_get_them(
    run: Run, short: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(assets.MODELS, "full", replace(assets.MODELS["full"], path="vision/models/none.task"))
    result = run("watch", short, "--technique", "rocking")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "no camera files" in result.err


@pytest.mark.parametrize("missing", sorted(HEAVY))
def test_without_the_extra_it_says_how_to_install_it(
    run: Run, short: str, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    result = run("watch", short, "--technique", "rocking")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert 'pip install "unkink[video]"' in result.err


@pytest.mark.parametrize("words", [("watch", "--help"), ("coach", "--help"), ("techniques",)], ids=" ".join)
def test_arrays_and_networks_load_only_to_watch(words: tuple[str, ...]) -> None:
    assert loaded_by(*words).isdisjoint(HEAVY)


def test_nothing_but_the_result_is_said_where_no_terminal_is(short: str, tmp_path: Path) -> None:
    result = unkink("watch", str(tmp_path / short), "--technique", "rocking", "--json")
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["frames"] == 10


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_a_terminal_sees_how_far_it_is_and_the_line_goes_away(tmp_path: Path) -> None:
    path = film(tmp_path / "long.mp4", waving(20) * 3)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        (*UNKINK, "watch", str(path), "--technique", "rocking", "--json"), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        out, _ = process.communicate()
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert json.loads(out)["frames"] == 60
    assert "% " in seen
    assert seen.endswith("\r\x1b[K")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("films", [1, 2])
def test_ctrl_c_ends_it_quietly_and_leaves_nothing_half_written(tmp_path: Path, films: int) -> None:
    names = [str(film(tmp_path / f"{index}.mp4", waving(30) * 30)) for index in range(films)]
    out = tmp_path / "out"
    out.mkdir()
    with subprocess.Popen(
        (*UNKINK, "watch", *names, "--technique", "rocking", "--annotated", str(out)),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        while not any(path.stat().st_size for path in out.iterdir()):
            time.sleep(0.1)
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        written, err = process.communicate(timeout=60)
    assert (process.returncode, written, err) == (130, "", "")
    assert list(out.iterdir()) == []

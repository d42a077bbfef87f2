"""The servers that most tests ask for are forked, and yet each is like one that has just been started."""

from pathlib import Path

from tests.web.served import Serve


def test_each_works_with_its_own_data_folder(serve_warm: Serve, tmp_path: Path) -> None:
    for name in ("one", "other"):
        served = serve_warm(tmp_path / name)
        assert served.ask("GET", "/", {"Cookie": served.cookie()}).status == 200
        assert (tmp_path / name / "journal.sqlite3").stat().st_size > 0
        served.kill()


def test_none_opens_to_what_another_gave_out(serve_warm: Serve, tmp_path: Path) -> None:
    one = serve_warm(tmp_path / "one")
    cookie = one.cookie()
    one.kill()
    other = serve_warm(tmp_path / "other", one.port)

    assert other.ask("GET", "/", {"Cookie": cookie}).status == 403
    assert other.ask("GET", one.entry.removeprefix(one.root)).status == 403
    other.kill()


def test_one_ends_as_the_command_ends(serve_warm: Serve, tmp_path: Path) -> None:
    served = serve_warm(tmp_path)
    assert served.ask("GET", "/").status == 403

    assert served.interrupt() == (0, "")
    assert served.process.poll() == 0

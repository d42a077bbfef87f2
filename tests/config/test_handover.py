from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from unkink.config.handover import FILE, Running, address_on, find_running, publish
from unkink.web.access.launch import Launch


def key_in(address: str) -> str:
    return parse_qs(urlsplit(address).query)["key"][0]


def test_a_server_that_runs_is_found_and_one_that_ended_is_not(tmp_path: Path) -> None:
    launch = Launch(8000)
    with publish(tmp_path, launch):
        running = find_running(tmp_path)
        assert running is not None
        assert (running.port, running.handover) == (8000, launch.handover)
    assert find_running(tmp_path) is None
    assert not (tmp_path / FILE).exists()


def test_what_a_killed_server_left_behind_is_not_believed(tmp_path: Path) -> None:
    """Its port may belong to anybody by now, who would be handed a key."""
    with publish(tmp_path, Launch(8000)):
        left_behind = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(left_behind)
    assert find_running(tmp_path) is None


def test_only_the_owner_can_read_the_secret(tmp_path: Path) -> None:
    with publish(tmp_path / "new", Launch(8000)):
        assert (tmp_path / "new" / FILE).stat().st_mode & 0o077 == 0
        assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_of_two_servers_the_first_is_the_one_found(tmp_path: Path) -> None:
    with publish(tmp_path, Launch(8000)), publish(tmp_path, Launch(9000)):
        running = find_running(tmp_path)
        assert running is not None
        assert running.port == 8000


def test_a_server_in_a_folder_that_cannot_be_written_to_serves_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with publish(tmp_path / "file", Launch(8000)):
        assert find_running(tmp_path / "file") is None


def test_an_address_opens_once_and_holds_no_lasting_key() -> None:
    launch = Launch(8000)
    address = address_on(Running(launch.port, launch.handover, 1), "/break")
    assert launch.handover not in address
    assert launch.key not in address
    assert launch.opens(key_in(address))
    assert not launch.opens(key_in(address))


def test_every_address_is_another_one() -> None:
    launch = Launch(8000)
    running = Running(launch.port, launch.handover, 1)
    assert launch.opens(key_in(address_on(running, "/")))
    assert launch.opens(key_in(address_on(running, "/")))


def test_a_key_of_another_launch_or_a_made_up_one_opens_nothing() -> None:
    launch, other = Launch(8000), Launch(8000)
    assert not launch.opens(key_in(address_on(Running(8000, other.handover, 1), "/")))
    for made_up in ("", ".", "a.", ".b", "a.b", "ä.ö", launch.handover, f"{launch.handover}."):
        assert not launch.opens(made_up)

"""Who there is, and their passwords, in a file that several processes use."""

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from unkink.profiles.profile import FIRST, REGISTER, Profile, shared
from unkink.profiles.register import FIRST_NAME, Register
from unkink.profiles.throttle import FIRST_WAIT_S, FREE
from unkink.profiles.trouble import FieldTrouble, MustWait, NoSuchProfile, ProfileTrouble, WrongPassword

AT = 1_800_000_000.0


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path)


@pytest.fixture
def protected(register: Register) -> Profile:
    return register.set_password(register.add("Béla").id, "ablakos")


def test_without_a_register_there_is_one_profile_and_no_file_is_made(register: Register, tmp_path: Path) -> None:
    assert register.everyone() == (Profile(),)
    assert not shared(register.everyone())
    assert list(tmp_path.iterdir()) == []


def test_who_there_is_is_read_again_only_when_somebody_has_changed_it(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unkink.profiles.register.SETTLED_S", -1.0)
    added, elsewhere = register.add("Béla"), Register(register.path.parent)
    known = register.everyone()
    assert register.everyone() is known
    for change in (
        lambda: elsewhere.rename(added.id, "Adalbert"),
        lambda: elsewhere.set_password(added.id, "ablakos"),
        lambda: elsewhere.begin_removing(added.id),
    ):
        change()
        assert register.everyone() == elsewhere.everyone() != known
        known = register.everyone()


def test_what_has_just_changed_is_not_believed_to_stay(register: Register) -> None:
    """Where the disk dates a file by the second, a second change at once would not be seen in its date."""
    register.add("Béla")
    assert register.everyone() is not register.everyone()


def test_a_register_that_is_gone_leaves_one_profile(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unkink.profiles.register.SETTLED_S", -1.0)
    register.add("Béla")
    assert len(register.everyone()) == 2
    register.path.unlink()
    assert register.everyone() == (Profile(),)


def test_whoever_was_here_first_keeps_the_first_place(register: Register) -> None:
    added = register.add("Béla")
    assert register.everyone() == (Profile(FIRST, FIRST_NAME), added)
    assert shared(register.everyone())


def test_one_profile_with_a_password_is_asked_for_it(register: Register) -> None:
    register.set_password(FIRST, "ablakos")
    assert shared(register.everyone())


def test_two_cannot_have_the_same_name(register: Register) -> None:
    register.add("Béla")
    for name in ("béla", " BÉLA "):
        with pytest.raises(FieldTrouble, match="already"):
            register.add(name)
    with pytest.raises(FieldTrouble, match="already"):
        register.rename(FIRST, "BÉLA")


def test_a_profile_is_found_by_its_name_or_its_id_and_by_nothing_else(register: Register) -> None:
    added = register.add("Béla")
    assert register.find("bÉla") == register.find(added.id) == added
    for wanted in ("", "Bela", added.id.upper(), "%"):
        with pytest.raises(NoSuchProfile):
            register.find(wanted)


def test_a_password_is_kept_as_a_hash_only(protected: Profile, register: Register) -> None:
    assert protected.password.startswith("pbkdf2_sha256$")
    assert b"ablakos" not in register.path.read_bytes()


@pytest.mark.parametrize("password", ["", "abc", "x" * 201])
def test_a_password_has_four_to_two_hundred_characters(register: Register, password: str) -> None:
    with pytest.raises(FieldTrouble, match="allowed are 4 to 200"):
        register.set_password(FIRST, password)


def test_the_right_password_lets_in_however_the_keyboard_composes_it(register: Register) -> None:
    profile = register.set_password(FIRST, "fen\u00eatre")
    register.try_password(profile.id, "fene\u0302tre", AT)


def wrong(register: Register, profile: Profile, at: float, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassword):
            register.try_password(profile.id, "no", at)


def test_after_too_many_wrong_tries_even_the_right_one_has_to_wait(register: Register, protected: Profile) -> None:
    wrong(register, protected, AT, FREE)
    with pytest.raises(MustWait, match="30 seconds"):
        register.try_password(protected.id, "ablakos", AT)
    register.try_password(protected.id, "ablakos", AT + FIRST_WAIT_S)


def test_another_process_or_a_restart_does_not_forget_the_tries(register: Register, protected: Profile) -> None:
    wrong(register, protected, AT, FREE)
    with pytest.raises(MustWait):
        Register(register.path.parent).try_password(protected.id, "ablakos", AT + 1)


def test_the_right_password_wipes_the_slate(register: Register, protected: Profile) -> None:
    wrong(register, protected, AT, FREE - 1)
    register.try_password(protected.id, "ablakos", AT)
    wrong(register, protected, AT, FREE - 1)


def test_a_clock_that_was_set_back_a_year_makes_the_wait_begin_once_more(
    register: Register, protected: Profile
) -> None:
    wrong(register, protected, AT, FREE)
    back = AT - 365 * 86_400
    with pytest.raises(MustWait):
        register.try_password(protected.id, "ablakos", back)
    register.try_password(protected.id, "ablakos", back + FIRST_WAIT_S)


def test_tries_at_the_same_moment_are_all_counted(register: Register, protected: Profile) -> None:
    together = Barrier(10)

    def press(_: int) -> str:
        together.wait()
        try:
            Register(register.path.parent).try_password(protected.id, "no", AT)
        except (WrongPassword, MustWait) as trouble:
            return type(trouble).__name__
        return "in"

    with ThreadPoolExecutor(10) as hands:
        said = list(hands.map(press, range(10)))
    assert (said.count("WrongPassword"), said.count("MustWait")) == (FREE, 10 - FREE)


def test_the_last_profile_cannot_be_removed(register: Register) -> None:
    added = register.add("Béla")
    register.begin_removing(FIRST)
    with pytest.raises(ProfileTrouble, match="only profile"):
        register.begin_removing(added.id)


def test_a_name_is_free_again_once_its_profile_leaves(register: Register) -> None:
    register.begin_removing(register.add("Béla").id)
    assert register.add("Béla").name == "Béla"


@pytest.mark.skipif(os.name != "posix", reason="mode bits are a thing of POSIX")
def test_only_its_owner_can_read_the_register(register: Register) -> None:
    before = os.umask(0)
    try:
        register.add("Béla")
    finally:
        os.umask(before)
    assert stat.S_IMODE(register.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"my diary\n", b"SQLite format 3\x00" + b"\xa5" * 5000])
def test_a_damaged_register_lets_nobody_in(register: Register, damage: bytes) -> None:
    register.path.write_bytes(damage)
    with pytest.raises(ProfileTrouble, match=REGISTER):
        register.everyone()


def test_a_register_of_a_newer_version_lets_nobody_in(register: Register) -> None:
    register.add("Béla")
    with closing(sqlite3.connect(register.path)) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(ProfileTrouble, match="newer unkink"):
        register.everyone()

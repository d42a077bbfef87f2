"""The door in front of the live socket, without a server: who is cut off at once, and who a moment later."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.own_thread import lived
from tests.web.line_in_hand import LineInHand
from unkink.profiles.household import Household
from unkink.profiles.profile import Profile
from unkink.profiles.register import Register
from unkink.web.access.launch import Launch
from unkink.web.profiles.socket import BELIEVED_S, VisitOver, for_a_visit
from unkink.web.profiles.visit import Visits
from unkink.web.session.line import line_of, with_line

FRAME: dict[str, Any] = {"type": "websocket.receive", "bytes": b"frame"}
PRESS: dict[str, Any] = {"type": "websocket.receive", "text": "press"}


class Journals:
    """Nobody's journals."""

    def open(self, _profile: Profile, _folder: Path) -> tuple[str, ...]:
        return ()

    def close(self, _profile: Profile) -> None:
        """Nothing is open."""

    def why_busy(self, _folder: Path) -> str:
        return ""


@pytest.fixture
def household(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Household:
    """Somebody alone, whom the socket is open for."""
    found = Household(tmp_path, Journals())
    monkeypatch.setattr(settings, "HOUSEHOLD", found)
    monkeypatch.setattr(settings, "VISITS", Visits(Launch(1)))
    return found


def heard(*messages: dict[str, Any], meanwhile: Callable[[], object], apart_s: float = 0.0) -> list[str]:
    """What a socket hears that gets messages so far apart, while something happens behind the first."""
    heard: list[str] = []

    async def conversation() -> None:
        coming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        for each in messages:
            coming.put_nowait(each)

        async def listening(_scope: Any, receive: Any, _send: Any) -> None:
            for _ in messages:
                heard.append((await receive())["type"].removeprefix("websocket."))
                if len(heard) == 1:
                    meanwhile()

        async def send(_message: Any) -> None:
            """Nobody is there."""

        await for_a_visit(listening, lambda: len(heard) * apart_s)({"headers": []}, coming.get, send)

    lived(conversation())
    return heard


def test_what_this_process_does_to_the_profiles_cuts_off_even_the_next_frame(household: Household) -> None:
    assert heard(FRAME, FRAME, meanwhile=lambda: household.add("Bela")) == ["receive", "disconnect"]


def test_what_another_process_does_cuts_off_the_next_press(household: Household) -> None:
    others = Register(household.home)
    assert heard(PRESS, PRESS, meanwhile=lambda: others.add("Bela")) == ["receive", "disconnect"]


def test_what_another_process_does_cuts_off_frames_after_a_moment(household: Household) -> None:
    others = Register(household.home)
    found = heard(*[FRAME] * 4, meanwhile=lambda: others.add("Bela"), apart_s=BELIEVED_S / 2)
    assert found == ["receive", "receive", "disconnect", "disconnect"]


def test_frames_of_the_same_moment_are_let_in_without_another_look(household: Household) -> None:
    others = Register(household.home)
    assert heard(*[FRAME] * 9, meanwhile=lambda: others.add("Bela")) == ["receive"] * 9


def on_the_line(household: Household, *, a_second_one_comes: bool) -> tuple[bool, bool, list[str]]:
    """Whether a line behind the door takes more, whether a frame is handed over, and what is sent, a moment later."""
    direct, sent = LineInHand(), list[str]()

    async def conversation() -> tuple[bool, bool]:
        async def talking(scope: Any, _receive: Any, send: Any) -> None:
            line = line_of(scope)
            assert line is not None
            line.hand_to(lambda _: True)
            if a_second_one_comes:
                household.add("Bela")
            takes.append(line.takes_more())
            with suppress(VisitOver):
                await send({"type": "websocket.send", "text": "what could not go out on the spot"})

        async def receive() -> Any:
            raise AssertionError("nothing is received")

        async def send(message: Any) -> None:
            sent.append(message["type"].removeprefix("websocket."))

        takes: list[bool] = []
        await for_a_visit(talking, lambda: 0.0)(with_line({"headers": []}, direct), receive, send)
        assert direct.taker is not None
        return takes[0], direct.taker([b"frame"])

    return *lived(conversation()), sent


def test_a_line_behind_the_door_is_open_while_the_visit_goes_on(household: Household) -> None:
    assert on_the_line(household, a_second_one_comes=False) == (True, True, ["send"])


def test_once_the_visit_is_over_a_line_takes_nothing_and_the_socket_is_shut_at_once(household: Household) -> None:
    assert on_the_line(household, a_second_one_comes=True) == (False, False, ["close"])

"""The page of one session in the journal tells everything that can happen in a session."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from tests.practice.filming import Filmed
from tests.practice.people import checked, moment, started
from tests.practice.performer import Performer
from tests.web.served import Serve
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.session.events import (
    AnyEvent,
    Begin,
    Easier,
    Found,
    Hurts,
    Lost,
    PainAfter,
    PainWas,
    Pause,
    Pop,
    Quit,
    Resume,
    Seen,
    Skip,
    Tick,
)
from unkink.web.journal.views import _words

EVENTS: tuple[AnyEvent, ...] = (
    *(Begin(1), Tick(), Pause(), Resume(), Skip(), Easier(), Pop(heard=True), Hurts()),
    *(PainWas("numb"), PainAfter(2), Lost(), Found(), Seen(), Quit()),
)
AT = moment(minutes=1).at.timestamp()


@pytest.fixture
def shown(data_folder: Path, serve_warm: Serve) -> Callable[[Filmed], str]:
    """What the journal's page of a session says."""

    def ask(film: Filmed) -> str:
        assert isinstance(film.conducts, Conductor)
        served = serve_warm(data_folder)
        try:
            answer = served.ask("GET", f"/journal/{film.conducts.session_id}", {"Cookie": served.cookie()})
        finally:
            served.kill()
        assert answer.status == 200, answer.text
        return " ".join(answer.text.split())

    return ask


@pytest.fixture
def film(data_folder: Path, library: Library) -> Filmed:
    """A session that has just begun, under the eye of a camera."""
    del data_folder  # the journal stands there
    checked(library, moment())
    return Filmed(library, started(library, moment(minutes=1)), Performer(), AT)


def test_a_session_that_a_camera_watched_to_its_end(film: Filmed, shown: Callable[[Filmed], str]) -> None:
    film.to_the_end().does(PainAfter(1))
    text = shown(film)
    assert "Began" in text
    assert "Pain after: 1" in text


def test_nothing_that_can_happen_is_without_words() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(AnyEvent))
    assert {type(event) for event in EVENTS if not _words(event)} == {Tick, Seen}

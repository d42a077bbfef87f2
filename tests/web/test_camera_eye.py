"""An eye on a session: it looks at the newest frame only, and lets the session go when it closes."""

import asyncio
import time

from tests.coach.people import Points, standing
from tests.own_thread import lived
from tests.web.test_camera_socket import hand
from tests.web.test_mailbox import taken
from unkink.knowledge.library import Library
from unkink.routine.planner import compose
from unkink.routine.situation import read_situation
from unkink.session import engine
from unkink.session.compiling import compile_script
from unkink.session.cues import Say
from unkink.session.events import AnyEvent, Begin, Seen
from unkink.session.state import State
from unkink.web.camera.eye import Eye
from unkink.web.camera.frame import CameraFrame
from unkink.web.camera.messages import Placed, Taken, Watching
from unkink.web.session.mailbox import Mailbox
from unkink.web.session.messages import Answer


class Session:
    """A session without a journal: events happen, and are gone."""

    def __init__(self, library: Library) -> None:
        routine = compose(library, read_situation(library, "desk", ["chair"], 5, []), (), (), 1)
        self.state: State = engine.step(engine.new(compile_script(library, routine)), Begin(1), time.time())[0]
        self.happened: list[AnyEvent] = []

    def now(self) -> float:
        return time.time()

    async def happen(self, event: AnyEvent) -> None:
        self.happened.append(event)
        self.state, _ = engine.step(self.state, event, self.now())


class Slow(Session):
    """A session that stores nothing before it is told to."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.stores = False
        self.stored = asyncio.Event()

    async def happen(self, event: AnyEvent) -> None:
        self.stores = True
        await self.stored.wait()
        await super().happen(event)


def frame(number: int, *, setting_up: bool = False, points: Points | None = None) -> CameraFrame:
    landmarks = tuple(points or standing())
    return CameraFrame(number, number / 15, 480, 480, landmarks=landmarks, setting_up=setting_up)


async def answers(eye: Eye, mailbox: Mailbox, *frames: CameraFrame) -> list[Answer]:
    """Let frames arrive all at once, look until there is nothing more to see, and return what the page gets."""
    for each in frames:
        eye.take(each)
    looking = asyncio.create_task(eye.run())
    await asyncio.sleep(0.05)
    looking.cancel()
    return await taken(mailbox)


def test_of_frames_that_come_together_only_the_newest_is_looked_at(library: Library) -> None:
    mailbox = Mailbox()
    found = lived(answers(Eye(library, Session(library), mailbox), mailbox, *map(frame, range(1, 9))))
    assert [answer.sequence for answer in found if isinstance(answer, Watching)] == [8]


def test_the_set_up_step_is_answered_with_checks_for_the_next_exercise(library: Library) -> None:
    mailbox = Mailbox()
    (placed,) = lived(answers(Eye(library, Session(library), mailbox), mailbox, frame(1, setting_up=True)))
    assert isinstance(placed, Placed)
    assert {check.check for check in placed.checks} == {"light", "person", "body", "side", "steady"}


def test_frames_after_closing_are_not_looked_at(library: Library) -> None:
    mailbox = Mailbox()
    eye = Eye(library, Session(library), mailbox)

    async def closed() -> list[Answer]:
        await eye.close(taken=True)
        return await answers(eye, mailbox, frame(1))

    assert lived(closed()) == [Taken()]


def test_a_mistake_of_ours_ends_the_camera_and_never_the_session(library: Library) -> None:
    mailbox, session = Mailbox(), Session(library)
    eye = Eye(library, session, mailbox)
    impossible = CameraFrame(1, 1.0, 480, 480, landmarks=((0.0, 0.0, 0.0, 1.0),) * 5)

    async def broken() -> list[Answer]:
        found = await answers(eye, mailbox, impossible)
        await eye.pass_time()
        eye.hear((Say("Slowly."),))
        return found

    assert Taken("broken") in lived(broken())
    assert session.happened == [Seen(abstains="gap")]


async def raises_a_hand(eye: Eye) -> int:
    """Show an eye that has seen its first frame somebody who asks for a pause; returns the number of the last frame."""
    for number, up in enumerate([*[False] * 15, *[True] * 17], 2):
        each = frame(number, points=hand(up=up))
        if eye.can_look_at_once(each):
            eye.look_at_once(each)
        await asyncio.sleep(0)
    return number


async def watched(eye: Eye, mailbox: Mailbox) -> None:
    """Let an eye see its first frame, which takes it some time, and throw the answer away."""
    await answers(eye, mailbox, frame(1))


def test_a_frame_is_answered_where_it_comes_in(library: Library) -> None:
    mailbox = Mailbox()
    eye = Eye(library, Session(library), mailbox)

    async def looked() -> list[Answer]:
        await watched(eye, mailbox)
        assert eye.can_look_at_once(frame(2))
        eye.look_at_once(frame(2))
        return await taken(mailbox)

    (answer,) = lived(looked())
    assert isinstance(answer, Watching)
    assert answer.sequence == 2


def test_a_frame_that_something_has_to_be_waited_for_cannot_be_looked_at_where_it_comes_in(library: Library) -> None:
    mailbox = Mailbox()
    eye = Eye(library, Session(library), mailbox)
    assert not eye.can_look_at_once(frame(1)), "the first"
    lived(watched(eye, mailbox))
    assert not eye.can_look_at_once(frame(2, setting_up=True)), "one of the set-up step"
    assert not eye.can_look_at_once(CameraFrame(3, 0.2, 480, 480, last=True)), "the last"
    assert not eye.can_look_at_once(CameraFrame(3, 0.2, 640, 480)), "the first of a device that was turned"


def test_while_something_is_stored_only_the_newest_frame_waits(library: Library) -> None:
    mailbox, session = Mailbox(), Slow(library)
    eye = Eye(library, session, mailbox)

    async def kept_waiting() -> list[int]:
        await watched(eye, mailbox)
        looking = asyncio.create_task(eye.run())
        number = await raises_a_hand(eye)
        assert session.stores, "that a raised hand asks for a pause"
        await taken(mailbox)
        for each in map(frame, range(number + 1, number + 4)):
            assert not eye.can_look_at_once(each)
            eye.take(each)
        session.stored.set()
        await asyncio.sleep(0.05)
        looking.cancel()
        return [answer.sequence - number for answer in await taken(mailbox) if isinstance(answer, Watching)]

    assert lived(kept_waiting()) == [3]


def test_what_was_seen_and_has_not_happened_yet_ends_with_the_camera(library: Library) -> None:
    mailbox, session = Mailbox(), Session(library)
    eye = Eye(library, session, mailbox)

    async def turned_off() -> None:
        await watched(eye, mailbox)
        await raises_a_hand(eye)
        await eye.close()
        await answers(eye, mailbox)

    lived(turned_off())
    assert session.happened == []


def test_a_mistake_where_a_frame_comes_in_ends_the_camera_and_never_the_session(library: Library) -> None:
    mailbox, session = Mailbox(), Session(library)
    eye = Eye(library, session, mailbox)
    impossible = CameraFrame(2, 1.0, 480, 480, landmarks=((0.0, 0.0, 0.0, 1.0),) * 5)

    async def broken() -> list[Answer]:
        await watched(eye, mailbox)
        eye.look_at_once(impossible)
        assert not eye.can_look_at_once(frame(3))
        await eye.pass_time()
        return await taken(mailbox)

    assert Taken("broken") in lived(broken())
    assert session.happened == [Seen(abstains="gap")]

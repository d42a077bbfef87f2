"""Who watches a session, and when it was lost from sight: over a real journal, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async
from django.db import connections

from tests.own_thread import lived
from unkink.session.state import Status
from unkink.web.session.mailbox import Mailbox
from unkink.web.session.stages import Stages


@asynccontextmanager
async def stages_of(session_id: str) -> AsyncIterator[Stages]:
    """The stages of a process in which this session has just begun; another test may have left its journal open."""
    close_all = sync_to_async(connections.close_all, thread_sensitive=True)
    await close_all()
    stages = Stages()
    stages.expect(session_id)
    yield stages
    await close_all()


async def loaded_again(session_id: str, *, before_the_first_has_left: bool) -> list[Status]:
    """How a session that has just begun stands for its page, and for the same page loaded again at once."""
    first, again = Mailbox(), Mailbox()
    async with stages_of(session_id) as stages:
        stage = await stages.join(session_id, first)
        found = [stage.state.status]
        stage.goes(first)
        if not before_the_first_has_left:
            await stages.leave(session_id, first)
        stage = await stages.join(session_id, again)
        if before_the_first_has_left:
            await stages.leave(session_id, first)
        found.append(stage.state.status)
        await stages.leave(session_id, again)
    return found


def test_a_page_that_is_loaded_again_finds_its_session_interrupted(begun: str) -> None:
    assert lived(loaded_again(begun, before_the_first_has_left=False)) == [Status.RUNNING, Status.LOST]


def test_it_does_so_too_where_it_is_faster_than_its_former_self(begun: str) -> None:
    assert lived(loaded_again(begun, before_the_first_has_left=True)) == [Status.RUNNING, Status.LOST]


def test_a_second_page_interrupts_nobody(begun: str) -> None:
    async def joined() -> Status:
        first, second = Mailbox(), Mailbox()
        async with stages_of(begun) as stages:
            await stages.join(begun, first)
            stage = await stages.join(begun, second)
            found = stage.state.status
            for each in (second, first):
                await stages.leave(begun, each)
        return found

    assert lived(joined()) is Status.RUNNING

"""The mailbox of a page: what goes out on the spot, what waits, and that nothing overtakes anything."""

import asyncio
from collections.abc import Sequence

import pytest

from tests.own_thread import lived
from tests.web.line_in_hand import LineInHand
from unkink.session.cues import Chime
from unkink.web.camera.messages import Placed, Told
from unkink.web.session.mailbox import MOST, Mailbox, Overflow
from unkink.web.session.messages import Answer, Cued, Stored, write_answer


def written(*answers: Answer) -> list[bytes]:
    return [write_answer(each) for each in answers]


async def taken(mailbox: Mailbox) -> list[Answer]:
    """Everything that waits in a mailbox."""
    found: list[Answer] = []
    while True:
        try:
            found.append(await asyncio.wait_for(mailbox.take(), 0.05))
        except TimeoutError:
            return found


def test_what_a_line_takes_goes_out_on_the_spot_and_nobody_is_woken_for_it() -> None:
    line = LineInHand()
    mailbox = Mailbox(line)
    mailbox.cue((Chime("start"),))
    mailbox.see(Placed(1, ()))
    mailbox.speak("Slowly.")
    assert line.said == written(Cued((Chime("start"),)), Placed(1, ()), Told("Slowly."))
    assert lived(taken(mailbox)) == []


@pytest.mark.parametrize("line", [None, LineInHand(takes=False)], ids=["no line", "a line that takes nothing"])
def test_what_cannot_go_out_on_the_spot_waits_for_whoever_takes_it(line: LineInHand | None) -> None:
    mailbox = Mailbox(line)
    mailbox.put(Stored("1"))
    mailbox.speak("Slowly.")
    assert lived(taken(mailbox)) == [Stored("1"), Told("Slowly.")]


def test_nothing_overtakes_what_waits_although_the_line_takes_more_again() -> None:
    line = LineInHand(takes=False)
    mailbox = Mailbox(line)
    mailbox.put(Stored("1"))
    line.takes = True
    mailbox.put(Stored("2"))
    assert line.said == []
    assert lived(taken(mailbox)) == [Stored("1"), Stored("2")]


def test_nothing_overtakes_what_was_taken_and_is_still_on_its_way() -> None:
    line = LineInHand(takes=False)
    mailbox = Mailbox(line)

    async def sent() -> Sequence[Answer]:
        mailbox.put(Stored("1"))
        first = await mailbox.take()
        line.takes = True
        mailbox.put(Stored("2"))
        return [first, *(await taken(mailbox))]

    assert lived(sent()) == [Stored("1"), Stored("2")]
    assert line.said == []


def test_once_all_that_waited_has_been_sent_the_next_goes_out_on_the_spot_again() -> None:
    line = LineInHand(takes=False)
    mailbox = Mailbox(line)

    async def sent() -> None:
        mailbox.put(Stored("1"))
        await taken(mailbox)
        line.takes = True
        mailbox.put(Stored("2"))

    lived(sent())
    assert line.said == written(Stored("2"))


def test_of_what_was_made_of_frames_only_the_newest_waits_and_it_overtakes_no_sentence() -> None:
    mailbox = Mailbox()
    for number in range(300):
        mailbox.see(Placed(number, ()))
    mailbox.speak("Slowly.")
    assert lived(taken(mailbox)) == [Told("Slowly."), Placed(299, ())]


def test_a_page_that_takes_nothing_for_long_is_given_up_by_whoever_sends_and_harms_nobody_who_puts_in() -> None:
    mailbox = Mailbox(LineInHand(takes=False))
    for number in range(MOST + 1):
        mailbox.put(Stored(str(number)))
    with pytest.raises(Overflow):
        lived(mailbox.take())

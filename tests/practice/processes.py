"""What other processes do in the tests: conduct a session until they are killed, or begin sessions all at once.

They import this only after they have opened the journal: its tables need Django to be set up.
"""

import sys

from tests.practice.people import moment, next_event, start
from unkink.journal.models import Session
from unkink.knowledge.loading import load_library
from unkink.practice.begin import Begun
from unkink.practice.conduct import Conductor
from unkink.practice.leaving import end
from unkink.session.events import Lost, Resume
from unkink.session.state import Status


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def conduct(session_id: str) -> None:
    """Take the session up where it was and go on with it; say the time of every event that was acknowledged."""
    conductor = Conductor(session_id)
    at = conductor.state.at
    if conductor.state.status is Status.RUNNING:
        conductor.apply(Lost(), at)
        conductor.apply(Resume(), at)
    while not conductor.ended:
        at += 1
        before = conductor.state
        conductor.apply(next_event(conductor), at)
        if conductor.state is not before:
            say(repr(conductor.state.at))


def begin_at_a_word(times: int) -> None:
    """Wait for a line of input, then begin sessions and end them as fast as possible; say what became of each."""
    library = load_library()
    say("ready")
    sys.stdin.readline()
    for _ in range(times):
        outcome = start(library, moment(minutes=1))
        if isinstance(outcome, Begun):
            cracks = Session.objects.get(id=outcome.session_id).cracks
            end(outcome.session_id)
            say("cracks" if cracks else "stretches")
        else:
            say(outcome.because)

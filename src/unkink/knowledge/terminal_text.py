"""What the guided session says in a terminal beside the lines of the techniques."""

from msgspec import Struct

from unkink.knowledge.asking_text import AskingText


class PhaseNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What is being done, by the phase of the session."""

    settle: str
    change: str
    get_ready: str
    into: str
    hold: str
    out_of: str
    rest: str
    ask_pop: str
    close: str
    walk: str


class KeyNames(Struct, frozen=True, forbid_unknown_fields=True):
    """A key and what it does, by the event it makes happen, in the order in which they are shown."""

    pause: str
    resume: str
    skip: str
    easier: str
    pop: str
    quit: str


class Farewell(Struct, frozen=True, forbid_unknown_fields=True):
    """What the journal has kept of a session."""

    kept: str
    told: str
    not_told: str
    spared: str
    never: str
    once: str
    times: str
    not_held: str
    easier: str
    popped: str
    skipped: str
    skipped_because: str


class Menus(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked in the middle of a session: the questions, and what the keys beside them do."""

    enter: str
    space: str
    why_skip: str
    no_reason: str
    do_not_skip: str
    end_here: str
    end_it: str
    go_on: str
    popped: str
    no_pop: str
    no_more: str
    rather_not_say: str
    pain_after: str


class WayText(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked on the way to a session: the check, and what to do where."""

    go_on: str
    anything_new: str
    check: str
    not_now: str
    told_last_time: str
    age: str
    unsure: str
    nothing_lasting: str
    still_so: str
    anything_else: str
    as_last_time: str
    nothing_at_hand: str
    where: str
    at_hand: str
    minutes: str
    begin: str


class TerminalText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. What stands in braces is filled in."""

    phases: PhaseNames
    keep_moving: str
    keys: KeyNames
    hurts: str
    commands: str
    exercise: str
    repetition: str
    counted: str
    left: str
    next: str
    emergency: str
    still_open: str
    farewell: Farewell
    asking: AskingText
    menus: Menus
    way: WayText

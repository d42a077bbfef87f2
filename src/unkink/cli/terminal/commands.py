"""What a key or a word means at a moment of the session. It only reads; nothing happens here."""

from typing import Literal, NamedTuple

from unkink.cli.terminal.frame import Prompt
from unkink.knowledge.library import Library
from unkink.session.events import AnyEvent, Easier, Hurts, PainAfter, PainWas, Pause, Pop, Quit, Resume, Skip
from unkink.session.moment import Moment
from unkink.session.state import Status

Menu = Literal["", "skip", "end"]
"""A question of this terminal's own, asked while the session is paused: why to skip, whether to end."""

MOST_PAIN = 10


class Meaning(NamedTuple):
    """What follows: an event, and the menu that is open afterwards."""

    event: AnyEvent | None = None
    menu: Menu = ""


def prompt_for(library: Library, now: Moment, menu: Menu, typed: str) -> Prompt:
    """Return what is asked just now."""
    words = library.terminal.menus
    if menu == "skip":
        reasons = [(str(number), each.name) for number, each in enumerate(library.session.skip_reasons, start=1)]
        return Prompt(words.why_skip, (*reasons, (words.enter, words.no_reason), (words.space, words.do_not_skip)))
    if menu == "end":
        return Prompt(words.end_here, (("q", words.end_it), (words.space, words.go_on)))
    match now.status:
        case Status.ASKING_POP:
            return Prompt(now.line, (("y", words.popped), ("n", words.no_pop), ("s", words.no_more)))
        case Status.ASKING_PAIN_KIND:
            kinds = [(str(number), name) for number, (_, name) in enumerate(pain_kinds(library), start=1)]
            return Prompt(now.line, (*kinds, ("q", words.rather_not_say)))
        case Status.ASKING_PAIN_AFTER:
            return Prompt(now.line, ((words.enter, words.pain_after),), typed)
    return Prompt()


def pain_kinds(library: Library) -> list[tuple[str, str]]:
    """Return the kinds of pain with their names, the gravest first."""
    return [(kind.id, kind.name) for stop in library.session.stops for kind in stop.kinds]


def meaning(library: Library, now: Moment, menu: Menu, word: str) -> Meaning | None:
    """Return what a key (or a whole word, or an empty line) means now; None when it means nothing."""
    word = word.strip().lower() or word[:1]
    if word in ("h", "!", "hurts"):
        return Meaning(Hurts()) if "hurts" in now.allowed else None
    if menu:
        return _skip(library, word) if menu == "skip" else _end(word)
    match now.status:
        case Status.ASKING_PAIN_KIND:
            return _pain_kind(library, word)
        case Status.ASKING_PAIN_AFTER:
            return _pain_after(word)
        case Status.ASKING_POP:
            return _pop(word)
        case _:
            return _moving(now, word)


def _skip(library: Library, word: str) -> Meaning | None:
    reasons = library.session.skip_reasons
    if word in ("", "\n", "0"):
        return Meaning(Skip())
    if word.isdigit() and 1 <= int(word) <= len(reasons):
        return Meaning(Skip(reasons[int(word) - 1].id))
    return _going_on(word)


def _end(word: str) -> Meaning | None:
    return Meaning(Quit()) if word in ("q", "y", "quit") else _going_on(word)


def _going_on(word: str) -> Meaning | None:
    return Meaning(Resume()) if word in (" ", "p", "n", "r", "resume", "\x1b") else None


def _pain_kind(library: Library, word: str) -> Meaning | None:
    kinds = pain_kinds(library)
    if word in ("q", "quit"):
        return Meaning(Quit())
    if word.isdigit() and 1 <= int(word) <= len(kinds):
        return Meaning(PainWas(kinds[int(word) - 1][0]))
    return None


def _pain_after(word: str) -> Meaning | None:
    if word in ("", "\n", "q", "quit", "-"):
        return Meaning(PainAfter(None))
    if word.isascii() and word.isdigit() and int(word) <= MOST_PAIN:
        return Meaning(PainAfter(int(word)))
    return None


def _pop(word: str) -> Meaning | None:
    match word:
        case "y" | "yes":
            return Meaning(Pop(heard=True))
        case "n" | "no":
            return Meaning(Pop(heard=False))
        case "s" | "skip":
            return Meaning(Skip())
        case "q" | "quit":
            return Meaning(Quit())
    return None


def _moving(now: Moment, word: str) -> Meaning | None:
    """What a key means while an exercise runs or stands still. A question of our own is asked in a pause."""
    running = "pause" in now.allowed
    found = {
        " ": Meaning(Pause() if running else Resume()),
        "p": Meaning(Pause() if running else Resume()),
        "pause": Meaning(Pause()),
        "resume": Meaning(Resume()),
        "r": Meaning(Resume()),
        "": None if running else Meaning(Resume()),
        "\n": None if running else Meaning(Resume()),
        # Why is asked of an exercise, in a pause; the quiet beginning and end are passed over without a word.
        "s": Meaning(Pause() if running else None, "skip") if now.item else Meaning(Skip()),
        "skip": Meaning(Skip()),
        "e": Meaning(Easier()),
        "easier": Meaning(Easier()),
        "y": Meaning(Pop(heard=True)),
        "popped": Meaning(Pop(heard=True)),
        "q": Meaning(Pause() if running else None, "end"),
        "quit": Meaning(Quit()),
    }.get(word)
    if found is None:
        return None
    event = found.event
    return found if event is None or str(event.__struct_config__.tag) in now.allowed else None

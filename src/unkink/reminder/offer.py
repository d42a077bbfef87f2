"""What a nudge offers: a stretch that fits a desk and is open today, or a walk. Never a mobilisation."""

from msgspec import Struct

from unkink.knowledge.library import Library
from unkink.knowledge.reminder_text import ReminderText
from unkink.knowledge.technique import Technique
from unkink.knowledge.vocabulary import Kind
from unkink.reminder.look import Answer
from unkink.reminder.settings import Settings

WALK = "walk"
"""Stands where the id of a stretch would: a walk, a glass of water, a change of posture."""


class Stretch(Struct, frozen=True):
    """A stretch as a nudge names it."""

    id: str
    name: str
    summary: str


class DeskOpen(Struct, frozen=True):
    """What is open at a desk today. ``quiet``: somebody was told to seek help at once, so no nudge comes at all."""

    stretches: tuple[Stretch, ...] = ()
    quiet: bool = False


class Button(Struct, frozen=True):
    """A button of a nudge."""

    label: str
    answer: Answer


class Notice(Struct, frozen=True):
    """What stands on the screen. ``offered`` is the id of a stretch or WALK. The first button is the main one."""

    title: str
    text: str
    buttons: tuple[Button, ...]
    offered: str = WALK


def fits_desk(library: Library, technique: Technique) -> bool:
    """Say whether a nudge may offer this technique: a stretch that does not crack, seated or standing, at a desk."""
    offer = library.reminder.offer
    return (
        technique.kind is Kind.STRETCH
        and not library.cracks(technique)
        and technique.position in offer.positions
        and not set(technique.places).isdisjoint(offer.places)
        and set(technique.needs).issubset(offer.things)
    )


def desk_stretches(library: Library, open_today: tuple[str, ...]) -> tuple[Stretch, ...]:
    """Of the techniques that are open today, those that a nudge may offer."""
    techniques = (library.techniques[name] for name in open_today if name in library.techniques)
    return tuple(Stretch(each.id, each.name, _first_sentence(each)) for each in techniques if fits_desk(library, each))


def _first_sentence(technique: Technique) -> str:
    """What one does. The rest of a summary compares techniques, which is nothing for a nudge."""
    first, dot, _ = technique.summary.partition(". ")
    return first + dot.strip()


def make_notice(text: ReminderText, desk: DeskOpen, turn: int, sat_s: float | None) -> Notice:
    """Word a nudge. ``turn`` (from 1) makes the offers vary; ``sat_s`` None where sitting cannot be told."""
    says, every = text.says, text.offer.walk_every
    title = says.unknown_time if sat_s is None else says.title.format(minutes=round(sat_s / 60))
    if not desk.stretches or turn % every == 0:
        walks_before = turn // every if desk.stretches else turn
        body = says.walk.format(walk=text.walks[walks_before % len(text.walks)])
        return Notice(title, body, _buttons(text, Button(text.actions.moved, Answer("moved"))))
    stretches_before = turn - turn // every
    stretch = desk.stretches[stretches_before % len(desk.stretches)]
    body = says.stretch.format(name=stretch.name, summary=stretch.summary)
    return Notice(title, body, _buttons(text, Button(text.actions.begin, Answer("begin"))), stretch.id)


def make_question(text: ReminderText, settings: Settings) -> Notice:
    """Word the question whether the interval is wrong."""
    now, actions = settings.every_min, text.actions
    others = [minutes for minutes in reversed(text.intervals_min) if minutes != now]
    buttons = (
        *(Button(actions.every.format(minutes=minutes), Answer("every", minutes)) for minutes in others),
        Button(actions.keep.format(minutes=now), Answer("keep")),
    )
    return Notice(text.says.asks_title, text.says.asks.format(minutes=now), buttons)


def _buttons(text: ReminderText, first: Button) -> tuple[Button, ...]:
    actions = text.actions
    later = (Button(actions.later.format(minutes=each), Answer("later", each)) for each in text.later_min)
    return (first, *later, Button(actions.skip, Answer("skip")), Button(actions.not_today, Answer("not today")))

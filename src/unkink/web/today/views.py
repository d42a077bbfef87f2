"""The first page: how things stand today, and one button to start."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.knowledge.levels import Level
from unkink.knowledge.technique import Technique
from unkink.practice.clock import now
from unkink.practice.desk import desk_day
from unkink.practice.last_time import last_situation
from unkink.practice.planned import planned_today
from unkink.practice.today import Today, look
from unkink.safety.closing import Closing
from unkink.web.content import library
from unkink.web.desk.words import desk_words
from unkink.web.emergency import emergency_number, with_number
from unkink.web.outcome import shown_outcome
from unkink.web.plan.situations import as_query, fresh_seed, in_words
from unkink.web.reasons import reasons
from unkink.web.today.pain import pain_just_told


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Show today. Looking writes nothing."""
    day = look(library(), now())
    number = emergency_number()
    situation = last_situation(library())
    context = {
        "here": "today",
        "today": day,
        "stage": stage(day),
        "number": number,
        "outcome": shown_outcome(library(), day.verdict.level, number) if day.verdict else None,
        "locked_say": with_number(day.locked.stop.say, number) if day.locked else "",
        "locked_gravely": day.locked is not None and day.locked.stop.level is Level.EMERGENCY,
        "reasons": reasons(library(), day.closings, day.answers),
        "action": reasons(library(), _asking_for_action(day), day.answers),
        "open": _techniques(day.openness.open),
        "closed": _closed(day),
        "situation": situation,
        "situation_words": in_words(library(), situation) if situation else "",
        "situation_query": as_query(situation) if situation else "",
        "seed": fresh_seed(),
        "pain": pain_just_told(day),
        "week": [each < day.cracks.days for each in range(day.cracks.most)],
        "planned": planned_today(library(), day.now.day),
        "desk": desk_words(desk_day(day.now.day)),
        "welcome": min(library().techniques.values(), key=lambda technique: len(technique.needs)),
    }
    return render(request, "today/today.html", context)


def stage(day: Today) -> str:
    """What comes first on the page: what must be known, or what must be ended, before anything else."""
    emergency = day.verdict is not None and day.verdict.level is Level.EMERGENCY
    if emergency:
        return "emergency"
    if day.locked is not None and day.locked.today:
        return "locked"
    if day.unfinished is not None:
        return "unfinished"
    if day.due is not None:
        return "first" if day.answers is None else "due"
    if day.verdict is not None and day.verdict.questions:
        return "questions"
    return "open" if day.openness.open else "closed"


def _asking_for_action(day: Today) -> list[Closing]:
    """What the course of pain and the habit of cracking say to do; the check says its own on this page."""
    return [*day.trends, *(closing for closing in day.limits if closing.level.rank)]


def _techniques(names: tuple[str, ...]) -> list[Technique]:
    """The techniques, stretches first."""
    return sorted((library().techniques[name] for name in names), key=library().cracks)


def _closed(day: Today) -> list[dict[str, Any]]:
    """Every closed technique with the reasons that shut it, each with its source one tap behind."""
    by_id = {reason.id: reason for reason in reasons(library(), day.closings, day.answers)}
    limits = {limit.id for limit in library().limits}
    return [
        {
            "technique": library().techniques[name],
            "reasons": [by_id[each] for each in by],
            "limited": not limits.isdisjoint(by),
        }
        for name, by in day.openness.closed.items()
    ]

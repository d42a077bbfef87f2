"""Planning: ask for the situation, show the routine for it with every reason, and offer to start."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.practice import plan as practice
from unkink.practice.clock import now
from unkink.practice.last_time import last_situation
from unkink.practice.today import Today, look
from unkink.routine.routine import Routine
from unkink.routine.situation import LONGEST_MINUTES, SHORTEST_MINUTES, Situation, SituationError
from unkink.web.content import library
from unkink.web.emergency import emergency_number, with_number
from unkink.web.plan.situations import DEFAULT_MINUTES, in_words, read_query, read_seed
from unkink.web.reasons import reasons
from unkink.web.today.pain import pain_just_told
from unkink.web.today.views import stage

UNPROCESSABLE = 422


@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """Show the form, and the routine once a situation is given. Planning writes nothing."""
    day = look(library(), now())
    if stage(day) not in ("open", "closed"):
        return HttpResponseRedirect("/")
    context: dict[str, Any] = {"here": "today", "today": day, **_choices()}
    if "place" not in request.GET:
        remembered = last_situation(library())
        return render(request, "plan/plan.html", {**context, "chosen": _chosen(remembered)})
    try:
        situation = read_query(library(), request.GET)
    except SituationError as error:
        context |= {"chosen": _posted(request), "wrong": error}
        return render(request, "plan/plan.html", context, status=UNPROCESSABLE)
    seed = read_seed(request.GET)
    routine = practice.plan(library(), now(), situation, None, seed)
    context |= {
        "chosen": _chosen(situation),
        "situation": situation,
        "seed": seed,
        "pain": pain_just_told(day),
        **_routine(routine, situation, day),
    }
    return render(request, "plan/routine.html", context)


def _choices() -> dict[str, Any]:
    words = library().vocabulary
    return {
        "places": words.places,
        "things": words.things,
        "regions": words.regions,
        "least": SHORTEST_MINUTES,
        "most": LONGEST_MINUTES,
    }


def _chosen(situation: Situation | None) -> dict[str, Any]:
    if situation is None:
        return {"minutes": DEFAULT_MINUTES}
    return {
        "place": situation.place,
        "things": situation.things,
        "minutes": situation.minutes,
        "regions": situation.regions,
    }


def _posted(request: HttpRequest) -> dict[str, Any]:
    """What somebody filled in, to be shown again beside what is wrong with it."""
    given = request.GET
    return {
        "place": given.get("place"),
        "things": given.getlist("have"),
        "minutes": given.get("minutes"),
        "regions": given.getlist("region"),
    }


def _routine(routine: Routine, situation: Situation, day: Today) -> dict[str, Any]:
    """The routine with the technique behind every line, and the reasons behind what is closed."""
    techniques, number = library().techniques, emergency_number()
    by_id = {reason.id: reason for reason in reasons(library(), day.closings, day.answers)}
    return {
        "routine": routine,
        "words": in_words(library(), situation),
        "items": [{"item": item, "technique": techniques[item.technique]} for item in routine.items],
        "left_out": [
            {
                "left": left,
                "technique": techniques[left.technique],
                "reasons": [by_id[i] for i in left.by if i in by_id],
            }
            for left in routine.left_out
        ],
        "left_out_count": len(routine.left_out),
        "instead": [with_number(each, number) for each in routine.instead],
    }

"""Planning sessions: on which days, when, how long, where; and the file for a calendar."""

from datetime import UTC, datetime
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from unkink.practice.planned import plan_nothing, plan_sessions, planned, planned_calendar
from unkink.reminder.hours import DAY_NAMES
from unkink.reminder.planned import Planned, PlannedError
from unkink.routine.situation import LONGEST_MINUTES, SHORTEST_MINUTES, Situation, SituationError
from unkink.web.content import library
from unkink.web.data.views import handed_out
from unkink.web.plan.situations import DEFAULT_MINUTES, read_query

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
USUAL_TIME = "08:00"
UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def planning(request: HttpRequest) -> HttpResponse:
    """Show the plan, or keep another one."""
    wrong = ""
    if request.method == "POST":
        try:
            if "nothing" in request.POST:
                plan_nothing()
            else:
                _keep(request.POST)
        except (PlannedError, SituationError) as error:
            wrong = f"{error.field.capitalize()}: {error.message}."
        else:
            return HttpResponseRedirect("/planned?kept=yes")
    found = planned(library())
    context = {
        "here": "data",
        "planned": found,
        "days": [
            (short, name, _is_chosen(short, found, request.POST)) for short, name in zip(DAY_NAMES, NAMES, strict=True)
        ],
        "time": request.POST.get("time") or (found.time if found else USUAL_TIME),
        "chosen": found.situation if found else Situation("", (), DEFAULT_MINUTES),
        "places": library().vocabulary.places,
        "things": library().vocabulary.things,
        "least": SHORTEST_MINUTES,
        "most": LONGEST_MINUTES,
        "wrong": wrong,
        "kept": request.GET.get("kept") == "yes",
    }
    return render(request, "data/planned.html", context, status=UNPROCESSABLE if wrong else 200)


def _keep(given: QueryDict) -> Planned:
    days = ",".join(given.getlist("day"))
    if not days:
        raise PlannedError("days", "choose one or more")
    return plan_sessions(library(), uuid4(), days, given.get("time") or "", read_query(library(), given))


def _is_chosen(day: str, found: Planned | None, given: QueryDict) -> bool:
    if given:
        return day in given.getlist("day")
    return found is not None and DAY_NAMES.index(day) in found.days


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Hand out the plan as an iCalendar file."""
    del request
    written = planned_calendar(library(), datetime.now(UTC).astimezone())
    if written is None:
        raise Http404
    return handed_out(written.encode(), "text/calendar; charset=utf-8", ".ics")

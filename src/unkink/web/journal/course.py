"""The course of the past: charts, each with its table, and how the measures stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from unkink.practice.clock import now
from unkink.practice.measures import standings
from unkink.practice.pictures import pictures
from unkink.web.content import library

PAIN = "pain"
"""Its course is drawn."""


@require_safe
def course(request: HttpRequest) -> HttpResponse:
    """Show the last months."""
    charts = [
        # Drawn by us alone, with every word in them escaped.
        {"chart": each, "picture": mark_safe(each.svg)}  # noqa: S308
        for each in pictures(library(), now())
    ]
    measures = [
        {"standing": each, "last": each.told[-1]}
        for each in standings(library(), now())
        if each.told and each.measure.id != PAIN
    ]
    context = {"here": "journal", "charts": charts, "measures": measures, "none_yet": library().charts.none_yet}
    return render(request, "journal/course.html", context)

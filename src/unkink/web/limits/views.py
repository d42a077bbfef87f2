"""Somebody wants what a limit keeps shut: say why it is shut, note the wish, and offer what is open."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from unkink.practice.begin import note_refusal
from unkink.practice.clock import now
from unkink.web.content import library
from unkink.web.reasons import reasons


@require_POST
def wanted(request: HttpRequest) -> HttpResponse:
    """Note the wish. What keeps the technique shut still does."""
    technique = library().techniques.get(request.POST.get("technique", ""))
    if technique is None:
        raise Http404
    holding = note_refusal(library(), now(), technique.id)
    context = {"here": "today", "technique": technique, "reasons": reasons(library(), holding, None)}
    return render(request, "limits/wanted.html", context)

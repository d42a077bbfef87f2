"""The techniques: all of them, and each one whole."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.knowledge.technique import Technique
from unkink.knowledge.vocabulary import Word
from unkink.web.content import library
from unkink.web.durations import spoken_span
from unkink.web.references import References


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List every technique, stretches first."""
    techniques = sorted(library().techniques.values(), key=lambda technique: library().cracks(technique))
    rows = [{"technique": technique, "cracks": library().cracks(technique)} for technique in techniques]
    return render(request, "techniques/every.html", {"here": "techniques", "rows": rows})


@require_safe
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Show one technique with everything in its file."""
    technique = library().techniques.get(name)
    if technique is None:
        raise Http404(name)
    return render(request, "techniques/one.html", {"here": "techniques", **_whole(technique)})


def _whole(technique: Technique) -> dict[str, Any]:
    """Everything the page says, with the sources numbered in reading order."""
    references = References(library().sources)
    words = library().vocabulary
    dose = technique.dose
    page = {
        "technique": technique,
        "cracks": library().cracks(technique),
        "steps": references.cite_all(technique.steps),
        "breathing": references.cite(technique.breathing),
        "dose": {
            "repetitions": spoken_span(dose.repetitions, "on each side" if dose.both_sides else "in all"),
            "hold": spoken_span(dose.hold_s, "seconds"),
            "rest": spoken_span(dose.rest_s, "seconds"),
            "references": references.of(dose.sources),
        },
        "feel": references.cite_all(technique.feel),
        "never": references.cite_all(technique.never),
        "stop_when": references.cite_all(technique.stop_when),
        "cautions": references.cite_all(technique.cautions),
        "easier": technique.easier and references.of(technique.easier.sources),
        "regions": _names(words.regions, technique.regions),
        "places": _names(words.places, technique.places),
        "needs": _named(words.things, technique.needs),
        "helpful": _named(words.things, technique.helpful),
        "demands": [demand for demand in words.demands if demand.id in technique.demands],
        "position": library().position(technique),
        "poses": technique.motion.poses.items(),
    }
    references.of(technique.sources)
    return {**page, "references": references.all}


def _named(words: tuple[Word, ...], ids: tuple[str, ...]) -> list[Word]:
    return [word for word in words if word.id in ids]


def _names(words: tuple[Word, ...], ids: tuple[str, ...]) -> str:
    """The names of these words as a list for reading."""
    return ", ".join(word.name.lower() for word in _named(words, ids))

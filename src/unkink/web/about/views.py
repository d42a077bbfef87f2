"""The page about the product: every topic of the general advice, what others made, and every source there is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.vision.assets import ASSETS, SOURCES, WITHOUT, missing
from unkink.web.content import library
from unkink.web.references import References


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Show the topics, with the sources they name first and the rest of the sources after them."""
    references = References(library().sources)
    topics = [
        {"id": topic.id, "title": topic.title, "statements": references.cite_all(topic.statements)}
        for topic in library().advice.topics
    ]
    references.of(library().sources)
    shown = {
        "here": "about",
        "topics": topics,
        "references": references.all,
        "made_by_others": [(source, [each for each in ASSETS if each.source == source]) for source in SOURCES],
        "without": WITHOUT if missing() else "",
    }
    return render(request, "about/about.html", shown)

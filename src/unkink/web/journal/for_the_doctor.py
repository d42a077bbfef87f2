"""The pages for a doctor or therapist: shown as they are, then saved as PDF or FHIR."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.practice.clock import now
from unkink.practice.report import DAYS, fhir_bundle, report
from unkink.reports.pages import as_pdf
from unkink.web.content import library

LONGEST_NAME = 100
SPANS = (30, 90, 180, 365)
"""Days to choose from."""


def _asked(request: HttpRequest) -> tuple[str, int]:
    """Whose name, and how many days back; anything that is not offered becomes what is usual."""
    days = request.GET.get("days", "")
    return request.GET.get("name", "")[:LONGEST_NAME].strip(), int(days) if days in map(str, SPANS) else DAYS


@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """Show what would be handed over."""
    name, days = _asked(request)
    pages = report(library(), now(), name, days)
    context = {"here": "journal", "pages": pages, "name": name, "days": days, "spans": SPANS}
    return render(request, "journal/for_the_doctor.html", context)


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """Hand out the PDF."""
    return _saved(as_pdf(report(library(), now(), *_asked(request))), "application/pdf", "unkink.pdf")


@require_safe
def fhir(request: HttpRequest) -> HttpResponse:
    """Hand out the FHIR bundle."""
    raw = json.dumps(fhir_bundle(library(), now(), *_asked(request)), ensure_ascii=False).encode()
    return _saved(raw, "application/fhir+json", "unkink.fhir.json")


def _saved(raw: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(raw, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

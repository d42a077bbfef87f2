"""Looking back: page by page, and one session whole."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.journal.sessions import NoSuchSession
from unkink.practice import past
from unkink.practice.past import Whole
from unkink.session.events import AnyEvent, PainAfter, PainWas, Pop, Seen, Tick
from unkink.web.camera.kept import kept_context
from unkink.web.content import library
from unkink.web.session.views import told


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """List the sessions that have ended, the latest first."""
    raw = request.GET.get("page", "")
    page = past.entries(int(raw) if raw.isascii() and raw.isdigit() else 1)
    techniques = library().techniques
    rows = [
        {
            "entry": entry,
            "outcome": getattr(library().practice.outcomes, entry.outcome, entry.outcome),
            "names": [
                techniques[done.technique].name for done in entry.done if done.begun and done.technique in techniques
            ],
            "popped": any(done.popped for done in entry.done),
        }
        for entry in page.entries
    ]
    return render(request, "journal/every.html", {"here": "journal", "page": page, "rows": rows})


@require_safe
def one(request: HttpRequest, session: UUID) -> HttpResponse:
    """Show one session whole."""
    try:
        whole = past.entry(str(session))
    except NoSuchSession:
        raise Http404(str(session)) from None
    if not whole.state.status.ended and whole.entry is None:
        return HttpResponseRedirect(f"/session/{session}")
    context = {"here": "journal", "events": _events(whole), **told(whole), **kept_context(whole.id)}
    return render(request, "journal/one.html", context)


def _events(whole: Whole) -> list[tuple[datetime, str]]:
    """What happened, in words; time passing, and what a camera saw, are left out."""
    return [(datetime.fromtimestamp(each.at, UTC), said) for each in whole.happened if (said := _words(each.event))]


def _words(event: AnyEvent) -> str:
    """One event in words."""
    words = library().practice.events
    match event:
        case Tick() | Seen():
            return ""
        case Pop(heard):
            return words.popped if heard else words.no_pop
        case PainWas(kind):
            kinds = {each.id: each.name for stop in library().session.stops for each in stop.kinds}
            return kinds.get(kind, kind)
        case PainAfter(pain):
            return words.pain_not_told if pain is None else words.pain_after.format(pain=pain)
        case _:
            return str(getattr(words, str(event.__struct_config__.tag)))

"""The pages around a session. What happens in it travels over the live socket (socket.py)."""

from functools import lru_cache
from uuid import UUID

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from unkink.drawing.frames import draw_phase_frames
from unkink.journal.sessions import NoSuchSession
from unkink.knowledge.levels import Level
from unkink.practice import leaving, past, preferences
from unkink.practice.begin import Begun, PainError, Refused, begin
from unkink.practice.clock import now
from unkink.practice.past import Whole
from unkink.practice.today import look
from unkink.routine.situation import SituationError
from unkink.session.summary import summarise
from unkink.web.access.headers import WITH_CAMERA
from unkink.web.camera.kept import kept_context
from unkink.web.camera.page import camera_context
from unkink.web.content import library
from unkink.web.emergency import emergency_number, with_number
from unkink.web.plan.situations import read_query, read_seed
from unkink.web.session.stages import stages

CONFLICT = 409
UNPROCESSABLE = 422


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin a session. Whatever the form says, the journal decides once more whether one may begin."""
    raw = request.POST.get("pain") or ""
    pain = int(raw) if raw.isascii() and raw.isdigit() else -1
    try:
        situation = read_query(library(), request.POST)
        begun = begin(
            library(),
            now(),
            situation,
            read_seed(request.POST),
            pain,
            nothing_new=request.POST.get("nothing_new") == "yes",
        )
    except (SituationError, PainError) as error:
        return render(request, "session/not_started.html", {"wrong": error}, status=UNPROCESSABLE)
    return begun_or_not(request, begun)


def begun_or_not(request: HttpRequest, begun: Begun | Refused) -> HttpResponse:
    """Lead to the session that has begun, or say why there is none and what can be done instead."""
    if isinstance(begun, Begun):
        stages.expect(begun.session_id)
        return HttpResponseRedirect(f"/session/{begun.session_id}")
    number = emergency_number()
    context = {
        "refused": begun,
        "say": with_number(begun.say, number),
        "instead": [with_number(each, number) for each in begun.instead],
    }
    return render(request, "session/not_started.html", context, status=CONFLICT)


@require_safe
def session(request: HttpRequest, session: UUID) -> HttpResponse:
    """Show the page that guides. A session that has ended shows what was done instead."""
    whole = _whole(session)
    if whole.state.status.ended:
        return HttpResponseRedirect(f"/session/{session}/after")
    context = {
        "session": whole,
        "items": [
            {"technique": item.technique, "sides": library().techniques[item.technique].sides}
            for item in whole.state.script.items
        ],
        "grave": [stop.id for stop in library().session.stops if stop.level is Level.EMERGENCY],
        "stops": library().session.stops,
        "skip_reasons": library().session.skip_reasons,
        "number": emergency_number(),
        "preferences": preferences.read(library()),
    }
    context |= camera_context(library().techniques[item.technique] for item in whole.state.script.items)
    context |= kept_context(whole.id)
    response = render(request, "session/session.html", context)
    response.headers["Permissions-Policy"] = WITH_CAMERA
    return response


@require_POST
def end(request: HttpRequest, session: UUID) -> HttpResponse:
    """End a session that nobody wants to take up again."""
    del request
    try:
        leaving.end(str(session))
    except NoSuchSession:
        raise Http404(str(session)) from None
    return HttpResponseRedirect(f"/session/{session}/after")


@require_safe
def after(request: HttpRequest, session: UUID) -> HttpResponse:
    """Say what was done, what stopped it and what to do about that, and what comes next."""
    whole = _whole(session)
    if not whole.state.status.ended:
        return HttpResponseRedirect(f"/session/{session}")
    return render(request, "session/after.html", told(whole))


def told(whole: Whole) -> dict[str, object]:
    """Everything that is said of a session that has ended."""
    number = emergency_number()
    stop = next((each for each in library().session.stops if each.id == whole.state.stop), None)
    kinds = {kind.id: kind.name for each in library().session.stops for kind in each.kinds}
    skipped = {reason.id: reason.name for reason in library().session.skip_reasons}
    return {
        "session": whole,
        "summary": summarise(whole.state),
        "stop": stop,
        "stop_say": with_number(stop.say, number) if stop else "",
        "pain_kind": kinds.get(whole.state.pain_kind or "", ""),
        "skip_names": skipped,
        "techniques": library().techniques,
        "number": number,
        "today": look(library(), now()),
    }


@require_safe
def figures(request: HttpRequest, technique: str) -> HttpResponse:
    """The frames that move a technique's figure with the engine, as JSON."""
    side = request.GET.get("side", "")
    if technique not in library().techniques or side not in ("", "left", "right"):
        raise Http404(technique)
    return HttpResponse(_frames(technique, side), content_type="application/json")


@lru_cache(maxsize=32)
def _frames(technique: str, side: str) -> bytes:
    return msgspec.json.encode(draw_phase_frames(library().techniques[technique], side=side))


def _whole(session: UUID) -> Whole:
    """The session, or the page that says there is none."""
    try:
        return past.entry(str(session))
    except NoSuchSession:
        raise Http404(str(session)) from None

"""Kept landmarks on the pages: asked for in a session, handed out and deleted in the journal."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from unkink.journal.sessions import NoSuchSession
from unkink.practice import kept_landmarks

NO_CONTENT = 204


def kept_context(session_id: str) -> dict[str, Any]:
    """What a page needs to ask for them, or to show them."""
    return {"can_keep_landmarks": kept_landmarks.can_keep(), "kept_landmarks": kept_landmarks.find(session_id)}


@require_POST
def keep(request: HttpRequest, session: UUID) -> HttpResponse:
    """Keep the landmarks of a session, or keep them no longer and delete what was kept."""
    try:
        if request.POST.get("keep") == "on":
            kept_landmarks.ask_to_keep(str(session))
        else:
            kept_landmarks.ask_not_to_keep(str(session))
    except NoSuchSession:
        raise Http404(str(session)) from None
    return HttpResponse(status=NO_CONTENT)


@require_safe
def hand_out(request: HttpRequest, session: UUID) -> HttpResponse:
    """Hand out the kept landmarks of a session."""
    del request
    kept = kept_landmarks.find(str(session))
    if kept is None:
        raise Http404(str(session))
    disposition = f'attachment; filename="unkink-{kept.path.name}"'
    return HttpResponse(
        kept.path.read_bytes(), content_type="application/gzip", headers={"Content-Disposition": disposition}
    )


@require_POST
def delete(request: HttpRequest, session: UUID) -> HttpResponse:
    """Delete the kept landmarks of a session."""
    del request
    if kept_landmarks.find(str(session)) is None:
        raise Http404(str(session))
    kept_landmarks.delete(str(session))
    return HttpResponseRedirect(f"/journal/{session}")

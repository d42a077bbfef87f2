"""Erasing: one entry with a second press, everything by writing the word."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from unkink.journal.sessions import NoSuchSession
from unkink.practice.clock import now
from unkink.practice.kept_landmarks import every
from unkink.practice.own_data import copies, erase_everything, erase_session, here

WORD = "erase"
UNPROCESSABLE = 422


@require_POST
def erase_one(request: HttpRequest, session: UUID) -> HttpResponse:
    """Erase one session. The form stands behind a fold on its page, so this is the second press."""
    del request
    try:
        erase_session(str(session), now())
    except NoSuchSession:
        raise Http404(str(session)) from None
    return HttpResponseRedirect("/data?done=erased")


@require_http_methods(["GET", "HEAD", "POST"])
def erase_all(request: HttpRequest) -> HttpResponse:
    """Ask for the word, or erase everything."""
    wrong = ""
    if request.method == "POST":
        if request.POST.get("word", "").strip().lower() == WORD:
            _erase_all(copies_too=request.POST.get("copies") == "on")
            return HttpResponseRedirect("/data?done=erased")
        wrong = f"Nothing was erased. Write {WORD} in the field if you mean it."
    context = {
        "here": "data",
        "holds": here(),
        "copies": copies(),
        "kept": tuple(every()),
        "word": WORD,
        "wrong": wrong,
    }
    return render(request, "data/erase.html", context, status=UNPROCESSABLE if wrong else 200)


def _erase_all(*, copies_too: bool) -> None:
    erase_everything(now())
    if copies_too:
        for path in copies():
            path.unlink(missing_ok=True)

"""What the script of an open page asks: is it time for a break, and what became of the offer."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from msgspec import Meta, Struct

from unkink.journal.trouble import JournalTrouble
from unkink.journal.whose import NobodyChosen
from unkink.practice import preferences
from unkink.reminder.look import Answer, Choice
from unkink.web.content import library
from unkink.web.desk.nudging import Nudging, Told

BAD_REQUEST = 400
WITHOUT = ("/session/", "/break", "/enter", "/check", "/data/")
"""Where no page asks: somebody moves there, or has to answer or decide something first."""


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A page and for how many seconds nothing has been done in it."""

    page: Annotated[str, Meta(min_length=1, max_length=40)]
    idle: Annotated[float, Meta(ge=0, le=1e7)]


class Chosen(Struct, frozen=True, forbid_unknown_fields=True):
    """A button that was pressed."""

    choice: Choice
    minutes: Annotated[int, Meta(ge=0, le=600)] = 0


def asking(nudging: Nudging) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view that the pages ask."""

    @require_POST
    def ask(request: HttpRequest) -> HttpResponse:
        try:
            asked = msgspec.json.decode(request.body, type=Asked)
        except msgspec.MsgspecError:
            return HttpResponse(status=BAD_REQUEST)
        return _said(nudging.ask(library(), asked.page, asked.idle))

    return ask


def answering(nudging: Nudging) -> Callable[[HttpRequest], HttpResponse]:
    """Make the view that takes the answers."""

    @require_POST
    def answer(request: HttpRequest) -> HttpResponse:
        try:
            chosen = msgspec.json.decode(request.body, type=Chosen)
        except msgspec.MsgspecError:
            return HttpResponse(status=BAD_REQUEST)
        text = library().reminder
        offered = {"later": text.later_min, "every": text.intervals_min}.get(chosen.choice)
        if offered is not None and chosen.minutes not in offered:
            return HttpResponse(status=BAD_REQUEST)
        return _said(nudging.answer(library(), Answer(chosen.choice, chosen.minutes)))

    return answer


def _said(told: Told) -> HttpResponse:
    return JsonResponse(msgspec.to_builtins(told))


def page_nudge(request: HttpRequest) -> dict[str, bool]:
    """Tell every page whether it may nudge. Pages that say that the journal cannot be used do not."""
    if request.path.startswith(WITHOUT):
        return {}
    try:
        return {"page_nudge": preferences.read(library()).page_nudge}
    except (JournalTrouble, NobodyChosen):
        return {}

"""A break at the desk: the first movement at once, and one press that says how much it hurts and begins."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unkink.practice.begin import PainError
from unkink.practice.clock import now
from unkink.practice.desk import begin_break, plan_break
from unkink.practice.today import look
from unkink.web.content import library
from unkink.web.plan.situations import fresh_seed, read_seed
from unkink.web.session.views import begun_or_not
from unkink.web.today.views import stage

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def desk_break(request: HttpRequest) -> HttpResponse:
    """Show the break, or begin it."""
    return _begin(request) if request.method == "POST" else _show(request)


def _show(request: HttpRequest) -> HttpResponse:
    """Whatever has to come first (a check, a lock, an open session) is on Today."""
    day = look(library(), now())
    if stage(day) != "open":
        return HttpResponseRedirect("/")
    seed = fresh_seed()
    routine = plan_break(library(), now(), seed)
    context = {
        "here": "today",
        "today": day,
        "seed": seed,
        "routine": routine,
        "items": [{"item": item, "technique": library().techniques[item.technique]} for item in routine.items],
        "walks": library().reminder.walks,
    }
    return render(request, "desk/break.html", context)


def _begin(request: HttpRequest) -> HttpResponse:
    """Begin. Whatever the form says, the journal decides once more whether one may."""
    raw = request.POST.get("pain") or ""
    pain = int(raw) if raw.isascii() and raw.isdigit() else -1
    nothing_new = request.POST.get("nothing_new") == "yes"
    try:
        begun = begin_break(library(), now(), read_seed(request.POST), pain, nothing_new=nothing_new)
    except PainError as error:
        return render(request, "session/not_started.html", {"wrong": error}, status=UNPROCESSABLE)
    return begun_or_not(request, begun)

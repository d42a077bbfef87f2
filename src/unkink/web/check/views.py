"""The safety check: ask, record, ask again what a text raised, and say what the answers mean."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from unkink.practice import check as practice
from unkink.practice.clock import now
from unkink.practice.today import look
from unkink.safety.answers import AnswerError, Answers
from unkink.web.check.again import merged, raised_questions
from unkink.web.check.form import Problem, read_form
from unkink.web.check.page import make_page
from unkink.web.content import library
from unkink.web.emergency import emergency_number, with_number
from unkink.web.outcome import shown_outcome
from unkink.web.plan.situations import DEFAULT_MINUTES
from unkink.web.reasons import reasons

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask everything, or record what was answered. Nothing is preselected, and nothing incomplete is stored."""
    today = look(library(), now())
    earlier = today.answers
    if request.method != "POST":
        confirm = earlier is not None and request.GET.get("ask") != "all"
        why = today.due.say if today.due else library().rescreening.say_new_symptom
        return _ask(request, QueryDict(), (), earlier, confirm=confirm, why=why)
    filled = read_form(library(), request.POST, earlier)
    problems = filled.problems
    if not problems:
        try:
            recorded = practice.record(library(), dict(filled.document), now())
        except AnswerError as error:
            problems = (Problem(error.field, error.field, error.message),)
        else:
            return HttpResponseRedirect("/check/again" if recorded.verdict.questions else "/check/result")
    confirm = earlier is not None and request.POST.get("asked_once") == "confirm"
    return _ask(request, request.POST, problems, earlier, confirm=confirm)


def _ask(
    request: HttpRequest,
    posted: QueryDict,
    problems: tuple[Problem, ...],
    earlier: Answers | None,
    *,
    confirm: bool,
    why: str = "",
) -> HttpResponse:
    """Show the form, with what was filled in and what is missing."""
    page = make_page(library(), posted, problems, earlier, confirm=confirm)
    context = {
        "here": "today",
        "page": page,
        "why": why,
        "still_true": posted.get("still_true") == "yes",
        "still_true_problem": next((each.text for each in problems if each.place == "still-true"), ""),
    }
    return render(request, "check/check.html", context, status=UNPROCESSABLE if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Ask the questions that what somebody wrote has raised. Until they are answered, everything stays shut."""
    today = look(library(), now())
    if today.answers is None or today.verdict is None:
        return HttpResponseRedirect("/check")
    asked = raised_questions(today.verdict, today.answers)
    if not asked:
        return HttpResponseRedirect("/check?ask=all" if today.verdict.questions else "/check/result")
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        document, problems = merged(today.answers, asked, request.POST)
        if not problems:
            practice.record(library(), document, now())
            return HttpResponseRedirect("/check/again")
    context = {"here": "today", "asked": asked, "problems": problems, "posted": request.POST}
    return render(request, "check/again.html", context, status=UNPROCESSABLE if problems else 200)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Say what the answers mean: the outcome, every rule that fired, what is open and what is not."""
    today = look(library(), now())
    if today.verdict is None:
        return HttpResponseRedirect("/check")
    if today.verdict.questions:
        return HttpResponseRedirect("/check/again")
    number = emergency_number()
    techniques = library().techniques
    context = {
        "here": "today",
        "number": number,
        "outcome": shown_outcome(library(), today.verdict.level, number),
        "reasons": reasons(library(), today.verdict.closings, today.answers),
        "others": reasons(library(), [each for each in today.closings if each not in today.verdict.closings], None),
        "open": [techniques[name] for name in today.openness.open],
        "closed": [(techniques[name], by) for name, by in today.openness.closed.items()],
        "places": library().vocabulary.places,
        "minutes": DEFAULT_MINUTES,
        "locked": today.locked and with_number(today.locked.say, number),
    }
    return render(request, "check/result.html", context)

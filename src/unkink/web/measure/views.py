"""Answering a measure, and how all of them stand."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unkink.practice.clock import now
from unkink.practice.measures import LONGEST_ITEM, MeasureError, MeasureStanding, standings, tell
from unkink.web.content import library

MOST_OWN_ITEMS = 5
SCALE = range(11)


@require_http_methods(["GET", "HEAD", "POST"])
def measures(request: HttpRequest) -> HttpResponse:
    """Show every measure with its questions, or record the answers to one."""
    wrong, about = "", request.POST.get("measure", "")
    if request.method == "POST":
        try:
            items, values = _answers(request.POST)
            tell(library(), now(), about, values, items)
        except MeasureError as error:
            wrong = f"{error.field}: {error.message}"
        else:
            return HttpResponseRedirect(f"/measures?kept={about}")
    context = {
        "here": "journal",
        "measures": [_shown(each) for each in standings(library(), now())],
        "wrong": wrong,
        "about": about,
        "astray": about not in library().measures,
        "kept": request.GET.get("kept", ""),
    }
    return render(request, "measure/measures.html", context, status=422 if wrong else 200)


def _answers(sent: QueryDict) -> tuple[list[str], list[int | None]]:
    """Read what was sent: a value a question, with the person's own words where they have some."""
    items: list[str] = []
    values: list[int | None] = []
    for place in range(len(sent)):
        item, value = sent.get(f"item-{place}"), sent.get(f"value-{place}")
        if value is None or (item is not None and not item.strip()):
            continue
        if item is not None:
            items.append(item)
        values.append(_number(value, place))
    return items, values


def _number(word: str, place: int) -> int | None:
    if not word.strip():
        return None
    try:
        return int(word)
    except ValueError:
        raise MeasureError(f"answer {place + 1}", f"{word!r} is no whole number") from None


def _shown(standing: MeasureStanding) -> dict[str, Any]:
    """A measure with its questions: each its name, its options, and whether its name can be written."""
    asked = standing.measure.asked
    last = standing.told[-1] if standing.told else None
    questions: list[dict[str, Any]]
    if standing.form is not None:
        questions = [{"name": each.text, "options": each.options} for each in standing.form.items]
    elif asked is not None and asked.own_items and last is None:
        questions = [{"name": "", "own": True} for _ in range(MOST_OWN_ITEMS)]
    elif asked is not None and asked.own_items and last is not None:
        questions = [{"name": f"{each.item}: {asked.ask}", "item": each.item} for each in last.answers]
    else:
        questions = [{"name": asked.ask if asked else "", "one_tap": True}]
    return {"standing": standing, "last": last, "questions": questions, "scale": SCALE, "longest": LONGEST_ITEM}

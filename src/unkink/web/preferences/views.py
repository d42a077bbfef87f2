"""The settings page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unkink.practice import preferences
from unkink.practice.preferences import RATES, PreferenceError
from unkink.web.content import library


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings, or change them."""
    wrong = ""
    if request.method == "POST":
        given = request.POST
        try:
            preferences.choose(
                library(),
                country=given.get("country"),
                voice=given.get("voice") == "on",
                voice_rate=_rate(given.get("voice_rate")),
                chimes=given.get("chimes") == "on",
                page_nudge=given.get("page_nudge") == "on",
            )
        except PreferenceError as error:
            wrong = str(error)
        else:
            return HttpResponseRedirect("/settings?kept=yes")
    context = {
        "preferences": preferences.read(library()),
        "numbers": library().advice.emergency_numbers,
        "rates": zip(RATES, ("Slow", "Calm", "Quick"), strict=True),
        "wrong": wrong,
        "kept": request.GET.get("kept") == "yes",
    }
    return render(request, "preferences/settings.html", context, status=422 if wrong else 200)


def _rate(word: str | None) -> float | None:
    """Read a rate from the form. Raises PreferenceError."""
    if word is None:
        return None
    try:
        return float(word)
    except ValueError:
        raise PreferenceError("voice_rate", f"is {word!r}; allowed are {', '.join(map(str, RATES))}") from None

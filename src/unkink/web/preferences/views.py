"""The settings page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from unkink.practice import preferences
from unkink.practice.preferences import PreferenceError
from unkink.web.content import library


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings, or change them."""
    wrong = ""
    if request.method == "POST":
        voice = request.POST.get("voice") == "on"
        try:
            preferences.choose(library(), country=request.POST.get("country"), voice=voice)
        except PreferenceError as error:
            wrong = str(error)
        else:
            return HttpResponseRedirect("/settings?kept=yes")
    context = {
        "preferences": preferences.read(library()),
        "numbers": library().advice.emergency_numbers,
        "wrong": wrong,
        "kept": request.GET.get("kept") == "yes",
    }
    return render(request, "preferences/settings.html", context, status=422 if wrong else 200)

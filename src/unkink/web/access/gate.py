"""The gate in front of every page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unkink.web.access.launch import Launch
from unkink.web.access.rules import NO_COOKIE, Refusal, refusal
from unkink.web.profiles.leading import lead

GetResponse = Callable[[HttpRequest], HttpResponse]

FIRST_PAGE = "/"
ENTRANCES = frozenset({FIRST_PAGE, "/break"})
"""The pages that one can enter by. Any other would make the entrance a redirect to wherever somebody likes."""


class Gate:
    """Middleware: refuses whatever access/rules.py refuses, and turns the key into the cookie.

    Static files are the same for everybody and are answered without the cookie; the page that refuses needs them.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.launch: Launch = settings.LAUNCH

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or answer it here."""
        enters = request.path == "/enter"
        public = enters or request.path.startswith(settings.STATIC_URL)
        headers = {name.lower(): value for name, value in request.headers.items()}
        refused = refusal(self.launch, request.method or "", headers, public=public)
        if refused:
            return refuse(request, refused)
        if enters:
            return self.enter(request)
        return self.get_response(request)

    def enter(self, request: HttpRequest) -> HttpResponse:
        """Give out the cookie for a key. The cookie lives as long as the browser, and dies with this launch."""
        if request.method != "GET" or not self.launch.opens(request.GET.get("key", "")):
            return refuse(request, NO_COOKIE)
        page = request.GET.get("page", "")
        response = lead(request, request.GET.get("profile", ""), page if page in ENTRANCES else FIRST_PAGE)
        response.set_cookie(self.launch.cookie_name, self.launch.cookie, httponly=True, samesite="Strict", path="/")
        return response


def refuse(request: HttpRequest, refused: Refusal) -> HttpResponse:
    """Render the plain page that says what is wrong and how to get in."""
    context = {"reason": refused.reason, "hosts": settings.LAUNCH.hosts}
    return render(request, "access/refused.html", context, status=refused.status)


def not_from_our_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF check failed: a form that is not ours, or ours from an earlier launch."""
    del reason  # it is meant for developers and says nothing that helps here
    return render(request, "access/refused.html", {"reason": "form"}, status=403)

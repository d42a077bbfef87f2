"""The door behind the gate: every page is answered for one person, or for nobody.

Nobody is who has not said who they are where several share the machine. They get the pages that ask, and no journal.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from unkink.journal import whose
from unkink.profiles.household import Household
from unkink.profiles.trouble import ProfileTrouble
from unkink.web.profiles.visit import Visit, Visits, during, present

WHO = "/who"
STILL = "/visit"
UNAVAILABLE = 503
SEE_OTHER = 303


class Door:
    """Middleware: finds out whose page it is, and lets everything behind it work for them alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.household: Household = settings.HOUSEHOLD
        self.visits: Visits = settings.VISITS

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request in, or ask who is there."""
        if request.path.startswith(settings.STATIC_URL):
            with whose.working_for(whose.NOBODY):
                return self.get_response(request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            visit = self.visits.of(self.household.everyone(), headers)
            if visit is not None:
                self.household.ready(visit.profile)
        except ProfileTrouble as trouble:
            return render(request, "errors/trouble.html", {"message": trouble.message}, status=UNAVAILABLE)
        if visit is None and not _asks_who(request.path):
            return _ask(request)
        with whose.working_for(whose.NOBODY if visit is None else visit.profile.database), during(visit):
            return self.get_response(request)


def _asks_who(path: str) -> bool:
    return path in (WHO, STILL) or path.startswith(f"{WHO}/")


def _ask(request: HttpRequest) -> HttpResponse:
    """Lead to the question. What was sent is not kept: nobody knows whose it is."""
    page = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    response = HttpResponseRedirect(f"{WHO}?next={quote(page)}" if page not in ("", "/") else WHO)
    response.status_code = SEE_OTHER
    return response


def who(request: HttpRequest) -> dict[str, Visit | None]:
    """For the templates: who is here, where it was asked."""
    del request
    visit = present()
    return {"visit": visit if visit is not None and visit.token else None}

"""Who is this? Choosing a profile, saying its password, and locking it."""

from math import ceil
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unkink.profiles.household import Household
from unkink.profiles.profile import Profile
from unkink.profiles.trouble import MustWait, NoSuchProfile, ProfileTrouble, WrongPassword
from unkink.web.profiles.door import UNAVAILABLE, WHO
from unkink.web.profiles.visit import Visits, present

FIRST_PAGE = "/"
FORBIDDEN, TOO_MANY = 403, 429


def household() -> Household:
    """Everybody who shares this machine."""
    found: Household = settings.HOUSEHOLD
    return found


def visits() -> Visits:
    """The visits of this launch."""
    found: Visits = settings.VISITS
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask who is there, or let in whoever has no password."""
    if not household().is_shared:
        return HttpResponseRedirect(FIRST_PAGE)
    if request.method != "POST":
        return render(request, "profiles/who.html", {"everyone": household().everyone(), "next": _next(request)})
    try:
        profile = household().register.find(request.POST.get("profile", ""))
    except NoSuchProfile:
        return HttpResponseRedirect(WHO)
    if profile.has_password:
        return HttpResponseRedirect(f"{WHO}/{profile.id}")
    return let_in(request, profile)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, profile: str) -> HttpResponse:
    """Ask for the password of a profile, and let in whoever knows it."""
    try:
        wanted = household().register.find(profile)
    except NoSuchProfile:
        return HttpResponseRedirect(WHO)
    if not wanted.has_password:
        return HttpResponseRedirect(WHO)
    context = {"profile": wanted, "next": _next(request)}
    if request.method != "POST":
        return render(request, "profiles/password.html", context)
    try:
        household().register.try_password(wanted.id, request.POST.get("password", ""), time())
    except WrongPassword as trouble:
        return render(request, "profiles/password.html", {**context, "wrong": trouble.message}, status=FORBIDDEN)
    except MustWait as trouble:
        response = render(request, "profiles/password.html", {**context, "wrong": trouble.message}, status=TOO_MANY)
        response.headers["Retry-After"] = str(ceil(trouble.wait_s))
        return response
    return let_in(request, wanted)


def let_in(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Begin a visit, and lead to the page that was asked for. Forms of an earlier visit are out of date from now on."""
    try:
        household().ready(profile)
    except ProfileTrouble as trouble:
        return render(request, "errors/trouble.html", {"message": trouble.message}, status=UNAVAILABLE)
    response = HttpResponseRedirect(_next(request) or FIRST_PAGE)
    _leave(request, response)
    visits().begin(profile, response)
    return response


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """End the visit, in every tab."""
    response = HttpResponseRedirect(WHO)
    _leave(request, response)
    return response


def _leave(request: HttpRequest, response: HttpResponse) -> None:
    before = present()
    if before is not None:
        visits().end(before, response)
    rotate_token(request)


@require_safe
def visit(request: HttpRequest) -> HttpResponse:
    """Tell a page whether it still belongs to whoever is here."""
    del request
    here = present()
    return HttpResponse("" if here is None else here.mark, content_type="text/plain")


def _next(request: HttpRequest) -> str:
    """The page that was asked for before it was asked who is there; never one of another site."""
    page = request.POST.get("next") or request.GET.get("next") or ""
    ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if ours else ""

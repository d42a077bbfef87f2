"""Profiles in the settings: somebody new; and one's own name, password and removal, which nobody else can touch."""

from collections.abc import Callable
from time import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unkink.profiles.profile import Profile
from unkink.profiles.trouble import FieldTrouble, MustWait, ProfileTrouble, WrongPassword
from unkink.web.profiles.views import FIRST_PAGE, FORBIDDEN, TOO_MANY, household, visits
from unkink.web.profiles.visit import Visit, present

PAGE = "/profiles"
UNPROCESSABLE = 422


@require_safe
def profiles(request: HttpRequest) -> HttpResponse:
    """Show who shares the machine, and what can be done with one's own profile."""
    return _page(request, done=request.GET.get("done", ""))


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Add somebody. Whoever was alone until now says what they are called themselves."""

    def add() -> str:
        own = request.POST.get("own_name", "")
        if own:
            household().rename(_here().profile, own)
        household().add(request.POST.get("name", ""))
        return "new"

    return _changed(request, "new", add)


@require_POST
def name(request: HttpRequest) -> HttpResponse:
    """Call oneself something else."""

    def rename() -> str:
        household().rename(_here().profile, request.POST.get("name", ""))
        return "name"

    return _changed(request, "name", rename)


@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Set, change or remove one's own password. It ends every other visit of this profile."""

    def protect() -> str:
        profile, given = _here().profile, request.POST
        _says_the_password(request, profile)
        if "remove" in given:
            household().protect(profile, None)
            return "no-password"
        if given.get("new", "") != given.get("again", ""):
            raise FieldTrouble("password", "the two passwords differ; type the new one twice")
        household().protect(profile, given.get("new", ""))
        return "password"

    return _changed(request, "password", protect)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest) -> HttpResponse:
    """Ask, and then remove one's own profile with everything in it."""
    profile = _here().profile
    context = {"profile": profile, "last": len(household().everyone()) == 1}
    if request.method != "POST":
        return render(request, "profiles/remove.html", context)
    try:
        _says_the_password(request, profile)
        household().remove(profile)
    except ProfileTrouble as trouble:
        return render(request, "profiles/remove.html", {**context, "wrong": trouble.message}, status=_status(trouble))
    response = HttpResponseRedirect(FIRST_PAGE)
    visits().end(_here(), response)
    rotate_token(request)
    return response


def _changed(request: HttpRequest, what: str, change: Callable[[], str]) -> HttpResponse:
    """Make a change, or say at its place on the page why it cannot be."""
    try:
        done = change()
    except ProfileTrouble as trouble:
        return _page(request, wrong={what: trouble.message}, status=_status(trouble))
    response = HttpResponseRedirect(f"{PAGE}?done={done}")
    own = household().register.find(_here().profile.id)
    visits().end(_here(), response)
    if household().is_shared:
        visits().begin(own, response)
    return response


def _page(request: HttpRequest, status: int = 200, **context: Any) -> HttpResponse:
    own = _here().profile
    others = [each for each in household().everyone() if each.id != own.id]
    context = {"own": own, "others": others, "shared": household().is_shared, "given": request.POST, **context}
    return render(request, "profiles/profiles.html", context, status=status)


def _says_the_password(request: HttpRequest, profile: Profile) -> None:
    """Whoever left their page open has not given their profile away. Raises WrongPassword and MustWait."""
    household().register.try_password(profile.id, request.POST.get("old", ""), time())


def _status(trouble: ProfileTrouble) -> int:
    if isinstance(trouble, WrongPassword):
        return FORBIDDEN
    return TOO_MANY if isinstance(trouble, MustWait) else UNPROCESSABLE


def _here() -> Visit:
    here = present()
    if here is None:
        raise RuntimeError("the door lets nobody in here without a visit")
    return here

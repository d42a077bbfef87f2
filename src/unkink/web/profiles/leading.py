"""Leading in by the address of another program: to a page, for the profile that the program works for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from unkink.profiles.profile import shared
from unkink.profiles.trouble import ProfileTrouble
from unkink.web.profiles.door import WHO
from unkink.web.profiles.views import household, visits


def lead(request: HttpRequest, profile_id: str, page: str) -> HttpResponse:
    """Lead to the page, as this profile where one is named; one with a password is asked for it first.

    The key of the address has been looked at: whoever has it could choose any profile without a password.
    """
    try:
        everyone = household().everyone()
    except ProfileTrouble:
        return HttpResponseRedirect(page)  # the door says what is the matter
    profile = next((each for each in everyone if each.id == profile_id), None)
    if profile is None or not shared(everyone):
        return HttpResponseRedirect(page)
    before = visits().of(everyone, {name.lower(): value for name, value in request.headers.items()})
    if before is not None and before.profile.id == profile.id:
        return HttpResponseRedirect(page)
    if profile.has_password:
        return HttpResponseRedirect(f"{WHO}/{profile.id}?next={page}")
    response = HttpResponseRedirect(page)
    if before is not None:
        visits().end(before, response)
    visits().begin(profile, response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)  # forms of whoever was here before are out of date
    return response

"""A visit: somebody said who they are, in this browser, since unkink was started. It stands in a signed cookie.

The signature covers the hash of the password, so a password that is set or changed ends every other visit, and so does
a restart. A visit that was ended stays ended, whoever kept a copy of the cookie.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe

from django.http import HttpResponse
from msgspec import Struct

from unkink.profiles.profile import Profile, shared
from unkink.web.access.launch import Launch

TOKEN_BYTES = 18
BETWEEN = ":"


class Visit(Struct, frozen=True):
    """Who is here. ``token`` is empty where nobody shares the machine, and nobody had to say who they are."""

    profile: Profile
    token: str = ""

    @property
    def mark(self) -> str:
        """What a page may know of its visit: enough to tell it from another one, and no key to it."""
        return sha256(self.token.encode()).hexdigest()[:16] if self.token else ""


_present: ContextVar[Visit | None] = ContextVar("visit", default=None)


def present() -> Visit | None:
    """The visit that the page being answered belongs to."""
    return _present.get()


@contextmanager
def during(visit: Visit | None) -> Iterator[None]:
    """Let this be the visit inside."""
    before = _present.set(visit)
    try:
        yield
    finally:
        _present.reset(before)


class Visits:
    """The visits of one launch of the server."""

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._ended: set[str] = set()

    @property
    def cookie_name(self) -> str:
        """Beside the cookie of the launch; it carries the port as well."""
        return f"{self._launch.cookie_name}_who"

    def of(self, everyone: tuple[Profile, ...], headers: Mapping[str, str]) -> Visit | None:
        """The visit that a request or a handshake belongs to, if any. ``headers`` by lower-case name."""
        if not shared(everyone):
            return Visit(everyone[0])
        profile_id, _, rest = self._cookie(headers).partition(BETWEEN)
        token, _, signature = rest.partition(BETWEEN)
        profile = next((each for each in everyone if each.id == profile_id), None)
        if profile is None or not token or token in self._ended:
            return None
        ours = self._signature(profile, token)
        return Visit(profile, token) if compare_digest(signature.encode(), ours.encode()) else None

    def has_ended(self, visit: Visit) -> bool:
        """Whether a visit was ended by ``end``. Everything else that ends one is a change of who there is."""
        return visit.token in self._ended

    def begin(self, profile: Profile, response: HttpResponse) -> None:
        """Give out the cookie of a new visit. It lives as long as the browser, and dies with this launch."""
        token = token_urlsafe(TOKEN_BYTES)
        value = BETWEEN.join((profile.id, token, self._signature(profile, token)))
        response.cookies.pop(self.cookie_name, None)  # what ends an earlier visit would end this one with it
        response.set_cookie(self.cookie_name, value, httponly=True, samesite="Strict", path="/")

    def end(self, visit: Visit, response: HttpResponse) -> None:
        """End a visit for good, in every tab and for every copy of its cookie."""
        if visit.token:
            self._ended.add(visit.token)
        response.delete_cookie(self.cookie_name, path="/", samesite="Strict")

    def _signature(self, profile: Profile, token: str) -> str:
        return self._launch.sign("visit", profile.id, token, profile.password)

    def _cookie(self, headers: Mapping[str, str]) -> str:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie_name)
        except CookieError:
            return ""
        return found.value if found else ""

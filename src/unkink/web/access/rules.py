"""Which requests are answered at all. One place for pages and live socket, so that neither can forget a check."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie

from unkink.web.access.launch import Launch

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OWN = frozenset({"same-origin", "none"})
"""Values of Sec-Fetch-Site for what our own pages, or the person at the address bar, ask for."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered. ``reason`` names the words on the page that says so."""

    status: HTTPStatus
    reason: str


WRONG_HOST = Refusal(HTTPStatus.BAD_REQUEST, "host")
FOREIGN = Refusal(HTTPStatus.FORBIDDEN, "foreign")
NO_COOKIE = Refusal(HTTPStatus.FORBIDDEN, "cookie")


def refusal(launch: Launch, method: str, headers: Mapping[str, str], *, public: bool = False) -> Refusal | None:
    """Return why this request is refused, or None. ``headers`` by lower-case name; ``public`` needs no cookie."""
    if headers.get("host", "") not in launch.hosts:
        return WRONG_HOST
    if _foreign(launch, method, headers):
        return FOREIGN
    if not public and not launch.knows(read_cookie(launch, headers)):
        return NO_COOKIE
    return None


def refusal_of_socket(launch: Launch, headers: Mapping[str, str]) -> Refusal | None:
    """Return why this WebSocket handshake is refused, or None. It must name our own origin: browsers always do."""
    if headers.get("origin") not in launch.origins:
        return WRONG_HOST if headers.get("host", "") not in launch.hosts else FOREIGN
    return refusal(launch, "GET", {**headers, "sec-fetch-site": headers.get("sec-fetch-site", "same-origin")})


def read_cookie(launch: Launch, headers: Mapping[str, str]) -> str:
    """The value of our cookie, or nothing."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(launch.cookie_name)
    except CookieError:
        return ""
    return found.value if found else ""


def _foreign(launch: Launch, method: str, headers: Mapping[str, str]) -> bool:
    """Say whether another site asks. A link from elsewhere may open a page; nothing from elsewhere may do more."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in UNSAFE:
        return (origin not in launch.origins) if origin is not None else site != "same-origin"
    if site is None or site in OWN:
        return False
    return headers.get("sec-fetch-mode") != "navigate" or headers.get("sec-fetch-dest") != "document"

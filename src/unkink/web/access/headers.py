"""Headers that keep pages private and powerless beyond what they need."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
"""What pages do not use. The wake lock of the session page stays allowed."""
WITH_CAMERA = PERMISSIONS.replace("camera=()", "camera=(self)")
"""The same for the one page that can watch, where its person turns the camera on."""


class PrivateHeaders:
    """Middleware: nothing personal is kept by a cache, and no page may reach for the position.

    Nor for the camera, unless the page's own answer says so.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers["Cache-Control"] = "no-store"
        return response

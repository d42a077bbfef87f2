"""When the journal cannot be read or written, every page says so in the same way."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from unkink.journal.trouble import JournalTrouble

UNAVAILABLE = 503


class JournalTroubleSaid:
    """Middleware: turns trouble with the journal into a page with its one sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer trouble with the journal; leave everything else alone."""
        if not isinstance(exception, JournalTrouble):
            return None
        return render(request, "errors/trouble.html", {"message": exception.message}, status=UNAVAILABLE)

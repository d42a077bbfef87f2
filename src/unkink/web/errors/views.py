"""Pages for what is not there and what broke, with words that help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing stands at this address."""
    del exception
    return render(request, "errors/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours failed; the terminal has the details."""
    return render(request, "errors/broken.html", status=500)

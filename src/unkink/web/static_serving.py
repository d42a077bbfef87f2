"""Serving the static files from the package: no step for the user to collect them."""

from typing import Any

from csp.constants import WASM_UNSAFE_EVAL
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

from unkink.web.static_files import static_files

COMPILES = "camera/worker.js"
"""The one script that may compile WebAssembly. A worker is governed by the policy of its own response."""


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise over the files of the package."""

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        for name, path in static_files().items():
            self.add_file_to_dictionary(settings.STATIC_URL + name, str(path))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the worker that reads the camera's picture may compile the networks' code, and nothing else may."""
        response: HttpResponse = super().__call__(request)
        if request.path == settings.STATIC_URL + COMPILES:
            response._csp_update = {"script-src": [WASM_UNSAFE_EVAL]}  # type: ignore[attr-defined]  # noqa: SLF001 -- as csp_update does
        return response

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Every address carries the digest, so every file may be kept."""
        del path
        return url.startswith(settings.STATIC_URL)

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:
        """Answer with the whole file: they are small, and an asynchronous server cannot stream a blocking one."""
        found = static_file.get_response(request.method, request.META)
        content = found.file.read() if found.file else b""
        if found.file:
            found.file.close()
        response = HttpResponse(content, status=int(found.status))
        del response.headers["content-type"]
        for name, value in found.headers:
            response.headers[name] = value
        return response

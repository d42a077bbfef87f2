"""What may be done where: WebAssembly in one worker, the camera on one page, large files kept by the browser."""

import re

import pytest

from tests.web.served import Served
from unkink.vision import assets

NEEDED = pytest.mark.skipif(bool(assets.missing()), reason=assets.WITHOUT)
COMPILES = "'wasm-unsafe-eval'"


def static(served: Served, name: str) -> str:
    """The address of a static file."""
    page = served.ask("GET", "/techniques", {"Cookie": served.cookie()}).text
    found = re.search(r"/static/[0-9a-f]+/", page)
    assert found is not None
    return found.group() + name


def policy(served: Served, path: str) -> str:
    return served.ask("GET", path, {"Cookie": served.cookie()}).headers["Content-Security-Policy"] or ""


def test_only_the_worker_may_compile_web_assembly(server_with_session: Served, begun: str) -> None:
    served = server_with_session
    assert f"script-src 'self' {COMPILES}" in policy(served, static(served, "camera/worker.js")).split("; ")
    for path in ("/", "/plan", f"/session/{begun}", static(served, "camera/camera.js"), static(served, "base.css")):
        assert COMPILES not in policy(served, path)
        assert "unsafe" not in policy(served, path)


def test_only_the_session_page_may_use_the_camera(server_with_session: Served, begun: str) -> None:
    def permissions(path: str) -> str:
        answer = server_with_session.ask("GET", path, {"Cookie": server_with_session.cookie()})
        return answer.headers["Permissions-Policy"] or ""

    assert "camera=(self)" in permissions(f"/session/{begun}")
    for path in ("/", "/plan", "/settings", "/techniques", static(server_with_session, "camera/worker.js")):
        assert "camera=()" in permissions(path)
    assert "microphone=()" in permissions(f"/session/{begun}")


@NEEDED
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("camera/worker.js", "text/javascript"),
        ("camera/vendor/vision_bundle.mjs", "text/javascript"),
        ("camera/vendor/wasm/vision_wasm_module_internal.js", "text/javascript"),
        ("camera/vendor/wasm/vision_wasm_module_internal.wasm", "application/wasm"),
        ("camera/models/pose_lite.task", "application/octet-stream"),
        ("camera/models/pose_full.task", "application/octet-stream"),
    ],
)
def test_the_camera_s_files_have_their_types_and_are_kept_for_good(server: Served, name: str, kind: str) -> None:
    answer = server.ask("HEAD", static(server, name))
    assert answer.status == 200
    assert (answer.headers["Content-Type"] or "").partition(";")[0] == kind
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"

"""Which stylesheets, scripts and icons there are, and their address, which changes whenever any of them does.

One digest for all files stands in the path, so a script may import its neighbour by a relative name and every file
can still be kept by the browser for good.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from unkink.vision import assets

WEB = Path(__file__).parent
FIGURE_STYLE = WEB.parent / "drawing" / "figure.css"
SERVED = frozenset({".css", ".js", ".mjs", ".svg", ".wasm", ".webmanifest"})

MODELS = "camera/models/"
"""Where the browser finds the networks that read a camera's picture; they lie in the room that reads video files."""
PINNED = frozenset({asset.place() for asset in assets.ASSETS})
"""Files of others, held to their published bytes when unkink is built; reading them again would only take time."""


@cache
def static_files() -> dict[str, Path]:
    """Every file that is served, by its name below the static address: ``base.css``, ``session/live.js`` ..."""
    found = {path.relative_to(WEB).as_posix(): path for path in sorted(WEB.rglob("*")) if path.suffix in SERVED}
    if FIGURE_STYLE.exists():
        found["drawing/figure.css"] = FIGURE_STYLE
    named = {name.removeprefix("static/"): path for name, path in found.items()}
    return named | {MODELS + asset.place().name: asset.place() for asset in assets.MODELS.values() if asset.present()}


@cache
def static_address() -> str:
    """The path all static files stand under."""
    total = sha256()
    for name, path in static_files().items():
        total.update(name.encode())
        total.update(str(path.stat().st_size).encode() if path in PINNED else path.read_bytes())
    return f"/static/{total.hexdigest()[:12]}/"

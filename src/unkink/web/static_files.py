"""Which stylesheets, scripts and icons there are, and their address, which changes whenever any of them does.

One digest for all files stands in the path, so a script may import its neighbour by a relative name and every file
can still be kept by the browser for good.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

WEB = Path(__file__).parent
FIGURE_STYLE = WEB.parent / "drawing" / "figure.css"
SERVED = frozenset({".css", ".js", ".svg", ".webmanifest"})


@cache
def static_files() -> dict[str, Path]:
    """Every file that is served, by its name below the static address: ``base.css``, ``session/live.js`` ..."""
    found = {path.relative_to(WEB).as_posix(): path for path in sorted(WEB.rglob("*")) if path.suffix in SERVED}
    if FIGURE_STYLE.exists():
        found["drawing/figure.css"] = FIGURE_STYLE
    return {name.removeprefix("static/"): path for name, path in found.items()}


@cache
def static_address() -> str:
    """The path all static files stand under."""
    total = sha256()
    for name, path in static_files().items():
        total.update(name.encode())
        total.update(path.read_bytes())
    return f"/static/{total.hexdigest()[:12]}/"

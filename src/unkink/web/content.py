"""The library, loaded once per process and shared by every page."""

from functools import cache

from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library


@cache
def library() -> Library:
    """All content. The server loads it before it answers the first request."""
    return load_library()

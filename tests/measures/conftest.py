import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()

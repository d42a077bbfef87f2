"""The techniques that ship, for tests that hold all of them to something."""

import pytest

from unkink.knowledge.loading import CONTENT, read_techniques
from unkink.knowledge.technique import Technique

TECHNIQUES, _ = read_techniques(CONTENT)


@pytest.fixture(params=TECHNIQUES, ids=lambda technique: technique.id)
def technique(request: pytest.FixtureRequest) -> Technique:
    found: Technique = request.param
    return found

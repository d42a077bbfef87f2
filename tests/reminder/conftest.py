import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library
from unkink.knowledge.reminder_text import ReminderText


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def text(library: Library) -> ReminderText:
    return library.reminder

import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.reminder_text import ReminderText


@pytest.fixture(scope="session")
def text(library: Library) -> ReminderText:
    return library.reminder

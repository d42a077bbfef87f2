from pathlib import Path

import pytest
from msgspec.structs import replace

from unkink.desktop.settings_file import SettingsFile, SettingsFileError
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.settings import default_settings, read_settings


def test_without_a_file_what_nobody_chose_holds(tmp_path: Path, text: ReminderText) -> None:
    assert SettingsFile(tmp_path, text).read() == default_settings(text)


def test_what_is_kept_is_read_back(tmp_path: Path, text: ReminderText) -> None:
    settings = replace(read_settings(text, 30, "22-6", "fri-mon", ("camera",)), interval_asked=True)
    SettingsFile(tmp_path, text).write(settings)
    assert SettingsFile(tmp_path, text).read() == settings


def test_the_settings_of_another_process_are_taken_up(tmp_path: Path, text: ReminderText) -> None:
    ours, theirs = SettingsFile(tmp_path, text), SettingsFile(tmp_path, text)
    ours.read()
    assert not ours.has_changed()
    theirs.write(replace(default_settings(text), every_min=60))
    assert ours.has_changed()
    assert ours.read().every_min == 60
    assert not ours.has_changed()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "put it right"),
        ("[]", "put it right"),
        ('{"every": 5, "hours": "9-18", "days": "mon-fri"}', "every: is 5; allowed are 30 to 60 minutes"),
        ('{"every": 45, "hours": "9-9", "days": "mon-fri"}', "hours: "),
        ('{"every": 45, "hours": "9-18", "days": "mon-fri", "more": 1}', "more"),
        ('{"every": 45, "hours": "9-18", "days": "mon-fri", "ignore": ["mikrophone"]}', "nearest is 'microphone'"),
    ],
)
def test_a_broken_file_is_named_with_what_is_wrong(tmp_path: Path, text: ReminderText, content: str, said: str) -> None:
    file = SettingsFile(tmp_path, text)
    file.path.write_text(content)
    with pytest.raises(SettingsFileError) as caught:
        file.read()
    assert str(file.path) in caught.value.message
    assert said in caught.value.message


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path, text: ReminderText) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsFileError, match="cannot be written"):
        SettingsFile(tmp_path / "file", text).write(default_settings(text))

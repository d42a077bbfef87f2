import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.profiles.name import LONGEST, key_of, read_name
from unkink.profiles.trouble import FieldTrouble


@pytest.mark.parametrize("name", ["Anna", "Béla", "大輔", "مریم", "Åse-Märta O'Neill", "👩‍👧", "7", "علی‌رضا"])
def test_people_are_called_what_they_are_called(name: str) -> None:
    assert read_name(f"  {name} ") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("...", "empty"),
        ("x" * (LONGEST + 1), "allowed are 40"),
        ("a\u202eb", "cannot be seen"),
        ("a\x00b", "cannot be seen"),
        ("0123456789abcdef", "number of a profile"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_a_sentence(name: str, says: str) -> None:
    with pytest.raises(FieldTrouble, match=says):
        read_name(name)


@given(st.text(max_size=60))
def test_a_name_that_was_read_once_is_read_the_same_again(text: str) -> None:
    try:
        name = read_name(text)
    except FieldTrouble:
        return
    assert read_name(name) == name
    assert 0 < len(name) <= LONGEST
    assert key_of(name)


@pytest.mark.parametrize(("one", "other"), [("ANNA", "anna"), ("Strauß", "STRAUSS"), ("Ａnna", "Anna")])  # noqa: RUF001 -- a wide A
def test_names_that_people_would_not_tell_apart_are_the_same(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)

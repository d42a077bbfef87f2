"""Names of profiles: whatever people call themselves, in any script, as long as it can be told apart on a screen."""

import re
import unicodedata

from unkink.profiles.trouble import FieldTrouble

LONGEST = 40
"""Characters."""

JOINERS = "\u200c\u200d"
"""Invisible, and needed: Persian and Indic names are spelled with them, and composed emoji."""

LOOKS_LIKE_AN_ID = re.compile(r"[0-9a-f]{16}")


def read_name(text: str) -> str:
    """Read a name as somebody typed it. Raises FieldTrouble."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(unicodedata.category(letter)[0] in "LNS" for letter in name):
        raise FieldTrouble("name", "the name is empty; any letters will do")
    if len(name) > LONGEST:
        raise FieldTrouble("name", f"the name has {len(name)} characters; allowed are {LONGEST}")
    if any(unicodedata.category(letter)[0] == "C" and letter not in JOINERS for letter in name):
        raise FieldTrouble("name", "the name holds a character that cannot be seen; type it anew")
    if LOOKS_LIKE_AN_ID.fullmatch(name):
        raise FieldTrouble("name", "the name looks like the number of a profile; choose another")
    return name


def key_of(name: str) -> str:
    """What two names share that people would not tell apart: large and small letters, and forms of the same letter."""
    visible = "".join(letter for letter in name if letter not in JOINERS)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())

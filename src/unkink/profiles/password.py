"""Passwords of profiles, hashed as Django hashes those of accounts. Django is loaded only where there is one."""

import unicodedata

from unkink.profiles.trouble import FieldTrouble

SHORTEST, LONGEST = 4, 200
"""Characters. Few are enough against somebody at the keyboard, who may not try often (throttle.py)."""


def hash_new(text: str) -> str:
    """Hash a password that somebody chose. Raises FieldTrouble."""
    if not SHORTEST <= len(text) <= LONGEST:
        message = f"the password has {len(text)} characters; allowed are {SHORTEST} to {LONGEST}"
        raise FieldTrouble("password", message)
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415 -- see above

    return make_password(_as_typed_anywhere(text))


def matches(text: str, hashed: str) -> bool:
    """Whether this is the password that was hashed."""
    from django.contrib.auth.hashers import check_password  # noqa: PLC0415 -- see above

    return len(text) <= LONGEST and check_password(_as_typed_anywhere(text), hashed)


def _as_typed_anywhere(text: str) -> str:
    """Keyboards compose an accented letter in several ways; they are all the same password."""
    return unicodedata.normalize("NFKC", text)

"""What can be wrong with profiles, each in a sentence."""

from math import ceil


class ProfileTrouble(Exception):  # noqa: N818 -- it says what is the matter
    """Something that was asked of profiles cannot be done; ``message`` is one sentence."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class FieldTrouble(ProfileTrouble):
    """Something that somebody typed cannot be: ``field`` is name or password."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class NoSuchProfile(ProfileTrouble):
    """Nobody has this name or id."""


class WrongPassword(ProfileTrouble):
    """Something else than the password was said."""


class MustWait(ProfileTrouble):
    """Too many wrong tries; the next one is looked at in ``wait_s`` seconds."""

    def __init__(self, wait_s: float) -> None:
        self.wait_s = wait_s
        super().__init__(f"too many wrong passwords; the next one is looked at in {in_words(wait_s)}")


def in_words(wait_s: float) -> str:
    """Say how long to wait: in seconds up to a minute, then in whole minutes."""
    seconds = max(1, ceil(wait_s))
    if seconds <= MINUTE_S:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{ceil(seconds / MINUTE_S)} minutes"


MINUTE_S = 60

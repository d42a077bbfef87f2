"""One of those who share the machine."""

from msgspec import Struct

FIRST = "0" * 16
"""The id of whoever was here first. Their data lies where it always lay: in the data folder itself."""

FOLDER = "profiles"
"""The folder of everybody else's folders, in the data folder."""

REGISTER = "profiles.sqlite3"
"""The file that tells who there is. Without it there is one profile, and nobody is asked anything."""


class Profile(Struct, frozen=True):
    """One profile. ``id`` says nothing about its person; ``password`` is hashed, and empty where there is none."""

    id: str = FIRST
    name: str = ""
    password: str = ""

    @property
    def is_first(self) -> bool:
        """Whether this is whoever was here first."""
        return self.id == FIRST

    @property
    def has_password(self) -> bool:
        """Whether somebody has to say a password to come in."""
        return bool(self.password)

    @property
    def database(self) -> str:
        """The name of this profile's database within a process; the first one's is Django's usual name."""
        return "default" if self.is_first else f"profile-{self.id}"


def shared(everyone: tuple[Profile, ...]) -> bool:
    """Whether it must be asked who is there: several share the machine, or the only one has a password."""
    return len(everyone) > 1 or any(profile.has_password for profile in everyone)

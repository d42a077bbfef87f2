"""Trouble that ends a command with one line on standard error and exit code 2; or 1, where a password is missing."""


class Trouble(Exception):  # noqa: N818 -- what it is to the person, who did nothing wrong
    """One clear sentence: where it comes from (a file, an option), the field, and what is allowed."""

    def __init__(self, *parts: str) -> None:
        super().__init__(": ".join(part for part in parts if part))

    def __str__(self) -> str:
        """The sentence on a single line, whatever a file's name or a message holds; bytes that are no text become ?."""
        said = super().__str__().encode(errors="replace").decode()
        return " ".join("".join(c if c.isprintable() else " " for c in said).split())


class Locked(Trouble):
    """A password stands before what was asked for, and was not said, or not rightly."""

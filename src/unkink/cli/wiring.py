"""What the command line needs from outside, handed in by config so that nothing heavy loads before it is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unkink.knowledge.library import Library
    from unkink.profiles.household import Household
    from unkink.profiles.profile import Profile
    from unkink.safety.history import Now

Ask = Callable[[str], str | None]
"""Asks for the password of a profile, by its name; None where nobody is there to say it."""


class Wiring(NamedTuple):
    """Everything from outside. Each may raise Trouble (see trouble.py), whose one sentence is then shown.

    ``library``: all content. ``data_folder``: where the data of the chosen profile lives, without touching the disk.
    ``open_journal``: makes its journal ready, after which ``unkink.practice`` may be imported. ``now``: the present
    moment and day. ``serve``: serves the pages until interrupted (port, or None for the usual one; whether to open a
    browser), returns the exit code. ``journal_file``: the file that the journal is, without touching it. ``restore``:
    puts a backup in its place; returns the copy of the old one, where there was one, and whether the limits could be
    carried over from it. ``open_page``: opens a page in the browser, of the server that runs or of one that ends by
    itself; exit code.

    ``choose``: says whose data the command works with (name or None, how to ask for a password, whether it must be
    somebody's). ``unlock``: asks for the password of the chosen profile if it has one; ``open_journal``,
    ``journal_file`` and ``restore`` do so by themselves. ``is_locked``: whether that is still to be done.
    ``household``: everybody who shares the machine.
    """

    library: "Callable[[], Library]"
    data_folder: Callable[[], Path]
    open_journal: Callable[[], None]
    now: "Callable[[], Now]"
    serve: Callable[[int | None, bool], int]
    journal_file: Callable[[], Path]
    restore: Callable[[Path], tuple[Path | None, bool]]
    open_page: Callable[[str], int]
    choose: Callable[[str | None, Ask, bool], None]
    unlock: "Callable[[], Profile]"
    is_locked: Callable[[], bool]
    household: "Callable[[], Household]"

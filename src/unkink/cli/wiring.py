"""What the command line needs from outside, handed in by config so that nothing heavy loads before it is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unkink.knowledge.library import Library
    from unkink.safety.history import Now


class Wiring(NamedTuple):
    """Everything from outside. Each may raise Trouble (see trouble.py), whose one sentence is then shown.

    ``library``: all content. ``data_folder``: where the data lives, without touching the disk. ``open_journal``: makes
    the journal ready, after which ``unkink.practice`` may be imported. ``now``: the present moment and day. ``serve``:
    serves the pages until interrupted (port, or None for the usual one; whether to open a browser), returns the exit
    code. ``journal_file``: the file that the journal is, without touching it. ``restore``: puts a backup in its place;
    returns the copy of the old one, where there was one, and whether the limits could be carried over from it.
    ``open_page``: opens a page in the browser, of the server that runs or of one that ends by itself; exit code.
    """

    library: "Callable[[], Library]"
    data_folder: Callable[[], Path]
    open_journal: Callable[[], None]
    now: "Callable[[], Now]"
    serve: Callable[[int | None, bool], int]
    journal_file: Callable[[], Path]
    restore: Callable[[Path], tuple[Path | None, bool]]
    open_page: Callable[[str], int]

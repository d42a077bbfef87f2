"""Files that only their owner can read, and that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileTrouble(Exception):  # noqa: N818 -- it says what is the matter
    """A file that cannot be written; ``message`` says why. What was there before is still there."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        self.message = message
        super().__init__(f"{path}: {message}")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a private file beside ``path`` to write to; when all went well, it becomes ``path``.

    Nothing is written over: raises FileTrouble where ``path`` exists already, or cannot be written.
    """
    if path.exists():
        raise FileTrouble(path, "is there already; name another file, or move that one away first")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mkstemp: 0600 from the beginning
        os.close(handle)
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise FileTrouble(path, _cannot(error)) from None
    part = Path(name)
    try:
        yield part
        _on_the_disk(part)
        # A hard link would refuse to write over a file of this very moment, but memory sticks have none.
        part.replace(path)
        _on_the_disk(path.parent)
    except OSError as error:
        raise FileTrouble(path, _cannot(error)) from None
    finally:
        part.unlink(missing_ok=True)


def _cannot(error: OSError | ValueError) -> str:
    return f"cannot be written: {getattr(error, 'strerror', None) or error}"


def _on_the_disk(path: Path) -> None:
    """Wait until it survives a power cut. Not every system lets a folder be opened for that."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)

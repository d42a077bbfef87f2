"""Files that are written while a film is watched: private, and there whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class OutputError(Exception):
    """A file that cannot be written; the message says which and why. What was there before is still there."""

    def __init__(self, path: Path, error: OSError | ValueError | str) -> None:
        why = error if isinstance(error, str) else getattr(error, "strerror", None) or error
        super().__init__(f"{path}: cannot be written: {why}")


@contextmanager
def output_file(path: Path) -> Iterator[BinaryIO]:
    """Give a private file to write to; when all went well it takes the place of ``path``. Raises OutputError."""
    try:
        if path.is_dir():
            raise OutputError(path, "it is a folder")
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:60]}-", dir=path.parent
        )  # mkstemp: 0600 from the beginning
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise OutputError(path, error) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
        part.replace(path)
    except OSError as error:
        raise OutputError(path, error) from None
    finally:
        part.unlink(missing_ok=True)

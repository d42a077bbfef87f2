"""Restoring in a process of its own, for a server that has the journal open: ``python -m unkink.config.restore_apart``.

The data folder is the one that UNKINK_HOME names: the folder of one person's journal. Whoever asks for this has been
let in already.
"""

import sys
from pathlib import Path

import msgspec

from unkink.config.data_folder import DataFolderError
from unkink.config.database import DatabaseError
from unkink.config.restoring import restore
from unkink.practice.clock import now
from unkink.reports.backup import BackupTrouble

DONE, NOT_DONE = 0, 2


def main() -> int:
    """Restore from the file that is named; print what was done as JSON, or one sentence on standard error."""
    try:
        restored = restore(Path(sys.argv[1]), now().at)
    except (DataFolderError, DatabaseError, BackupTrouble) as error:
        print(error.message, file=sys.stderr)  # noqa: T201 -- the other process reads it
        return NOT_DONE
    kept = None if restored.kept is None else str(restored.kept)
    print(msgspec.json.encode({"kept": kept, "carried": restored.carried}).decode())  # noqa: T201 -- as above
    return DONE


if __name__ == "__main__":
    sys.exit(main())

"""What the background program has done by a process of its own, because it needs the journal."""

from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring


def run_errand(wiring: Wiring) -> int:
    """Put the outbox into the journal, and print what is open at the desk today."""
    wiring.open_journal()
    import msgspec  # noqa: PLC0415 -- only once the journal is ready

    from unkink.desktop.errand import Brought  # noqa: PLC0415
    from unkink.desktop.outbox import Outbox  # noqa: PLC0415
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415
    from unkink.practice.desk import open_at_desk, record_nudges  # noqa: PLC0415

    waiting = Outbox(wiring.data_folder()).waiting
    try:
        if waiting:
            record_nudges(waiting)
        brought = Brought(open_at_desk(wiring.library(), wiring.now()), tuple(entry.id for entry in waiting))
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    print(msgspec.json.encode(brought).decode())
    return 0

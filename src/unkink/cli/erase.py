"""``unkink erase``: one session, or everything, gone for good; the limits on cracking stay as they are."""

import argparse

from unkink.cli.command import Command
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--session", metavar="ID", help="one session; unkink journal --json tells the ids")
    what.add_argument("--everything", action="store_true", help="all sessions, safety checks and settings")
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.sessions import NoSuchSession  # noqa: PLC0415 -- only once the journal is ready
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415
    from unkink.practice.own_data import copies, erase_everything, erase_session  # noqa: PLC0415

    what = "everything in the journal" if options.everything else f"session {options.session}"
    if not confirmed(options, f"Erase {what} for good?"):
        print("Nothing was erased.")
        return NO
    try:
        if options.everything:
            erase_everything(wiring.now())
        else:
            erase_session(options.session, wiring.now())
    except (NoSuchSession, JournalTrouble) as trouble:
        raise Trouble(trouble.message) from None
    print("Erased. For the limits, the journal still knows when you last moved, and on which recent days something")
    print("cracked or pain ended a session. It knows nothing else.")
    if copies():
        print(f"Copies from before an update or a restore still hold it: {', '.join(map(str, copies()))}")
    return DONE


COMMAND = Command("erase", "erase one session, or everything", _add_options, _run, "somebody")

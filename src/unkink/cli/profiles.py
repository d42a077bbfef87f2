"""``unkink profiles``: who shares this machine; somebody comes, goes, is called otherwise, or gets a password."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Locked, Trouble
from unkink.cli.unlocking import ask_at_terminal, password_in
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.profiles.household import Household
    from unkink.profiles.profile import Profile

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--add", metavar="NAME", help="somebody new")
    what.add_argument("--rename", metavar="NAME", help="another name for --profile")
    what.add_argument("--set-password", action="store_true", help="a password for --profile, or another one")
    what.add_argument("--remove-password", action="store_true", help="no password for --profile any more")
    what.add_argument("--remove", action="store_true", help="remove --profile with all its data")
    parser.add_argument(
        "--new-password-file",
        metavar="FILE",
        type=Path,
        help="read the password to set from there; - is standard input",
    )
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.profiles.trouble import FieldTrouble, ProfileTrouble  # noqa: PLC0415 -- not for --help

    _check(options)
    try:
        return _changed(options, wiring, wiring.household())
    except FieldTrouble as trouble:
        raise Trouble("unkink profiles", trouble.message) from None
    except ProfileTrouble as trouble:
        raise Trouble(trouble.message) from None


def _check(options: argparse.Namespace) -> None:
    """Refuse what would go unheard: somebody who names a password relies on it. Raises Trouble."""
    if options.new_password_file is not None and not options.set_password:
        raise Trouble("--new-password-file", "goes with --set-password only; nothing was changed")
    if options.json and any(
        (options.add, options.rename, options.set_password, options.remove_password, options.remove)
    ):
        raise Trouble("--json", "goes with the list of profiles only; nothing was changed")


def _changed(options: argparse.Namespace, wiring: Wiring, household: "Household") -> int:
    if options.add is not None:
        print(f"Added {household.add(options.add).name}. unkink asks now who is there when it opens.")
    elif options.rename is not None:
        print(f"Called {household.rename(wiring.unlock(), options.rename).name} from now on.")
    elif options.set_password or options.remove_password:
        _protect(options, wiring, household)
    elif options.remove:
        return _remove(options, household, wiring.unlock())
    else:
        _show(options, household)
    return DONE


def _protect(options: argparse.Namespace, wiring: Wiring, household: "Household") -> None:
    profile = wiring.unlock()
    if options.remove_password:
        household.protect(profile, None)
        print("There is no password any more: whoever opens unkink here can choose this profile.")
        return
    household.protect(profile, _new_password(options))
    print(
        "The password holds from now on. It keeps others out of the pages and commands; it does not encrypt the files."
    )


def _new_password(options: argparse.Namespace) -> str:
    if options.new_password_file is not None:
        return password_in(options.new_password_file, "--new-password-file")
    first = ask_at_terminal("New password: ")
    if first is None:
        raise Locked("nobody is there to type the new password; name a file with --new-password-file")
    if ask_at_terminal("The same once more: ") != first:
        raise Trouble("the two passwords differ; nothing was changed")
    return first


def _remove(options: argparse.Namespace, household: "Household", profile: "Profile") -> int:
    if not confirmed(options, f"Remove the profile {profile.name} with everything in its journal, for good?"):
        print("Nothing was removed.")
        return NO
    household.remove(profile)
    print(f"Removed {profile.name} and everything in {household.folder(profile)} that was theirs.")
    print("Exports and backups that were saved elsewhere are still there.")
    return DONE


def _show(options: argparse.Namespace, household: "Household") -> None:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help

    everyone = household.everyone()
    if options.json:
        print_json([
            {"id": each.id, "name": each.name, "password": each.has_password, "folder": str(household.folder(each))}
            for each in everyone
        ])  # fmt: skip
        return
    paper = Paper()
    if not household.is_shared:
        paper.text("Nobody shares this machine yet. unkink profiles --add NAME adds somebody.")
        return
    paper.table((each.name, "has a password" if each.has_password else "no password") for each in everyone)


COMMAND = Command(
    "profiles", "who shares this machine: list, add, rename, protect, remove", _add_options, _run, "anybody"
)

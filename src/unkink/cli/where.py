"""``unkink where``: the folder your data lives in."""

import argparse

from unkink.cli.command import Command
from unkink.cli.wiring import Wiring


def _add_options(_: argparse.ArgumentParser) -> None:
    """Add none."""


def _run(_: argparse.Namespace, wiring: Wiring) -> int:
    print(wiring.data_folder())
    return 0


COMMAND = Command("where", "the folder your data lives in; UNKINK_HOME names another", _add_options, _run, "anybody")

"""``unkink`` alone: serve the pages on this machine."""

import argparse

from unkink.cli.command import Command, whole_number
from unkink.cli.wiring import Wiring


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    parser.add_argument("--port", type=whole_number, metavar="N", help="listen there; 0 is any free port")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    return wiring.serve(options.port, not options.no_browser)


COMMAND = Command("serve", "the pages, in your browser", _add_options, _run)

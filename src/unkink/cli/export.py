"""``unkink export``: everything in the journal as one file, yours to keep and to take elsewhere."""

import argparse
from pathlib import Path

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

JSON, CSV = ".json", ".csv"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, type=Path, help=".json: everything; .csv: a row a session"
    )
    parser.add_argument(
        "--fhir", action="store_true", help="everything as a FHIR R4 bundle (.json), which can be imported"
    )


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.fhir and options.output.suffix.lower() != JSON:
        raise Trouble("--output", str(options.output), f"must end in {JSON} for FHIR")
    if options.output.suffix.lower() not in (JSON, CSV):
        raise Trouble("--output", str(options.output), f"must end in {JSON} (everything) or {CSV} (the sessions)")
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.own_data import export_csv, export_fhir, export_json  # noqa: PLC0415
    from unkink.reports.private_file import FileTrouble, new_file  # noqa: PLC0415

    try:
        with new_file(options.output) as part:
            if options.fhir:
                part.write_bytes(export_fhir(wiring.library(), wiring.now().at))
            else:
                rows = options.output.suffix.lower() == CSV
                part.write_bytes(export_csv() if rows else export_json(wiring.now().at))
    except FileTrouble as trouble:
        raise Trouble("--output", str(trouble)) from None
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    print(f"Written to {options.output}. It holds what you answered and what you did; only you can read it.")
    return 0


COMMAND = Command(
    "export", "everything in the journal as a file: JSON whole, CSV the sessions", _add_options, _run, "somebody"
)

"""``unkink report``: one or two pages for the doctor or therapist, or a FHIR bundle; shown before it is saved."""

import argparse
import sys
from pathlib import Path

from unkink.cli.command import Command, text, whole_number
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

DONE, NO = 0, 1
DAYS = 90
MOST_DAYS = 3_660


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help=".pdf; with --fhir, .json")
    parser.add_argument("--fhir", action="store_true", help="a FHIR R4 bundle for a clinic's own system")
    parser.add_argument("--name", metavar="NAME", type=text, default="", help="your name, as it should stand there")
    parser.add_argument(
        "--days", metavar="N", type=whole_number, default=DAYS, help=f"how far back; {DAYS} unless told"
    )
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if not 1 <= options.days <= MOST_DAYS:
        raise Trouble("--days", f"is {options.days}; allowed is a whole number from 1 to {MOST_DAYS}")
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.report import fhir_bundle, report  # noqa: PLC0415
    from unkink.reports.pages import as_pdf, as_text  # noqa: PLC0415

    library, now = wiring.library(), wiring.now()
    try:
        pages = report(library, now, options.name, options.days)
        print(as_text(pages))
        print()
        if sys.stdin is not None and sys.stdin.isatty() and not confirmed(options, f"Save this as {options.output}?"):
            print("Nothing was saved.")
            return NO
        raw = _as_json(fhir_bundle(library, now, options.name, options.days)) if options.fhir else as_pdf(pages)
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    _save(options.output, raw)
    print(f"Written to {options.output}; only you can read it.")
    return DONE


def _as_json(document: object) -> bytes:
    import json  # noqa: PLC0415 -- not for --help

    return json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n"


def _save(path: Path, raw: bytes) -> None:
    from unkink.reports.private_file import FileTrouble, new_file  # noqa: PLC0415 -- not for --help

    try:
        with new_file(path) as part:
            part.write_bytes(raw)
    except FileTrouble as trouble:
        raise Trouble("--output", str(trouble)) from None


COMMAND = Command(
    "report", "one or two pages for your doctor or therapist (PDF), or FHIR", _add_options, _run, "somebody"
)

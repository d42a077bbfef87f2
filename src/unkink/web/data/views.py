"""The page of your data, and the files it hands out."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unkink.practice.clock import now
from unkink.practice.kept_landmarks import every
from unkink.practice.own_data import backup_to, copies, export_csv, export_fhir, export_json, here, journal_file
from unkink.practice.planned import planned
from unkink.reports.backup import BackupTrouble
from unkink.reports.private_file import FileTrouble
from unkink.web.content import library
from unkink.web.data.body_limit import MOST_BYTES_BROUGHT

MEGABYTE = 1_000_000
UNPROCESSABLE = 422

DONE = {
    "erased": "Erased.",
    "kept": "Nothing was changed.",
}
"""What may stand at the top, by what the address says."""


@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """Show what is here, and everything that can be done with it."""
    return page(request, done=DONE.get(request.GET.get("done", ""), ""))


def page(request: HttpRequest, *, done: str = "", wrong: str = "", about: str = "") -> HttpResponse:
    """Show the page; ``about`` names the part that ``wrong`` belongs to."""
    kept = tuple(every())
    context = {
        "here": "data",
        "kept": kept,
        "kept_bytes": sum(each.size for each in kept),
        "holds": here(),
        "planned": planned(library()),
        "copies": copies(),
        "has_file": journal_file() is not None,
        "most": MOST_BYTES_BROUGHT // MEGABYTE,
        "done": done,
        "wrong": wrong,
        "about": about,
    }
    return render(request, "data/data.html", context, status=UNPROCESSABLE if wrong else 200)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Hand out everything as JSON."""
    del request
    return handed_out(export_json(now().at), "application/json", ".json")


@require_safe
def as_fhir(request: HttpRequest) -> HttpResponse:
    """Hand out everything as FHIR."""
    del request
    return handed_out(export_fhir(library(), now().at), "application/fhir+json", ".fhir.json")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the sessions as a table."""
    del request
    return handed_out(export_csv(), "text/csv; charset=utf-8", ".csv")


@require_safe
def backup(request: HttpRequest) -> HttpResponse:
    """Hand out a copy of the journal as of this moment."""
    journal = journal_file()
    try:
        # Beside the journal: its folder is private, and has room for it if any has.
        with TemporaryDirectory(prefix=".backup-", dir=None if journal is None else journal.parent) as folder:
            copy = Path(folder) / "journal.sqlite3"
            backup_to(copy)
            raw = copy.read_bytes()
    except (BackupTrouble, FileTrouble) as trouble:
        return page(request, wrong=f"{trouble.message}.", about="out")
    except OSError as error:
        return page(request, wrong=f"No copy could be made: {error.strerror or error}.", about="out")
    return handed_out(raw, "application/vnd.sqlite3", ".sqlite3")


def handed_out(raw: bytes, kind: str, ending: str) -> HttpResponse:
    """A file to save, with the day in its name."""
    name = f"unkink-{now().day.isoformat()}{ending}"
    return HttpResponse(raw, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""Bringing a file: an export is added, a backup takes the journal's place. First it is shown what would happen."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from msgspec import Struct

from unkink.practice.clock import now
from unkink.practice.own_data import counted, here, in_backup, is_open, journal_file, offered, take_in
from unkink.reports.backup import BackupTrouble
from unkink.reports.journal_file import JournalFileError
from unkink.web.content import library
from unkink.web.data import waiting
from unkink.web.data.views import page

RESTORE = "unkink.config.restore_apart"
"""What restores in a process of its own."""
WITHIN_S = 600
GONE = "The file that was shown is no longer here; choose it again."
NONE_CHOSEN = "No file was chosen."


class Restored(Struct, frozen=True):
    """What the restore says it did."""

    kept: str | None = None
    carried: bool = False


class RestoreFailed(Exception):  # noqa: N818 -- it says what happened
    """Nothing was restored; the message is one sentence."""


@require_POST
def bring_export(request: HttpRequest) -> HttpResponse:
    """Read an export that was brought, and show what it would add."""
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile) or not upload.size:
        return page(request, wrong=NONE_CHOSEN, about="in")
    try:
        kept = waiting.keep("import", upload)
        found = offered(kept.path.read_bytes(), now())
    except JournalFileError as error:
        waiting.drop("import")
        return page(request, wrong=_sentence("This file cannot be imported", error), about="in")
    except OSError as error:
        return page(request, wrong=f"The file cannot be kept: {error.strerror or error}.", about="in")
    context = {"here": "data", "offered": found, "digest": kept.digest, "name": upload.name, "holds": here()}
    return render(request, "data/import.html", context)


@require_POST
def take_export(request: HttpRequest) -> HttpResponse:
    """Add what was shown, or leave it."""
    if "no" in request.POST:
        waiting.drop("import")
        return page(request, done="Nothing was imported.")
    path = waiting.find("import", request.POST.get("digest", ""))
    if path is None:
        return page(request, wrong=GONE, about="in")
    try:
        merged = take_in(library(), offered(path.read_bytes(), now()).contents, now())
    except JournalFileError as error:
        return page(request, wrong=_sentence("Nothing was imported", error), about="in")
    waiting.drop("import")
    added = f"{counted(merged.sessions, 'session')} and {counted(merged.screenings, 'safety check')}"
    done = f"Added: {added}. {counted(merged.known, 'session')} here already."
    return page(request, done=done)


@require_POST
def bring_backup(request: HttpRequest) -> HttpResponse:
    """Look through a backup that was brought, and show what would be replaced by what."""
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile) or not upload.size:
        return page(request, wrong=NONE_CHOSEN, about="restore")
    try:
        kept = waiting.keep("restore", upload)
        found = in_backup(kept.path)
    except BackupTrouble as trouble:
        waiting.drop("restore")
        message = trouble.message.replace(str(kept.path), str(upload.name))
        return page(request, wrong=f"{message}. Nothing was changed.", about="restore")
    except OSError as error:
        return page(request, wrong=f"The file cannot be kept: {error.strerror or error}.", about="restore")
    context = {"here": "data", "found": found, "digest": kept.digest, "name": upload.name, "holds": here()}
    return render(request, "data/restore.html", context)


@require_POST
def take_backup(request: HttpRequest) -> HttpResponse:
    """Put the backup that was shown in the journal's place, or leave it."""
    if "no" in request.POST:
        waiting.drop("restore")
        return page(request, done="Nothing was restored.")
    path = waiting.find("restore", request.POST.get("digest", ""))
    if path is None:
        return page(request, wrong=GONE, about="restore")
    if is_open():
        return page(request, wrong="A session is still open; end it, then bring the backup.", about="restore")
    try:
        restored = restore(path)
    except RestoreFailed as failed:
        return page(request, wrong=f"Nothing was restored: {failed}.", about="restore")
    finally:
        waiting.drop("restore")
    limits = "What it shut stays shut: its last safety check and the limits count on." if restored.carried else ""
    kept = f"The journal that was here is kept as {restored.kept}. {limits}" if restored.kept else ""
    return page(request, done=f"Restored. {kept}")


def restore(backup: Path) -> Restored:
    """Restore by a process of its own: this one has the journal open. Raises RestoreFailed, nothing being changed."""
    journal = journal_file()
    if journal is None:
        raise RestoreFailed("the journal lives in a PostgreSQL database; use that one's own tools for this")
    command = [sys.executable, "-m", RESTORE, str(backup)]
    try:
        ended = subprocess.run(  # noqa: S603 -- our own program
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=WITHIN_S,
            env={**os.environ, "UNKINK_HOME": str(journal.parent)},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RestoreFailed(str(error)) from None
    if ended.returncode == 0:
        try:
            return msgspec.json.decode(ended.stdout, type=Restored)
        except msgspec.MsgspecError:
            return Restored()  # it was done, only not said in words that can be read
    said = ended.stderr.decode(errors="replace").strip().splitlines()
    raise RestoreFailed((said[-1] if said else "no reason was given").rstrip("."))


def _sentence(beginning: str, error: JournalFileError) -> str:
    return f"{beginning}: {error}. Nothing was changed."

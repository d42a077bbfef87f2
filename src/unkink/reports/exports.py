"""Any export of ours, by what it says it is: our own document, or the whole journal as a FHIR bundle."""

from datetime import datetime

import msgspec

from unkink import __version__
from unkink.journal.whole import Contents
from unkink.reports.journal_file import FORMAT, MAX_BYTES, VERSION, JournalFileError, read_journal
from unkink.reports.whole_fhir.reading import BundleError, is_bundle, read_bundle

BUNDLE_BEGINS_WITHIN = 4_096
"""Bytes within which a bundle has said that it is one."""


def read_export(raw: bytes, now: datetime) -> Contents:
    """Read either. ``now`` is the present (UTC). Raises JournalFileError."""
    if len(raw) <= MAX_BYTES and b'"Bundle"' in raw[:BUNDLE_BEGINS_WITHIN]:
        try:
            document = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise JournalFileError("", f"is no JSON document: {error}") from None
        if is_bundle(document):
            return _from_bundle(document, now)
    return read_journal(raw, now)


def _from_bundle(document: dict[str, object], now: datetime) -> Contents:
    try:
        journal = read_bundle(document)
    except BundleError as error:
        raise JournalFileError(error.where, error.message) from None
    ours = {"format": FORMAT, "version": VERSION, "written_by": f"unkink {__version__}", "exported_at": now}
    return read_journal(msgspec.json.encode({**ours, "journal": journal}), now)

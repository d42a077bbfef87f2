"""Passages: the pieces of scripts and routines, each kept once however many sessions share it.

A session keeps its script and its routine whole, so that a replay never depends on content that changed meanwhile.
But sessions resemble each other: the same exercise in the same dose is the same passage. A document is therefore split
into its passages and remembered as their numbers, some hundred bytes instead of some ten thousand.
"""

import json
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from unkink.journal.compact_json import CompactJSON
from unkink.journal.models import Passage, Session

Document = dict[str, Any]
Shelved = dict[str, Any]
"""A document as the numbers of its passages: those of its lists by key, and under REST the one with all other keys."""

REST = ""

AT_ONCE = 500
"""Digests asked for at once; a database takes only so many."""


class MissingPassage(Exception):  # noqa: N818 -- it says what is the matter
    """The journal names a passage that it does not hold, or one that is not what it was."""

    def __init__(self, number: object) -> None:
        self.message = f"the journal is damaged: passage {number} of a session is missing or changed"
        super().__init__(self.message)


def shelve(document: Document) -> Shelved:
    """Keep a document of plain data, and return how to find it again."""
    lists = {key: value for key, value in document.items() if _is_list_of_objects(value)}
    rest = {key: value for key, value in document.items() if key not in lists}
    numbers = iter(keep([rest, *(each for value in lists.values() for each in value)]))
    return {REST: next(numbers), **{key: [next(numbers) for _ in value] for key, value in lists.items()}}


def keep(passages: Sequence[Document]) -> list[int]:
    """Keep passages, and return the number of each. What is there already is not written again."""
    texts = [json.dumps(each, cls=CompactJSON).encode() for each in passages]
    digests = [sha256(text).hexdigest() for text in texts]
    known: dict[str, int] = {}
    for start in range(0, len(digests), AT_ONCE):
        some = digests[start : start + AT_ONCE]
        known |= Passage.objects.filter(digest__in=some).values_list("digest", "pk")
    for digest, text in zip(digests, texts, strict=True):
        if digest not in known:
            known[digest] = Passage.objects.create(digest=digest, content=zlib.compress(text, 9)).pk
    return [known[digest] for digest in digests]


def fetch(shelved: Shelved) -> Document:
    """Put a document together again. Raises MissingPassage."""
    lists = {key: numbers for key, numbers in shelved.items() if key != REST}
    wanted = numbers_of(shelved)
    found = {row.pk: row for row in Passage.objects.filter(pk__in=wanted)}
    if missing := wanted - found.keys():
        raise MissingPassage(min(missing))
    passages = {number: read(row) for number, row in found.items()}
    return {**passages[shelved[REST]], **{key: [passages[each] for each in numbers] for key, numbers in lists.items()}}


def forget_unused() -> None:
    """Delete passages that no session has any more. Only erasing may do this: the table is append-only."""
    used: set[int] = set()
    for pair in Session.objects.values_list("routine", "script").iterator(chunk_size=1_000):
        for shelved in pair:
            used |= numbers_of(shelved)
    unused = set(Passage.objects.values_list("pk", flat=True)) - used
    for number in unused:
        Passage.objects.filter(pk=number).delete()


def numbers_of(shelved: Shelved) -> set[int]:
    """Every passage that a document is made of."""
    return {shelved[REST], *(number for key, numbers in shelved.items() if key != REST for number in numbers)}


def read(row: Passage) -> Document:
    """Read one passage. Raises MissingPassage where it is not what it was when it was written."""
    try:
        raw = zlib.decompress(row.content)
    except zlib.error:
        raise MissingPassage(row.pk) from None
    if sha256(raw).hexdigest() != row.digest:
        raise MissingPassage(row.pk)
    document: Document = json.loads(raw)
    return document


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)

"""Tries past a limit, counted because many of them mean something."""

from datetime import datetime, timedelta

from unkink.journal.models import Refusal

SAME_TRY = timedelta(minutes=5)
"""Within so long a repeated press is the same try: a double tap or a reload is no second wish."""


def note(at: datetime, wanted: str, limits: tuple[str, ...]) -> bool:
    """Record that somebody wanted this technique although limits held it; returns False for the same try again."""
    last = Refusal.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and at - last < SAME_TRY:
        return False
    Refusal.objects.create(at=at, wanted=wanted, limits=list(limits))
    return True

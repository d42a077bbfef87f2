"""The person's settings: the only thing in the journal that changes."""

from typing import Any

from unkink.journal.models import Preference


def read() -> dict[str, Any]:
    """Every setting that was ever made, by its key."""
    return dict(Preference.objects.values_list("key", "value"))


def keep(key: str, value: Any) -> None:
    """Set one setting. ``value`` is plain data."""
    Preference.objects.update_or_create(key=key, defaults={"value": value})


def forget(key: str) -> None:
    """Forget one setting, if it was ever made."""
    Preference.objects.filter(key=key).delete()

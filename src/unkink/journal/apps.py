"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Tells Django where the journal is and what its tables are prefixed with."""

    name = "unkink.journal"
    label = "journal"
    verbose_name = "Journal"

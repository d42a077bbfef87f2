"""The journal as a Django app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from unkink.journal.whose import guard


class JournalConfig(AppConfig):
    """Tells Django where the journal is and what its tables are prefixed with."""

    name = "unkink.journal"
    label = "journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        """Let no query pass to a journal that is not the present profile's."""
        connection_created.connect(guard, dispatch_uid="unkink.journal.whose")

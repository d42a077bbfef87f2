"""Addresses of your data."""

from django.urls import path

from unkink.web.data import bringing, erasing, planning, views

urlpatterns = [
    path("data", views.own_data, name="data"),
    path("data/journal.json", views.as_json),
    path("data/journal.fhir.json", views.as_fhir),
    path("data/sessions.csv", views.as_csv),
    path("data/backup.sqlite3", views.backup),
    path("data/import", bringing.bring_export),
    path("data/import/yes", bringing.take_export),
    path("data/restore", bringing.bring_backup),
    path("data/restore/yes", bringing.take_backup),
    path("data/erase", erasing.erase_all),
    path("journal/<uuid:session>/erase", erasing.erase_one),
    path("planned", planning.planning, name="planned"),
    path("planned.ics", planning.calendar),
]

"""Addresses of the journal."""

from django.urls import path

from unkink.web.camera import kept
from unkink.web.journal import for_the_doctor, views
from unkink.web.journal.course import course

urlpatterns = [
    path("journal", views.every, name="journal"),
    path("journal/course", course, name="journal-course"),
    path("journal/doctor", for_the_doctor.shown, name="journal-doctor"),
    path("journal/doctor.pdf", for_the_doctor.pdf, name="journal-doctor-pdf"),
    path("journal/doctor.json", for_the_doctor.fhir, name="journal-doctor-fhir"),
    path("journal/<uuid:session>", views.one, name="journal-entry"),
    path("journal/<uuid:session>/landmarks.jsonl.gz", kept.hand_out),
    path("journal/<uuid:session>/landmarks/delete", kept.delete),
]

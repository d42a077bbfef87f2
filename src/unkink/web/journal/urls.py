"""Addresses of the journal."""

from django.urls import path

from unkink.web.journal import views
from unkink.web.journal.course import course

urlpatterns = [
    path("journal", views.every, name="journal"),
    path("journal/course", course, name="journal-course"),
    path("journal/<uuid:session>", views.one, name="journal-entry"),
]

"""Addresses of the journal."""

from django.urls import path

from unkink.web.journal import views

urlpatterns = [
    path("journal", views.every, name="journal"),
    path("journal/<uuid:session>", views.one, name="journal-entry"),
]

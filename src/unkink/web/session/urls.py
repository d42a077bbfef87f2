"""Addresses of a session."""

from django.urls import path

from unkink.web.camera import kept
from unkink.web.session import views

urlpatterns = [
    path("start", views.start, name="start"),
    path("session/<uuid:session>", views.session, name="session"),
    path("session/<uuid:session>/end", views.end, name="session-end"),
    path("session/<uuid:session>/landmarks", kept.keep),
    path("session/<uuid:session>/after", views.after, name="session-after"),
    path("figures/<slug:technique>", views.figures, name="figures"),
]

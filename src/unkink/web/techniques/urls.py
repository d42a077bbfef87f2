"""Addresses of the techniques."""

from django.urls import path

from unkink.web.techniques import views

urlpatterns = [
    path("techniques", views.every, name="techniques"),
    path("techniques/<slug:name>", views.one, name="technique"),
]

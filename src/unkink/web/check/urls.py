"""Addresses of the safety check."""

from django.urls import path

from unkink.web.check import views

urlpatterns = [
    path("check", views.check, name="check"),
    path("check/again", views.again, name="check-again"),
    path("check/result", views.result, name="check-result"),
]

"""The address of the settings."""

from django.urls import path

from unkink.web.preferences import views

urlpatterns = [path("settings", views.settings, name="settings")]

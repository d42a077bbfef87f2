"""Addresses of the question who is there, and of the profiles."""

from django.urls import path

from unkink.web.profiles import managing, views

urlpatterns = [
    path("who", views.who, name="who"),
    path("who/<str:profile>", views.password, name="who-password"),
    path("lock", views.lock, name="lock"),
    path("visit", views.visit, name="visit"),
    path("profiles", managing.profiles, name="profiles"),
    path("profiles/new", managing.new, name="profiles-new"),
    path("profiles/name", managing.name, name="profiles-name"),
    path("profiles/password", managing.password, name="profiles-password"),
    path("profiles/remove", managing.remove, name="profiles-remove"),
]

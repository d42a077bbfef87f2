"""Addresses of the break at the desk."""

from django.urls import path

from unkink.web.desk import views

urlpatterns = [
    path("break", views.desk_break),
]

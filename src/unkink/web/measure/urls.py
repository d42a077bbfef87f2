"""Addresses of the measures."""

from django.urls import path

from unkink.web.measure import views

urlpatterns = [path("measures", views.measures, name="measures")]

"""The address for a wish past a limit."""

from django.urls import path

from unkink.web.limits import views

urlpatterns = [path("limits/wanted", views.wanted, name="wanted")]

"""The address of the page about the product."""

from django.urls import path

from unkink.web.about import views

urlpatterns = [path("about", views.about, name="about")]

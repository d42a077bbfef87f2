"""The address of Today."""

from django.urls import path

from unkink.web.today import views

urlpatterns = [path("", views.today, name="today")]

"""Every address, gathered from the pages that answer them."""

from django.urls import URLPattern

from unkink.web.about.urls import urlpatterns as about
from unkink.web.techniques.urls import urlpatterns as techniques

urlpatterns: list[URLPattern] = [*techniques, *about]

handler404 = "unkink.web.errors.views.not_found"
handler500 = "unkink.web.errors.views.broken"

"""Addresses of the break at the desk, and of the nudge in open pages."""

from django.urls import URLPattern, path

from unkink.web.desk import views
from unkink.web.desk.nudging import Background, Nudging
from unkink.web.desk.open_page import answering, asking


def addresses(background: Background) -> list[URLPattern]:
    """Make the addresses. The background program is known to the wiring alone."""
    nudging = Nudging(background)
    return [
        path("break", views.desk_break),
        path("nudge", asking(nudging)),
        path("nudge/answer", answering(nudging)),
    ]

"""Every address, gathered from the pages that answer them."""

from django.urls import URLPattern

from unkink.config.background import DesktopBackground
from unkink.web.about.urls import urlpatterns as about
from unkink.web.check.urls import urlpatterns as check
from unkink.web.data.urls import urlpatterns as data
from unkink.web.desk.urls import addresses as desk
from unkink.web.journal.urls import urlpatterns as journal
from unkink.web.limits.urls import urlpatterns as limits
from unkink.web.measure.urls import urlpatterns as measure
from unkink.web.plan.urls import urlpatterns as plan
from unkink.web.preferences.urls import urlpatterns as preferences
from unkink.web.profiles.urls import urlpatterns as profiles
from unkink.web.session.urls import urlpatterns as session
from unkink.web.techniques.urls import urlpatterns as techniques
from unkink.web.today.urls import urlpatterns as today

urlpatterns: list[URLPattern] = [
    *today,
    *check,
    *desk(DesktopBackground()),
    *limits,
    *plan,
    *session,
    *journal,
    *measure,
    *techniques,
    *about,
    *preferences,
    *profiles,
    *data,
]

handler404 = "unkink.web.errors.views.not_found"
handler500 = "unkink.web.errors.views.broken"

"""Django's settings for one person on one machine: no accounts, no sessions, no secrets that outlive the process.

Importing them makes no file; the data folder is made when the journal is opened.
"""

import os
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from unkink.config.data_folder import JOURNAL_FILE, locate
from unkink.config.household import household_of
from unkink.web.access.launch import Launch
from unkink.web.profiles.visit import Visits
from unkink.web.static_files import WEB, static_address

DEBUG = False
SECRET_KEY = token_urlsafe(48)

LAUNCH = Launch(port=0)
"""The keys of this launch. The server replaces it as soon as it knows its port; until then nobody gets in."""

HOUSEHOLD = household_of(locate(os.environ))
"""Who shares this machine. Touches no file until somebody asks."""

VISITS = Visits(LAUNCH)
"""Who has said who they are since this launch; replaced together with it."""

ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
INSTALLED_APPS = ["unkink.journal"]
ROOT_URLCONF = "unkink.config.urls"
MIDDLEWARE = [
    "unkink.web.access.headers.PrivateHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "unkink.web.access.gate.Gate",
    "unkink.web.profiles.door.Door",
    "unkink.web.static_serving.StaticFiles",
    "django.middleware.csrf.CsrfViewMiddleware",
    "unkink.web.errors.trouble.JournalTroubleSaid",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB],
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "unkink.web.template_tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "unkink.web.profiles.door.who",
                "unkink.web.desk.open_page.page_nudge",
            ],
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
        },
    },
]
STATIC_URL = static_address()

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
"""Not ``no-referrer``: a browser would then hide the Origin of our own forms, which we check."""

CSRF_COOKIE_NAME = "unkink_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
WHITENOISE_ALLOW_ALL_ORIGINS = False
CSRF_FAILURE_VIEW = "unkink.web.access.gate.not_from_our_form"

DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
APPEND_SLASH = False

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}

WAIT_S = 20
"""Seconds that one writer waits for another before giving up."""


def _sqlite(path: Path) -> dict[str, Any]:
    """SQLite in the data folder.

    IMMEDIATE: a transaction that reads before it writes must not find that somebody else wrote in between.
    FULL: what has been acknowledged survives a power cut, also in WAL mode.
    Recursive triggers: INSERT OR REPLACE deletes rows past the append-only triggers without them.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": WAIT_S,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    """PostgreSQL, from ``postgresql://user:password@host:port/name``."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }


_SERVER = os.environ.get("UNKINK_DATABASE_URL", "")
DATABASE_ROUTERS = ["unkink.journal.routing.OnePersonsJournal"]
DATABASES = {"default": _postgresql(_SERVER) if _SERVER else _sqlite(locate(os.environ) / JOURNAL_FILE)}

"""Django's settings."""

INSTALLED_APPS: list[str] = []
SECRET_KEY = "x"

"""JSON without the blanks that nobody reads: at ten years of daily use they would be megabytes."""

import json
from typing import Any


class CompactJSON(json.JSONEncoder):
    """What Django's JSON fields write with."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "separators": (",", ":"), "ensure_ascii": False})

"""The archive that MediaPipe's reader takes both networks from: a zip, stored, so it can be read in place."""

import io
import struct
import zipfile
from collections.abc import Mapping

from camera_files.flatbuffer import ALIGNMENT

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_HEADER = 30
_PADDING = 0xD935
"""The kind of extra field that aligned archives pad with; readers skip it."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """Put the members one after the other, each at a multiple of the alignment. Equal members give equal bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            fill = -(archive.tell() + _HEADER + len(name) + 4) % ALIGNMENT
            entry.extra = struct.pack("<HH", _PADDING, fill) + bytes(fill)
            target.writestr(entry, content)
    return archive.getvalue()

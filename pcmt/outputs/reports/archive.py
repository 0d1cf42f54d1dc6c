"""The ZIP around an office document, written anew so that the same data gives the same bytes on any day."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP can name; the document's own properties say when it was made."""


def repacked(content: bytes) -> bytes:
    """The same entries in the same order with a fixed time, and nothing that tells of the machine that packed them."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            renewed = ZipInfo(entry.filename, _EPOCH)
            renewed.compress_type = ZIP_DEFLATED
            renewed.create_system = 3  # Windows would write 0
            renewed.external_attr = 0o644 << 16
            target.writestr(renewed, source.read(entry))
    return packed.getvalue()

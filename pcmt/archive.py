"""ZIP archives of which the same entries always make the same bytes; office files are such archives too."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP can name; what is inside says itself when it was made."""

_DENSE = (".zip", ".docx", ".pptx", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".mp3", ".m4a", ".ogg", ".mp4")
"""Endings of files that are packed already: packing them again only takes time."""


def pack(stream: IO[bytes], entries: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive of names with their bytes, in the order given; nothing tells of the hour or machine of packing."""
    with ZipFile(stream, "w") as target:
        for name, content in entries:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_STORED if name.endswith(_DENSE) else ZIP_DEFLATED
            entry.create_system = 3  # Windows would write 0
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)


def packed(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive that ``pack`` writes, as bytes."""
    archive = BytesIO()
    pack(archive, entries)
    return archive.getvalue()


def repacked(archive: bytes) -> bytes:
    """The same entries in the same order, packed as ``packed`` does."""
    with ZipFile(BytesIO(archive)) as source:
        return packed((entry.filename, source.read(entry)) for entry in source.infolist())

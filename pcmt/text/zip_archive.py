"""ZIP archives of which the same entries always make the same bytes; office files are such archives too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from pcmt.blobs import Content

Entry = tuple[str, Content, date]
"""Name, content, and the day of the content: the only time in an archive, in local time of the unpacking machine."""
_FIRST_DAY = date(1980, 1, 1)
"""The first day that a ZIP can name (PKWARE APPNOTE 6.3.10, 4.4.6)."""

_DENSE = (".zip", ".docx", ".pptx", ".xlsx", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".mp3", ".m4a", ".ogg", ".mp4")
"""Endings of files that are packed already: packing them again only takes time."""


def pack(stream: IO[bytes], entries: Iterable[Entry]) -> None:
    """Write an archive of entries in the given order, one in memory at a time. Reproducible: fixed timestamps and modes."""
    with ZipFile(stream, "w") as target:
        for name, content, day in entries:
            entry = ZipInfo(name, (*max(day, _FIRST_DAY).timetuple()[:3], 0, 0, 0))
            entry.compress_type = ZIP_STORED if name.endswith(_DENSE) else ZIP_DEFLATED
            entry.create_system = 3  # Windows would write 0
            entry.external_attr = 0o644 << 16
            target.writestr(entry, bytes(content))


def dated(entries: Iterable[tuple[str, Content]], day: date) -> Iterator[Entry]:
    """Entries that are all of one day."""
    return ((name, content, day) for name, content in entries)


def packed(entries: Iterable[Entry]) -> bytes:
    """Return the archive that ``pack`` writes, as bytes."""
    archive = BytesIO()
    pack(archive, entries)
    return archive.getvalue()


def repacked(archive: bytes, day: date, mended: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return the same entries in the same order, packed as by ``packed`` with one day; ``mended`` replaces those that it names."""
    changes = mended or {}
    with ZipFile(BytesIO(archive)) as source:
        names = [entry.filename for entry in source.infolist()]
        return packed((name, changes.get(name, _same)(source.read(name)), day) for name in names)


def _same(content: bytes) -> bytes:
    return content

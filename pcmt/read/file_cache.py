"""What earlier builds made and this one need not make again: files in a folder, found by a hash of all they were made from."""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

FOLDER_VARIABLE = "PCMT_CACHE"
"""Environment variable that names the folder, for those who build several portals, or one portal over and over."""
_DEFAULT = Path(".pcmt") / "cache"
_DIGEST = 32
_KEPT_DAYS = 60
_DAY = 86_400
_PACKAGE = Path(__file__).parents[1]
_COMPILED = (".pyc", ".pyo")
LIBRARIES = (
    *("typst", "pillow", "segno", "lxml", "openpyxl", "et-xmlfile", "pypdf"),
    *("jinja2", "markupsafe", "pyromark", "pydantic", "pydantic-core", "pyyaml", "icalendar", "feedgen", "pcmt-portal"),
)
"""Distributions whose code reads, judges or draws what a cache keeps."""


@cache
def edition() -> str:
    """Hash of everything that shapes kept bytes beside what they are made from: part of every key of every cache.

    All files of this package count, not those that seem to matter to one entry: a module that is forgotten in a list keeps
    stale files alive for ever, while a change of code that changes nothing costs one building anew.
    """
    return edition_of(_PACKAGE, map(_version, LIBRARIES))


def edition_of(package: Path, versions: Iterable[str]) -> str:
    """Hash of all files below a folder with their names (code, layouts, templates, fonts), and of versions in words."""
    digest = sha256("\0".join((sys.version, zlib.ZLIB_RUNTIME_VERSION, *versions)).encode())
    for path in sorted(one for one in package.rglob("*") if one.suffix not in _COMPILED and one.is_file()):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(package).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError:
        return f"{distribution} -"


class FolderCache:
    """A cache in a folder; counts in ``reused`` and ``made`` what it had and what it had not.

    Losing it costs time, never a build: a folder that cannot be read or written is as good as an empty one, and an entry
    that a crash cut short fails its checksum. Two builds may share a folder. Entries that nobody asked for in sixty days go.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reused = 0
        self.made = 0

    def get(self, key: str) -> bytes | None:
        """The bytes kept under ``key`` (a file name), or None."""
        path = self.folder / key
        try:
            kept = path.read_bytes()
        except OSError:
            kept = b""
        digest, content = kept[:_DIGEST], kept[_DIGEST:]
        if not kept or sha256(content).digest() != digest:
            self.made += 1
            return None
        self.reused += 1
        with contextlib.suppress(OSError):
            os.utime(path)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep ``content`` under ``key``, whole or not at all."""
        coming = self.folder / f"{key}.{os.getpid()}"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            coming.write_bytes(sha256(content).digest() + content)
            os.replace(coming, self.folder / key)

    def sweep(self) -> None:
        """Remove what nobody asked for in a long time."""
        limit = time.time() - _KEPT_DAYS * _DAY
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if path.is_file() and path.stat().st_mtime < limit:
                    path.unlink()


def open_cache(root: Path, environment: Mapping[str, str] = os.environ) -> FolderCache:
    """The cache of the portal below ``root``: ``.pcmt/cache`` unless ``PCMT_CACHE`` names another folder."""
    return FolderCache(Path(environment.get(FOLDER_VARIABLE) or root / _DEFAULT))

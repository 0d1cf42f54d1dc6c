"""What earlier builds made and this one need not make again: files in a folder, found by a hash of all they were made from."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

FOLDER_VARIABLE = "PCMT_CACHE"
"""Environment variable that names the folder, for those who build several portals, or one portal over and over."""
_DEFAULT = Path(".pcmt") / "cache"
_DIGEST = 32
_KEPT_DAYS = 60
_DAY = 86_400


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

"""Bytes of a published file, in memory or in a file of the cache: both give ``len`` and ``bytes``. Standard library only."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple

from pcmt.problems import EnvironmentFault


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of the cache that is never written again. ``path`` ends in its SHA-256 in hexadecimal digits, ``size`` is in bytes."""

    path: str
    size: int

    def __len__(self) -> int:
        """Bytes of the file, without a look at the disk."""
        return self.size

    def __bytes__(self) -> bytes:
        """All bytes of the file. EnvironmentFault when it cannot be read or has another length."""
        try:
            content = Path(self.path).read_bytes()
        except OSError as error:
            raise EnvironmentFault(f"không đọc được «{self.path}»: {error.strerror or error}") from error
        if len(content) != self.size:
            raise EnvironmentFault(f"tệp «{self.path}» bị thay trong lúc đang dựng; hãy chạy lại")
        return content

    @property
    def sha256(self) -> str:
        """The checksum of the file, which is its name."""
        return os.path.basename(self.path)  # noqa: PTH119 - read for every printed form


Content = bytes | Blob
"""What a file of the site holds."""


def sha256_of(content: Content) -> str:
    """SHA-256 in hexadecimal digits; that of a blob is known without reading it."""
    return content.sha256 if isinstance(content, Blob) else sha256(content).hexdigest()


class Cached(NamedTuple):
    """What one entry of a cache holds: files, and how many pages the first one has; 0 where it has none."""

    files: tuple[Content, ...]
    pages: int = 0


class Made(NamedTuple):
    """What is to be kept: files as bytes or as functions that write one to a seekable stream, and pages as in ``Cached``."""

    files: tuple[bytes | Callable[[IO[bytes]], object], ...]
    pages: int = 0

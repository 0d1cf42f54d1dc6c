"""Bytes of a published file in memory, in the cache, spooled or made when asked for; all have ``len`` and ``bytes``."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, NamedTuple, cast

from pcmt.problems import EnvironmentFault

_DIGITS = 64
"""Hexadecimal digits of a SHA-256."""


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
        return self.path[-_DIGITS:]  # read for every printed form


class SpooledBytes:
    """Bytes that were made early and are written late, in a ``SpoolFile`` until then."""

    __slots__ = ("_size", "_spool", "_start")

    def __init__(self, spool: SpoolFile, start: int, size: int) -> None:
        self._spool, self._start, self._size = spool, start, size

    def __len__(self) -> int:
        """How many bytes there are, without a look at the disk."""
        return self._size

    def __bytes__(self) -> bytes:
        """All bytes, read now. Raises EnvironmentFault where that cannot be done."""
        return self._spool.read(self._start, self._size)


@dataclass(frozen=True, slots=True)
class RemadeBytes:
    """Bytes of known ``size`` and ``sha256`` that ``make`` puts together again whenever they are asked for."""

    size: int
    sha256: str
    make: Callable[[], bytes]

    def __len__(self) -> int:
        """How many bytes there are, without making them."""
        return self.size

    def __bytes__(self) -> bytes:
        """All bytes, made now."""
        return self.make()


Content = bytes | Blob | SpooledBytes | RemadeBytes
"""What a file of the site holds."""


class SpoolFile:
    """A file without a name in a folder, which goes with the program, however that ends."""

    def __init__(self, folder: Path) -> None:
        """Begin without a file."""
        self._folder = folder
        self._stream: IO[bytes] | None = None

    def spool(self, content: bytes) -> Content:
        """Return bytes as they are to be used from now on: in memory where the folder cannot be written."""
        try:
            stream = self._stream or self._open()
            start = stream.seek(0, os.SEEK_END)
            is_whole = stream.write(content) == len(content)  # a disk that is nearly full takes a part
        except OSError:
            return content
        return SpooledBytes(self, start, len(content)) if is_whole else content

    def _open(self) -> IO[bytes]:
        self._folder.mkdir(parents=True, exist_ok=True)
        # Without a buffer nothing is left to be written when the program ends.
        self._stream = stream = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 - open as long as the spool
        weakref.finalize(self, stream.close)
        return stream

    def read(self, start: int, size: int) -> bytes:
        """Return spooled bytes. Raises EnvironmentFault where they cannot be read again."""
        stream = cast("IO[bytes]", self._stream)
        try:
            stream.seek(start)
            content = stream.read(size)
        except OSError as error:
            raise EnvironmentFault(
                f"không đọc lại được tệp tạm trong «{self._folder}»: {error.strerror or error}; hãy kiểm tra đĩa rồi chạy lại"
            ) from error
        if len(content) != size:
            raise EnvironmentFault(f"tệp tạm trong «{self._folder}» bị cắt ngắn trong lúc đang dựng; hãy chạy lại")
        return content


def sha256_of(content: Content) -> str:
    """SHA-256 in hexadecimal digits; that of a blob, and of bytes that were made before, is known without reading them."""
    return content.sha256 if isinstance(content, Blob | RemadeBytes) else sha256(bytes(content)).hexdigest()


class Cached(NamedTuple):
    """What one entry of a cache holds: files, and how many pages the first one has; 0 where it has none."""

    files: tuple[Content, ...]
    pages: int = 0


class Made(NamedTuple):
    """What is to be kept: files as bytes or as functions that write one to a seekable stream, and pages as in ``Cached``."""

    files: tuple[bytes | Callable[[IO[bytes]], object], ...]
    pages: int = 0

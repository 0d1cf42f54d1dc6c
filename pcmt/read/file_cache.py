"""What earlier builds made and this one need not make again: files in a folder, found by a hash of all they were made from."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from typing import IO

from pcmt.blobs import Blob, Cached, Made

FOLDER_VARIABLE = "PCMT_CACHE"
"""Environment variable that names the folder, for those who build several portals, or one portal over and over."""
_DEFAULT = Path(".pcmt") / "cache"
_BLOBS = "blobs"
_SWEPT = "swept"
_DIGEST = 32
_KEPT_DAYS = 60
_DAY = 86_400
_READ_ONLY = 0o444
"""Mode of blobs, which the site may hold by hard links. Windows lets no read-only file be removed: there they are copied."""


class FolderCache:
    """A cache in a folder; ``reused`` and ``made`` count hits and misses.

    Losing it costs time, never a build: an inaccessible folder counts as empty, and an entry truncated by a crash fails its
    checksum. Several processes may share a folder. Entries unused for sixty days are deleted.
    ``get`` and ``put`` keep a few bytes; ``find`` and ``keep`` files, each as a blob named by its checksum.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reused = 0
        self.made = 0

    def get(self, key: str) -> bytes | None:
        """Return the bytes kept under ``key`` (a file name), or None."""
        content = self._read(key)
        self._count(is_found=content is not None)
        return content

    def put(self, key: str, *content: bytes | memoryview) -> None:
        """Keep content, which may come in pieces, under ``key``, whole or not at all."""
        coming, digest = self.folder / f"{key}.{os.getpid()}", sha256()
        for piece in content:
            digest.update(piece)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with coming.open("wb") as stream:
                stream.writelines((digest.digest(), *content))
            os.replace(coming, self.folder / key)

    def find(self, key: str) -> Cached | None:
        """Return the files kept under ``key``; None if one of them is missing or was modified."""
        entry = self._read(key)
        found = None if entry is None else self._files_of(key, entry)
        self._count(is_found=found is not None)
        return found

    def keep(self, key: str, made: Made) -> Cached:
        """Keep files under ``key`` as blobs. Where the folder cannot be written they are given back in memory."""
        try:
            blobs = [self._stored(one) for one in made.files]
        except OSError:
            return Cached(tuple(map(_bytes_of, made.files)), made.pages)
        self._note(key, blobs, made.pages)
        return Cached(tuple(blobs), made.pages)

    def sweep_daily(self) -> None:
        """Delete entries not used for 60 days, unless that was done within a day: it takes a look at every file."""
        mark = self.folder / _SWEPT
        with contextlib.suppress(OSError):
            if 0 <= time.time() - mark.stat().st_mtime < _DAY:
                return
        self.sweep()
        with contextlib.suppress(OSError):
            mark.write_bytes(b"")

    def sweep(self) -> None:
        """Delete entries not used for 60 days."""
        limit = time.time() - _KEPT_DAYS * _DAY
        blobs = self.folder / _BLOBS
        for place in (self.folder, blobs, *blobs.glob("??")):
            with contextlib.suppress(OSError):
                for entry in os.scandir(place):
                    found = entry.stat(follow_symlinks=False)
                    # The time of writing of a blob tells whether it was changed, so that of reading tells when it was asked for.
                    used = found.st_mtime if place is self.folder else max(found.st_atime, found.st_mtime)
                    if entry.is_file(follow_symlinks=False) and used < limit:
                        os.unlink(entry.path)  # noqa: PTH108 - thousands of them

    def _count(self, *, is_found: bool) -> None:
        self.reused += is_found
        self.made += not is_found

    def _read(self, key: str) -> bytes | None:
        path = f"{self.folder}/{key}"
        try:
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - one for each printed form
                used, digest = os.fstat(stream.fileno()).st_mtime, stream.read(_DIGEST)
                content = stream.read()  # without a copy: the state of a build has tens of megabytes
        except OSError:
            return None
        if sha256(content).digest() != digest:
            return None
        if used < time.time() - _DAY:
            with contextlib.suppress(OSError):
                os.utime(path)
        return content

    def _note(self, key: str, blobs: list[Blob], pages: int) -> None:
        """Write the entry: pages, and of each blob its checksum, size and time of writing in nanoseconds."""
        files = [[one.sha256, one.size, os.stat(one.path).st_mtime_ns] for one in blobs]  # noqa: PTH116
        self.put(key, json.dumps([pages, files]).encode())

    def _files_of(self, key: str, entry: bytes) -> Cached | None:
        """Return the blobs of an entry if they are unchanged."""
        try:
            pages, files = json.loads(entry)
            places = [(self._place(digest), size, written) for digest, size, written in files]
            is_touched = False
            for path, size, written in places:
                found = os.stat(path)  # noqa: PTH116 - two for each printed form
                if found.st_size != size or (found.st_mtime_ns != written and not _is_intact(path)):
                    return None
                is_touched |= found.st_mtime_ns != written
                if found.st_atime < time.time() - _DAY:
                    os.utime(path, ns=(time.time_ns(), found.st_mtime_ns))
        except (OSError, ValueError, TypeError):
            return None
        blobs = [Blob(path, size) for path, size, _ in places]
        if is_touched:  # copied with other times, or touched: not to be read again next time
            self._note(key, blobs, pages)
        return Cached(tuple(blobs), pages)

    def _place(self, digest: str) -> str:
        return f"{self.folder}/{_BLOBS}/{digest[:2]}/{digest}"

    def _stored(self, content: bytes | Callable[[IO[bytes]], object]) -> Blob:
        """Write a blob under another name first: it is there whole or not at all."""
        with _coming(self.folder / _BLOBS) as coming:
            with coming.open("w+b") as stream:
                stream.write(content) if isinstance(content, bytes) else content(stream)
                stream.seek(0)
                digest = file_digest(stream, "sha256").hexdigest()
                size = os.fstat(stream.fileno()).st_size
            path = self._place(digest)
            if not (os.path.isfile(path) and _is_intact(path)):  # noqa: PTH113
                os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
                if os.name != "nt":
                    coming.chmod(_READ_ONLY)
                os.replace(coming, path)
        return Blob(path, size)


def _is_intact(path: str) -> bool:
    """Whether a blob still has the bytes that its name promises."""
    with Path(path).open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest() == Path(path).name


@contextlib.contextmanager
def _coming(folder: Path) -> Iterator[Path]:
    """Create a temporary file in ``folder`` for a later move; it is removed if it was not moved."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", dir=folder)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _bytes_of(content: bytes | Callable[[IO[bytes]], object]) -> bytes:
    if isinstance(content, bytes):
        return content
    stream = BytesIO()
    content(stream)
    return stream.getvalue()


def open_cache(root: Path, environment: Mapping[str, str] = os.environ) -> FolderCache:
    """Open the cache of the portal below ``root``: ``.pcmt/cache`` unless ``PCMT_CACHE`` names another folder."""
    return FolderCache(Path(environment.get(FOLDER_VARIABLE) or root / _DEFAULT))

"""A second process that looks at a large site and the spare folder beside it. Standard library only.

To look at tens of thousands of files takes a good part of a small build. The process begins before any other module is loaded; then
this one reads the data, or helps it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pcmt.run.site_scan import MARKER, files_below, joined, look, spare_of

MANY = 5_000
"""Files of a site from which a second process pays; it costs as much as to look at two thousand."""
_KILL = 9
"""``SIGKILL``; the module with its name takes longer to load than the signal to send."""
_NUMBER = 2
"""Bytes in which the number of an entry of the folder is passed on."""
_MOST = 2_000
"""Entries of a folder whose numbers have room in a pipe of one page, which a system short of memory makes."""


class Scan(NamedTuple):
    """A site as it was found: its digest (``site_of``), and what of the spare folder is not as in the site.

    ``others`` are files with another number on the disk than those of the site, or that it lacks; ``missing`` are files that only
    the site has; ``empty`` are folders without anything.
    """

    digest: str
    others: Mapping[str, int]
    missing: Container[str]
    empty: list[str]


class _Shared:
    """The entries of a folder, which two processes take one by one, large folders first. Raises OSError as the system does."""

    def __init__(self, site: Path) -> None:
        with os.scandir(site) as entries:
            self._names = [one.name for one in sorted(entries, key=lambda one: one.stat().st_size, reverse=True)]
        if len(self._names) > _MOST:
            raise OSError(errno.ENOBUFS, os.strerror(errno.ENOBUFS))
        self._queue, writing = os.pipe()
        with os.fdopen(writing, "wb", buffering=0) as stream:
            stream.write(b"".join(number.to_bytes(_NUMBER, "big") for number in range(len(self._names))))

    def take(self) -> Iterator[str]:
        """Yield names that the other process has not taken, and take them away from it."""
        while number := os.read(self._queue, _NUMBER):
            yield self._names[int.from_bytes(number, "big")]

    def close(self) -> None:
        """Take nothing more."""
        os.close(self._queue)


class ScanProcess:
    """A process that looks at a site and then at the spare folder beside it."""

    def __init__(self, site: Path) -> None:
        """Begin. Raises OSError where the site cannot be read or the system starts no process."""
        self._site = site
        self._folders = _folder_stamps(site)
        self._shared = _Shared(site)
        reading, writing = os.pipe()
        self._process = os.fork()
        if not self._process:
            _report(site, self._shared, reading, writing)
        os.close(writing)
        self._lines = os.fdopen(reading, encoding="utf-8", errors="surrogateescape")

    def digest(self) -> str:
        """Return the digest of the site, empty where it cannot be read: this process helps, and there is nothing else to come."""
        try:
            here = {name: look(self._site, name)[0] for name in self._shared.take()}
            return joined(json.loads(self._lines.readline()) | here)
        except (OSError, ValueError, TypeError):
            return ""
        finally:
            self.close()

    def finish(self) -> Scan | None:
        """Wait for the end and return what was found; None if no older site is whole, or a folder changed since.

        A build renames the folder of the site, and takes the marker out of the spare one before it fills it.
        """
        try:
            digests = json.loads(self._lines.readline())
            others, missing, empty = json.loads(self._lines.read())
            found = Scan(joined(digests), others, frozenset(missing), empty)
        except (ValueError, TypeError):
            return None
        finally:
            self.close()
        return found if self._folders == _folder_stamps(self._site) else None

    def close(self) -> None:
        """End the process. Where the caller ignores ``SIGCHLD`` the system forgets it by itself."""
        if self._lines.closed:
            return
        self._shared.close()
        self._lines.close()
        with contextlib.suppress(OSError):
            if os.waitpid(self._process, os.WNOHANG) == (0, 0):
                os.kill(self._process, _KILL)
                os.waitpid(self._process, 0)


def _report(site: Path, shared: _Shared, reading: int, writing: int) -> None:
    """Write what is found, in the process that looks, and end it."""
    try:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8", errors="surrogateescape") as lines:
            for line in _findings(site, shared):
                lines.write(f"{line}\n")
                lines.flush()
    finally:
        os._exit(0)


def _findings(site: Path, shared: _Shared) -> Iterator[str]:
    """Yield the digests of the entries of a site, then what of the spare folder beside it is not as in the site, as JSON."""
    digests: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for name in shared.take():
        digests[name], found = look(site, name)
        numbers |= found
    yield json.dumps(digests)
    spare = spare_of(site)
    if spare.is_symlink() or not (spare / MARKER).is_file() or os.stat(spare).st_dev != os.stat(site).st_dev:  # noqa: PTH116
        return
    files, empty = files_below(str(spare))
    others = {path: number for path, number in files.items() if numbers.get(path) != number}
    yield json.dumps((others, [path for path in numbers if path not in files], empty))


def _folder_stamps(site: Path) -> list[tuple[int, int]]:
    """Return number and time of change of the folder of a site and of the spare one; nothing for one that is not there."""
    stamps = []
    for folder in (site, spare_of(site)):
        try:
            found = os.stat(folder)  # noqa: PTH116
        except OSError:
            continue
        stamps.append((found.st_ino, found.st_ctime_ns))
    return stamps


_begun: dict[Path, ScanProcess] = {}


def begin_scan(site: Path, files: int) -> ScanProcess | None:
    """Begin to look at a site, whose path is real, in another process, if that can be done and so many ``files`` are worth it."""
    if files < MANY or not hasattr(os, "fork"):
        return None
    try:
        process = _begun[site] = ScanProcess(site)
    except OSError:
        return None
    return process


def finish_scan(site: Path) -> Scan | None:
    """Return what was found of a site, whose path is real, if it was looked at since this program began; once."""
    process = _begun.pop(site, None)
    return process.finish() if process else None

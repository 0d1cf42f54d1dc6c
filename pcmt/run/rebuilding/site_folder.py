"""The folder of a site while it is filled: unchanged files are taken over from the site before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

from pcmt.blobs import Blob, Content, sha256_of
from pcmt.run.rebuilding.scan_process import Scan
from pcmt.run.rebuilding.spare_folder import UNCHANGED, SpareFolder
from pcmt.run.site_scan import spare_of


class FileStamp(NamedTuple):
    """A file as it was written: SHA-256, bytes, time of writing in nanoseconds."""

    sha256: str
    size: int
    written: int


_UNSEEN = FileStamp("", 0, 0)
"""The stamp of a file that no later build is going to look at."""


class SiteFolder:
    """Fills ``site``. ``stamps`` are the files of ``before``, the finished site that files are taken over from.

    Without ``before`` no later build follows: files are written and not looked at again.
    ``before`` may be ``site`` itself: then files that are not taken over are replaced one by one, and ``remove_rest`` removes those
    that nothing put there. ``use_spare``: so it does where ``site`` holds an older site. ``scan``: of ``before``, whose files
    are as they were written.
    """

    def __init__(
        self,
        site: Path,
        before: Path | None = None,
        stamps: dict[str, FileStamp] | None = None,
        scan: Scan | None = None,
    ) -> None:
        self.stamps: dict[str, FileStamp] = {}
        self.written: list[str] = []
        self._site = str(site)
        self._before = str(before or site)
        self._is_read = before is not None and self._site == self._before
        self._is_followed = before is not None
        self._known = stamps or {}
        self._scan = scan
        self._spare: SpareFolder | None = None
        self._numbers: dict[str, int] = {}  # of files on the disk that were just found as they were written

    def use_spare(self) -> None:
        """Leave files of ``before`` that an older site has left in the folder; ``remove_rest`` removes the others."""
        if not self._is_followed or self._is_read or not Path(self._before).is_dir():
            return
        if self._scan and Path(self._site) == spare_of(Path(self._before)):
            self._spare = SpareFolder.scanned(self._site, self._known, self._scan)
        else:
            self._spare = SpareFolder.found(self._site, self._before)

    def put(self, path: str, content: Content) -> FileStamp:
        """Put a file in its place, unless the one of before has the same bytes."""
        if not self._is_followed:
            write_file(f"{self._site}/{path}", content)
            self.written.append(path)
            return self.stamps.setdefault(path, _UNSEEN)
        digest = sha256_of(content)
        known = self._known.get(path)
        if known is not None and known.sha256 == digest and path not in self.stamps and self.keep(path, digest):
            return known
        place = f"{self._site}/{path}"
        if self._is_read:
            _write_beside(place, content)
        else:
            if self._spare is not None:
                self._spare.has(path, 0)
            write_file(place, content)
        found = os.stat(place)  # noqa: PTH116 - one for each file of a site
        stamp = self.stamps[path] = FileStamp(digest, found.st_size, found.st_mtime_ns)
        self.written.append(path)
        return stamp

    def has(self, path: str, digest: str) -> bool:
        """Whether the site of before holds a file of this SHA-256 just as it was written."""
        stamp = self._known.get(path)
        if stamp is None or stamp.sha256 != digest:
            return False
        if self._scan:
            self._numbers[path] = UNCHANGED
            return True
        try:
            found = os.stat(f"{self._before}/{path}")  # noqa: PTH116
        except OSError:
            return False
        is_same = (found.st_size, found.st_mtime_ns) == (stamp.size, stamp.written)
        if is_same:
            self._numbers[path] = found.st_ino
        return is_same

    def read(self, path: str, digest: str) -> bytes:
        """Return a file of the site of before. Raises OSError where it is gone, ValueError where it has another SHA-256."""
        content = Path(self._before, path).read_bytes()
        if sha256_of(content) != digest:
            raise ValueError(path)
        return content

    def keep(self, path: str, digest: str) -> bool:
        """Take a file over if the site of before has it."""
        stamp, number = self._known.get(path), self._numbers.pop(path, None)
        if number is None or stamp is None or stamp.sha256 != digest:
            if not self.has(path, digest):
                return False
            stamp, number = self._known[path], self._numbers.pop(path)
        if not (self._is_read or (self._spare is not None and self._spare.has(path, number))):
            _link_or_copy(f"{self._before}/{path}", f"{self._site}/{path}")
        self.stamps[path] = stamp
        return True

    def copy(self, path: str, other: str) -> None:
        """Put a file of the new site at another address too."""
        digest = self.stamps[path].sha256
        if other not in self.stamps and not self.keep(other, digest):
            self.put(other, Path(self._site, path).read_bytes())

    def note(self, path: str) -> None:
        """Note a file that the engine wrote."""
        place = Path(self._site, path)
        found = place.stat()
        self.stamps[path] = FileStamp(sha256_of(place.read_bytes()), found.st_size, found.st_mtime_ns)

    @property
    def changed(self) -> list[str]:
        """Paths at which the site differs from the one before: files not taken over, and those that are no longer there."""
        return [*self.written, *(path for path in self._known if path not in self.stamps)]

    def remove_rest(self) -> list[str]:
        """Remove files of before that nothing put there; return their paths."""
        if self._spare is not None:
            self._spare.drop_rest()
        if not self._is_read:
            return []
        gone = [path for path in self._known if path not in self.stamps]
        for path in gone:
            Path(self._site, path).unlink(missing_ok=True)
        return gone


def write_file(place: str, content: Content) -> None:
    """Write a file, its folder first where there is none. A file of that name is replaced, never written over."""
    # Plain calls of the system: pathlib and buffering cost a tenth of a large build.
    put = _place_blob if isinstance(content, Blob) else _place_bytes
    try:
        _in_folder(place, lambda path: put(path, content))
    except FileExistsError:
        os.unlink(place)  # noqa: PTH108 - it may be a link to a file of the cache
        put(place, content)


def _link_or_copy(before: str, place: str) -> None:
    try:
        _in_folder(place, lambda path: _link(before, path))
    except OSError:
        Path(place).unlink(missing_ok=True)
        shutil.copy2(before, place)


def _link(before: str, place: str) -> None:
    try:
        os.link(before, place)
    except FileExistsError:
        os.unlink(place)  # noqa: PTH108
        os.link(before, place)


def _in_folder(place: str, write: Callable[[str], None]) -> None:
    """Call ``write`` with the path of a file; again with its folder made where there was none."""
    try:
        write(place)
    except FileNotFoundError:
        _make_folder(place.rpartition("/")[0])
        write(place)


def _make_folder(place: str) -> None:
    """Make a folder; those above it, which are there for nearly all pages, only where the system asks for them."""
    try:
        os.mkdir(place)  # noqa: PTH102
    except (FileNotFoundError, FileExistsError):
        os.makedirs(place, exist_ok=True)  # noqa: PTH103


def _write_beside(place: str, content: Content) -> None:
    """Replace a file in one step: it may be read at the same time."""
    coming = f"{place}.pcmt-moi"
    write_file(coming, content)
    os.replace(coming, place)


def _place_bytes(path: str, content: Content) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        rest = memoryview(bytes(content))
        while rest:  # a disk that is nearly full takes a part, and refuses the next
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _place_blob(path: str, content: Content) -> None:
    """Link a read-only file of the cache, or copy it where that cannot be: on Windows, on another file system."""
    source = cast(Blob, content).path
    if os.name != "nt":
        try:
            os.link(source, path)
        except FileExistsError:
            raise
        except OSError:
            if not os.path.isdir(path.rpartition("/")[0]):  # noqa: PTH112
                raise
        else:
            return
    shutil.copyfile(source, path)

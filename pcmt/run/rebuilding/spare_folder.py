"""The site of before the last one: the next one is put into its folder, and only files that are others are touched.

Nothing is noted of it. What it holds is seen by the numbers of its files on the disk: a file with the number of one of the site is
that file (a hard link), whatever happened to the folder in between.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pcmt.run.rebuilding.scan_process import Scan
from pcmt.run.site_scan import files_below

UNCHANGED = -1
"""In place of the number of a file that is known to be that of the site."""


class SpareFolder:
    """The files below a folder by their site-relative paths, each with its number, until the next site names them."""

    def __init__(self, folder: str, files: dict[str, int], empty: list[str]) -> None:
        """Take what is below a folder, as ``files_below`` gives it."""
        self._folder, self._files, self._empty = folder, files, empty

    @classmethod
    def found(cls, folder: str, beside: str) -> SpareFolder:
        """Look at a folder, which may be empty; on another file system than ``beside`` it is emptied."""
        if os.stat(folder).st_dev != os.stat(beside).st_dev:  # noqa: PTH116
            empty_folder(Path(folder))
        return cls(folder, *files_below(folder))

    @classmethod
    def scanned(cls, folder: str, known: Iterable[str], scan: Scan) -> SpareFolder:
        """Take what was found in a folder beside the site with the files ``known``; those that are in both are ``UNCHANGED``."""
        files = {path: UNCHANGED for path in known if path not in scan.missing} | dict(scan.others)
        return cls(folder, files, scan.empty)

    def has(self, path: str, number: int) -> bool:
        """Whether the file of this number on the disk is at a path already; otherwise the place is made free for another one."""
        found = self._files.pop(path, None)
        if found == number:
            return True
        place = f"{self._folder}/{path}"
        if found is not None:
            with contextlib.suppress(FileNotFoundError):  # the build before was just removing what had changed
                os.unlink(place)  # noqa: PTH108 - it may be a link to a file of the site
        elif self._files:
            self._make_way(place)
        return False

    def _make_way(self, place: str) -> None:
        """Remove a folder that is where a file shall be, and a file that is where its folder shall be."""
        if os.path.isdir(place):  # noqa: PTH112
            shutil.rmtree(place)
        while len(place := place.rpartition("/")[0]) > len(self._folder):
            if self._files.pop(place[len(self._folder) + 1 :], None) is not None:
                os.unlink(place)  # noqa: PTH108

    def drop_rest(self) -> None:
        """Remove the files that the new site has not named, and folders without files."""
        for path in self._files:
            place = f"{self._folder}/{path}"
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # it made way for another one
                os.unlink(place)  # noqa: PTH108
            self._empty.append(place.rpartition("/")[0])
        self._files.clear()
        for place in self._empty:
            self._drop_empty(place)

    def _drop_empty(self, place: str) -> None:
        with contextlib.suppress(OSError):  # it is not empty
            while len(place) > len(self._folder):
                os.rmdir(place)  # noqa: PTH106
                place = place.rpartition("/")[0]


def empty_folder(folder: Path) -> None:
    """Remove all that is in a folder."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()

"""The site of before the last one: the next one is put into its folder, and only files that are others are touched.

Nothing is noted of it. What it holds is seen by the numbers of its files on the disk: a file with the number of one of the site is
that file (a hard link), whatever happened to the folder in between.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path


class SpareFolder:
    """The files below a folder by their site-relative paths, each with its number, until the next site names them."""

    def __init__(self, folder: str, beside: str) -> None:
        """Look at a folder, which may be empty; on another file system than ``beside`` it is emptied."""
        self._folder = folder
        if os.stat(folder).st_dev != os.stat(beside).st_dev:  # noqa: PTH116
            empty_folder(Path(folder))
        self._empty: list[str] = []
        self._files = dict(self._seen(folder, ""))

    def _seen(self, place: str, above: str) -> Iterator[tuple[str, int]]:
        """Yield the files below a folder, and note the folders without any entry."""
        with os.scandir(place) as entries:
            found = list(entries)
        if not found and above:
            self._empty.append(place)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from self._seen(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry.inode()

    def has(self, path: str, number: int) -> bool:
        """Whether the file of this number on the disk is at a path already; otherwise the place is made free for another one."""
        found = self._files.pop(path, None)
        if found == number:
            return True
        place = f"{self._folder}/{path}"
        if found is not None:
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

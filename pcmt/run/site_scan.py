"""What is in the folder of a site and in the spare one beside it. Standard library only."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

MARKER = ".pcmt-site"
"""A file in every folder that was filled to its end with a site."""

Stamp = tuple[str, int, int]
"""A file of a site as it was written: SHA-256, bytes, time of writing in nanoseconds."""


def spare_of(site: Path) -> Path:
    """Return the folder beside a site, whose path is real, in which the next one is put together."""
    return site.parent / f".{site.name}.moi"


def site_of(site: Path, stamps: Mapping[str, Stamp] | None = None) -> str:
    """Return the digest of a finished site: names, sizes and times of its files. ``stamps`` as in ``entries_of``."""
    return joined(entries_of(site, stamps or {}, {}))


def entries_of(site: Path, stamps: Mapping[str, Stamp], unchanged: Mapping[str, str]) -> dict[str, str]:
    """Return the digest of each entry of the folder of a finished site; those that are ``unchanged`` are known.

    ``stamps`` are its files as the build wrote them: then only what else is in the folder itself is looked at. A file
    that was changed since is not as it was written, and the next build finds another digest.
    """
    lines: dict[str, list[str]] = {}
    digests: dict[str, str] = {}
    for path, (_, size, written) in stamps.items():
        name = path.partition("/")[0]
        if name in unchanged:
            digests[name] = unchanged[name]
        else:
            lines.setdefault(name, []).append(f"{path}\0{size} {written}\0")
    digests |= {name: _digest(some) for name, some in lines.items()}
    others = (name for name in os.listdir(site) if name not in digests)  # noqa: PTH208
    return digests | {name: look(site, name)[0] for name in others}


def files_below(folder: str) -> tuple[dict[str, int], list[str]]:
    """Return the files below a folder with their numbers on the disk, by relative paths, and the folders without anything."""
    files: dict[str, int] = {}
    empty: list[str] = []
    waiting = [""]
    while waiting:
        above, is_empty = waiting.pop(), True
        with os.scandir(f"{folder}/{above}") as entries:
            for one in entries:
                is_empty = False
                if one.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{one.name}/")
                else:
                    files[above + one.name] = one.inode()
        if is_empty and above:
            empty.append(f"{folder}/{above[:-1]}")
    return files, empty


def look(site: Path, name: str) -> tuple[str, dict[str, int]]:
    """Look at one entry of the folder of a site; return the digest of its files, and their numbers on the disk."""
    lines: list[str] = []
    numbers: dict[str, int] = {}
    place = f"{site}/{name}"
    if not os.path.isdir(place):  # noqa: PTH112
        found = os.stat(place)  # noqa: PTH116
        return _digest([f"{name}\0{found.st_size} {found.st_mtime_ns}\0"]), {name: found.st_ino}
    folders = [(place, f"{name}/")]
    while folders:  # one loop for tens of thousands of files: it takes most of the time of a build of nothing
        folder, prefix = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    found = entry.stat()
                    path = prefix + entry.name
                    lines.append(f"{path}\0{found.st_size} {found.st_mtime_ns}\0")
                    numbers[path] = found.st_ino
    return _digest(lines), numbers


def _digest(lines: Iterable[str]) -> str:
    return sha256("".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def joined(digests: Mapping[str, str]) -> str:
    """Return the digest of a site from those of the entries of its folder."""
    return _digest(f"{name}\0{digest}\0" for name, digest in digests.items())

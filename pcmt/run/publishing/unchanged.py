"""Files that did not change since the release on line: linked instead of kept twice, so that they keep their time, too.

Static servers make ETag and Last-Modified out of a file's time (RFC 9110, 8.8): readers and subscribers fetch only what changed.
"""

from __future__ import annotations

import filecmp
import os
from pathlib import Path
from typing import NamedTuple


class FileCount(NamedTuple):
    """How many files a release has, and how many of them are not those of the release before."""

    files: int
    changed: int


def link_unchanged(before: Path, coming: Path) -> FileCount:
    """Replace every file of ``coming`` that is byte for byte that of ``before`` by a link to it; count them all."""
    files = changed = 0
    for folder, _, names in os.walk(coming):
        for name in names:
            after = f"{folder}/{name}"
            old = f"{before}/{os.path.relpath(after, coming)}"
            files += 1
            changed += not _linked(old, after)
    return FileCount(files, changed)


def _linked(old: str, after: str) -> bool:
    try:
        if os.path.samefile(old, after):  # noqa: PTH121 - both are links to one file of the cache
            return True
        if not filecmp.cmp(old, after, shallow=False):
            return False
    except OSError:
        return False
    spare = f"{after}.cu"
    try:
        os.link(old, spare)
        os.replace(spare, after)
    except OSError:  # a file system without links
        known = os.stat(old)  # noqa: PTH116
        os.utime(after, ns=(known.st_atime_ns, known.st_mtime_ns))
    return True

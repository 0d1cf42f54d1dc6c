"""Compressed copies of the texts of a site (``index.html.gz``), which servers send instead of compressing at every request."""

from __future__ import annotations

import filecmp
import gzip
import os
from pathlib import Path

ENDINGS = (".html", ".css", ".js", ".json", ".jsonld", ".xml", ".ics", ".csv", ".svg", ".txt", ".webmanifest")
LEAST = 1_000
"""Bytes below which a compressed copy gains nothing: a packet of the network holds that much."""
_LEVEL = 9


def write_compressed(before: Path, coming: Path) -> int:
    """Write the copies into ``coming`` and return their number; those of unchanged files are taken from ``before``."""
    count = 0
    for folder, _, names in os.walk(coming):
        for name in names:
            file = Path(folder, name)
            if name.endswith(ENDINGS) and file.stat().st_size >= LEAST:
                old = before / file.relative_to(coming)
                if not _linked(old, file):
                    copy = gzip.compress(
                        file.read_bytes(), _LEVEL, mtime=0
                    )  # no time in it: the same text, the same bytes
                    file.with_name(f"{name}.gz").write_bytes(copy)
                count += 1
    return count


def _linked(old: Path, file: Path) -> bool:
    copy = old.with_name(f"{old.name}.gz")
    try:
        if copy.is_file() and filecmp.cmp(old, file, shallow=False):
            os.link(copy, file.with_name(f"{file.name}.gz"))
            return True
    except OSError:  # no file before, or a file system without links
        pass
    return False

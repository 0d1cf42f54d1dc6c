"""Files of records as they are on the disk: those of the repository's own ``data`` and those that come with the kit."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from pcmt.read.records import read_records
from pcmt.read.shared_records import FOLDER

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"


@cache
def _used() -> frozenset[str]:
    """Return the paths of the shared records that the repository publishes."""
    return frozenset(read_records(ROOT).shared)


def record_files(kind: str) -> list[Path]:
    """Return the files of the published records of a kind in the order of their names."""
    shared = (path for path in (FOLDER / kind).glob("*.yaml") if f"data/{kind}/{path.name}" in _used())
    return sorted([*shared, *(DATA / kind).glob("*.yaml")], key=lambda path: path.name)


def record_file(path: str) -> Path:
    """Return the file of a record by its path below ``data``, or another file of ``data``."""
    return next((folder / path for folder in (DATA, FOLDER) if (folder / path).is_file()), DATA / path)


def copy_data(target: Path) -> None:
    """Copy all records that the repository publishes into a new folder, as the files of a portal of its own."""
    shutil.copytree(DATA, target)
    for path in sorted(_used()):
        name = path.partition("/")[2]
        (target / name).parent.mkdir(exist_ok=True)
        shutil.copy(FOLDER / name, target / name)

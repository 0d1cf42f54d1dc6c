"""Files of records as they are on the disk: those of the repository's own ``data`` and those that come with the kit."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from pcmt.check import read_and_check
from pcmt.model import Record
from pcmt.problems import Problem, errors_in
from pcmt.read.records import Loaded, read_records
from pcmt.read.shared_records import FOLDER
from pcmt.read.waiting import published_part
from pcmt.relate.catalog import Catalog, build_catalog

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
DAY = date(2026, 11, 22)
"""The day on which the real data was checked."""


@cache
def real_data() -> Loaded:
    """Return the repository's records, read once for all tests of a process; not to be changed."""
    return read_records(ROOT)


@cache
def checked_data() -> tuple[Loaded, list[Problem]]:
    """Return the repository's records, drafts as well, and all that the checks report on that day; not to be changed."""
    return read_and_check(ROOT, DAY)


@cache
def _public() -> dict[str, dict[str, Record]]:
    """Return the records that the repository publishes."""
    return published_part(real_data(), datetime(2026, 11, 22, 12, tzinfo=UTC)).records


def record_files(kind: str) -> list[Path]:
    """Return the files of the published records of a kind in the order of their names."""
    files = (path for path in (FOLDER / kind).glob("*.yaml") if f"data/{kind}/{path.name}" in real_data().shared)
    shared = (path for path in files if path.stem in _public()[kind])
    own = (path for path in (DATA / kind).glob("*.yaml") if not _has_field(path, "state"))
    return sorted([*shared, *own], key=lambda path: path.name)


def files_with_content(kind: str) -> list[Path]:
    """Return those whose content is published: all but the papers held back."""
    return [path for path in record_files(kind) if not _has_field(path, "withheld")]


def _has_field(path: Path, name: str) -> bool:
    return f"\n{name}:" in path.read_text(encoding="utf-8")


def whole_catalog(today: date) -> Catalog:
    """Return the catalog of the repository's records as on a day, what waits included."""
    loaded = real_data()
    assert loaded.settings
    return build_catalog(loaded.settings, loaded.records, today, loaded.attachments)


def published_catalog(root: Path, today: date) -> Catalog:
    """Return the catalog of what a portal publishes on a day: without drafts, of papers held back their identity alone."""
    loaded, problems = read_and_check(root, today)
    assert not errors_in(problems) and loaded.settings
    public = published_part(loaded, datetime.combine(today, time(12), UTC))
    return build_catalog(loaded.settings, public.records, today, loaded.attachments)


def record_file(path: str) -> Path:
    """Return the file of a record by its path below ``data``, or another file of ``data``."""
    return next((folder / path for folder in (DATA, FOLDER) if (folder / path).is_file()), DATA / path)


def copy_data(target: Path) -> None:
    """Copy all records that the repository publishes into a new folder, as the files of a portal of its own."""
    shutil.copytree(DATA, target)
    for path in sorted(real_data().shared):
        name = path.partition("/")[2]
        (target / name).parent.mkdir(exist_ok=True)
        shutil.copy(FOLDER / name, target / name)
        kind, file = name.split("/")
        if file.removesuffix(".yaml") not in _public()[kind]:  # only what waits refers to it: it would be published now
            text = (target / name).read_text(encoding="utf-8")
            (target / name).write_text(f"{text}state: draft\n", encoding="utf-8")


def withdraw_materials(folder: Path, kept: str) -> None:
    """Withdraw all materials of a folder of records but one, so that a portal prints one: for tests that look at no paper."""
    change = "- {on: 2026-11-02, kind: withdrawn, what: Rút để thử}\n"
    for path in (folder / "tai-lieu").glob("*.yaml"):
        if path.stem != kept:
            text = path.read_text(encoding="utf-8").replace("\npublished: 2026-11-22\n", "\npublished: 2026-11-01\n")
            head, found, rest = text.partition("\nhistory:\n")
            indent = rest[: len(rest) - len(rest.lstrip(" "))] if found else "  "
            path.write_text(f"{head.rstrip()}\nhistory:\n{indent}{change}{rest}", encoding="utf-8")

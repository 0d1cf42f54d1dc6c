"""The way of a site to its readers: built beside, checked, then switched to; the old one stays whole until the last step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from pcmt import __version__
from pcmt.problems import BusyFault, DataError, Problem
from pcmt.read.records import DATA
from pcmt.run.portal import Portal
from pcmt.run.publishing.precompressed import write_compressed
from pcmt.run.publishing.releases import LocalTarget, Release
from pcmt.run.publishing.site_check import find_site_faults
from pcmt.run.publishing.unchanged import link_unchanged
from pcmt.run.swap_site import readable_files
from pcmt.text.dates import VIETNAM
from pcmt.text.zip_archive import dated, packed

_INPUTS = (DATA, "docs", "overrides", "mkdocs.yml", "macros.py")
States = Mapping[str, tuple[int, int]]
"""Time and length of every file that a site is made from, by path."""


class Order(NamedTuple):
    """When the site is published, how many releases are kept, and whether compressed copies go with it."""

    now: datetime
    kept: int
    is_compressed: bool = False


Draw = Callable[[Portal, Path], None]


def publish(portal: Portal, target: LocalTarget, draw: Draw, seen: States, order: Order) -> Release:
    """Build, check and put on line; return the release. The caller holds the lock of the target.

    ``seen`` are the states of the files before they were read. Raises DataError for a site that is not sound, BusyFault when
    files were edited meanwhile; in both cases the site on line stays.
    """
    with readable_files():
        target.coming.mkdir(parents=True)
        draw(portal, target.coming)
        _refuse_faults(portal, target.coming)
        data = data_archive(portal.root, order.now.date())
        edited = sorted(dict(set(input_states(portal.root).items()) ^ set(seen.items())))
        if edited:
            message = f"«{edited[0]}» được sửa trong lúc dựng; bản đang đăng giữ nguyên, hãy chạy lại lệnh"
            raise BusyFault(message)
        if order.is_compressed:
            write_compressed(target.site(target.current), target.coming)
        count = link_unchanged(target.site(target.current), target.coming)
        moment = order.now.astimezone(VIETNAM)
        records = sum(map(len, portal.catalog.records.values()))
        release = Release(_name(target, moment), moment.isoformat(timespec="seconds"), __version__, records, *count)
        target.add(release, data)
    target.prune(order.kept)
    return release


def _refuse_faults(portal: Portal, site: Path) -> None:
    waiting = {(one.record.kind_id, one.record.id) for one in portal.waiting}
    faults = find_site_faults(site, portal.catalog, waiting)
    if faults:
        cure = "báo người phụ trách cổng; bản đang đăng giữ nguyên"
        raise DataError(Problem("trang đã dựng", 1, 1, "TRANG_HONG", "", one, cure) for one in faults)


def _name(target: LocalTarget, moment: datetime) -> str:
    """Return a new name that sorts after all others, whatever the clock says."""
    name = f"{moment:%Y%m%d-%H%M%S}"
    last = max((one.id for one in target.releases), default="")
    return name if name > last else f"{last}a"


def input_states(root: Path) -> States:
    """Return the files that a site is made from, with time and length of each."""
    found = {}
    for name in _INPUTS:
        top = root / name
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                state = path.stat()
                found[path.relative_to(root).as_posix()] = (state.st_mtime_ns, state.st_size)
    return found


def data_archive(root: Path, day: date) -> bytes:
    """Return the typed files of ``data/`` as a ZIP, from which a lost record can be fetched back."""
    paths = sorted(path for path in (root / DATA).rglob("*") if path.suffix in {".yaml", ".txt"} and path.is_file())
    return packed(dated(((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths), day))

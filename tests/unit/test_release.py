"""A release keeps the times of files that programs fetch again and again, as long as their bytes stay."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.release import release

OLD = 1_700_000_000


def _draw(files: dict[str, bytes]) -> Callable[[Path], None]:
    def draw(folder: Path) -> None:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    return draw


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site whose files are all old."""
    folder = tmp_path / "site"
    files = dict.fromkeys(("rss.xml", "rss/loai/a.xml", "json/a.json", "lich.ics", "a/a.txt", "index.html"), b"mot")
    release(folder, _draw(files))
    for path in folder.rglob("*.*"):
        os.utime(path, (OLD, OLD))
    return folder


def _old(site: Path) -> set[str]:
    files = (path for path in site.rglob("*.*") if path.name != ".pcmt-site")
    return {path.relative_to(site).as_posix() for path in files if path.stat().st_mtime == OLD}


def test_only_what_changed_gets_a_new_time(site: Path) -> None:
    again = {
        "rss.xml": b"mot",
        "rss/loai/a.xml": b"hai",
        "json/a.json": b"mot",
        "lich.ics": b"dai hon",
        "a/a.txt": b"mot",
    }
    release(site, _draw(again | {"index.html": b"mot", "moi/moi.xml": b"mot"}))
    assert _old(site) == {"rss.xml", "json/a.json", "a/a.txt"}
    assert (site / "rss/loai/a.xml").read_bytes() == b"hai"
    assert not (site.parent / ".site.cu").exists()


def test_a_file_that_went_and_came_back_is_new(site: Path) -> None:
    release(site, _draw({"rss.xml": b"mot"}))
    release(site, _draw({"rss.xml": b"mot", "lich.ics": b"mot"}))
    assert _old(site) == {"rss.xml"}

"""Keys of what is kept between builds hold all that shaped it: every file of the package, every library."""

from __future__ import annotations

import os
import shutil
import time
from importlib import metadata
from pathlib import Path

import pytest

from pcmt.read import file_cache as cache
from pcmt.read.file_cache import LIBRARIES, FolderCache, edition, edition_of, open_cache

PACKAGE = Path(cache.__file__).parents[1]
NAMES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ban") / "pcmt"
    shutil.copytree(PACKAGE, place, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    return place


def test_every_changed_byte_of_every_kind_of_file_counts(copy: Path) -> None:
    """One file of each folder and ending: a reader, a layout, a template, a font's licence, a package part."""
    before = edition_of(copy, ["typst 1"])
    assert before == edition_of(copy, ["typst 1"])
    groups = {(path.parent, path.suffix): path for path in copy.rglob("*") if path.is_file()}
    assert {".py", ".typ", ".html", ".xml"} <= {path.suffix for path in groups.values()}
    for path in groups.values():
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        assert edition_of(copy, ["typst 1"]) != before, path
        path.write_bytes(content)
    assert edition_of(copy, ["typst 1"]) == before


def test_a_new_a_moved_and_a_lost_file_count(copy: Path) -> None:
    before = edition_of(copy, [])
    new = copy / "read" / "them.py"
    new.write_text("")
    after = edition_of(copy, [])
    moved = new.rename(copy / "them.py")
    assert len({before, after, edition_of(copy, [])}) == 3
    moved.unlink()
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert edition_of(copy, []) == before


@pytest.mark.parametrize("library", LIBRARIES)
def test_another_version_of_any_library_counts(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        return "999" if name == library else "1"

    edition.cache_clear()
    monkeypatch.setattr(cache, "edition_of", lambda package, versions: " ".join(versions))
    try:
        monkeypatch.setattr(metadata, "version", lambda name: "1")
        before = edition()
        edition.cache_clear()
        monkeypatch.setattr(metadata, "version", version)
        assert edition() != before
    finally:
        edition.cache_clear()


def test_what_draws_is_among_the_libraries() -> None:
    root = PACKAGE.parent / "requirements" / "run.txt"
    locked = {line.partition("==")[0] for line in root.read_text("utf-8").splitlines() if "==" in line}
    assert set(LIBRARIES) - {"pcmt-portal"} <= locked
    assert {"typst", "lxml", "openpyxl", "pillow", "pypdf", "segno"} <= set(LIBRARIES)
    assert "publish/pdf/fonts/BeVietnamPro_400Regular.ttf" in NAMES


def test_a_folder_keeps_entries_and_counts_them(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path / "a" / "b")
    assert cache.get("k") is None
    cache.put("k", b"mot")
    assert cache.get("k") == b"mot" == FolderCache(tmp_path / "a" / "b").get("k")
    assert (cache.made, cache.reused) == (1, 1)
    assert [path.name for path in cache.folder.iterdir()] == ["k"]


def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("k", b"nguyen ven")
    (tmp_path / "k").write_bytes((tmp_path / "k").read_bytes()[:-1])
    assert cache.get("k") is None
    (tmp_path / "k").write_bytes(b"")
    assert cache.get("k") is None


def test_a_folder_that_cannot_be_used_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    cache = FolderCache(tmp_path / "file")
    cache.put("k", b"mot")
    cache.sweep()
    assert cache.get("k") is None


def test_entries_that_nobody_asked_for_go(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    for key in ("old", "used", "new"):
        cache.put(key, key.encode())
    long_ago = time.time() - 100 * 86_400
    for key in ("old", "used"):
        os.utime(tmp_path / key, (long_ago, long_ago))
    assert cache.get("used") == b"used"
    cache.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "used"]


def test_the_folder_is_the_portals_unless_another_is_named(tmp_path: Path) -> None:
    assert open_cache(tmp_path, {}).folder == tmp_path / ".pcmt" / "cache"
    assert open_cache(tmp_path, {"PCMT_CACHE": "/elsewhere"}).folder == Path("/elsewhere")

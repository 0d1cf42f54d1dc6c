"""What a cache keeps between builds: small entries, and files as blobs that a site may hold by links."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import IO

import pytest

from pcmt.blobs import Blob, Cached, Made, sha256_of
from pcmt.problems import EnvironmentFault
from pcmt.read.file_cache import FolderCache, open_cache

SHEET = Made((b"%PDF-", b"PNG"), 3)


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


def test_a_folder_is_looked_through_once_a_day(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.sweep_daily()
    cache.put("old", b"x")
    long_ago = time.time() - 100 * 86_400
    os.utime(tmp_path / "old", (long_ago, long_ago))
    cache.sweep_daily()
    assert (tmp_path / "old").exists()
    (mark,) = (path for path in tmp_path.iterdir() if path.name != "old")
    for day in (time.time() - 86_500, time.time() + 10 * 86_400):  # yesterday; a clock that was wrong
        cache.put("old", b"x")
        os.utime(tmp_path / "old", (long_ago, long_ago))
        os.utime(mark, (day, day))
        cache.sweep_daily()
        assert not (tmp_path / "old").exists()


def test_the_folder_is_the_portals_unless_another_is_named(tmp_path: Path) -> None:
    assert open_cache(tmp_path, {}).folder == tmp_path / ".pcmt" / "cache"
    assert open_cache(tmp_path, {"PCMT_CACHE": "/elsewhere"}).folder == Path("/elsewhere")


# -- files ---------------------------------------------------------------------------------------------------------------


def blobs_of(cached: Cached | None) -> list[Blob]:
    assert cached is not None
    return [one for one in cached.files if isinstance(one, Blob)]


def test_files_are_kept_as_blobs_under_their_checksum(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    assert cache.find("k") is None
    kept = cache.keep("k", SHEET)
    assert kept == FolderCache(tmp_path).find("k") == cache.find("k")
    assert kept.pages == 3 and (cache.made, cache.reused) == (1, 1)
    assert [(bytes(one), len(one), one.sha256) for one in blobs_of(kept)] == [
        (content, len(content), sha256_of(content)) for content in (b"%PDF-", b"PNG")
    ]
    assert {Path(one.path).stat().st_mode & 0o777 for one in blobs_of(kept)} == {0o444}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == sorted(
        ["k", sha256_of(b"%PDF-"), sha256_of(b"PNG")]
    )


def test_a_file_may_be_written_to_a_stream(tmp_path: Path) -> None:
    def write(stream: IO[bytes]) -> None:
        stream.write(b"xello")
        stream.seek(0)
        stream.write(b"h")

    (kept,) = FolderCache(tmp_path).keep("k", Made((write,))).files
    (unkept,) = FolderCache(Path(os.devnull)).keep("k", Made((write,))).files
    assert bytes(kept) == unkept == b"hello" and isinstance(kept, Blob)


def test_a_blob_that_was_written_to_is_made_anew(tmp_path: Path) -> None:
    """Through a link in a site, by someone whom the mode does not stop; length and name stay."""
    cache = FolderCache(tmp_path)
    (pdf, preview) = blobs_of(cache.keep("k", SHEET))
    site = tmp_path / "x.pdf"
    os.link(pdf.path, site)
    site.chmod(0o644)
    site.write_bytes(b"%XXX-")
    assert cache.find("k") is None
    assert bytes(blobs_of(cache.keep("k", SHEET))[0]) == b"%PDF-"
    assert cache.find("k") is not None and site.read_bytes() == b"%XXX-"
    Path(preview.path).unlink()
    assert cache.find("k") is None


def test_a_blob_with_another_time_is_read_once_and_believed(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    kept = cache.keep("k", SHEET)
    for one in blobs_of(kept):
        os.utime(one.path, (1_000_000_000, 1_000_000_000))
    before = (tmp_path / "k").read_bytes()
    assert cache.find("k") == kept
    after = (tmp_path / "k").read_bytes()
    assert after != before and cache.find("k") == kept and (tmp_path / "k").read_bytes() == after


@pytest.mark.parametrize("foreign", [b"x", b"{}", b"[]", b"[1,[[2,3,4]]]", b'[1,[["a",3,4]]]', b"\xff"])
def test_a_foreign_entry_holds_no_files(foreign: bytes, tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("k", foreign)
    assert cache.find("k") is None


def test_a_blob_that_was_cut_short_is_told(tmp_path: Path) -> None:
    (pdf, _) = blobs_of(FolderCache(tmp_path).keep("k", SHEET))
    Path(pdf.path).chmod(0o644)
    Path(pdf.path).write_bytes(b"%")
    with pytest.raises(EnvironmentFault, match="bị thay"):
        bytes(pdf)
    Path(pdf.path).unlink()
    with pytest.raises(EnvironmentFault, match="không đọc được"):
        bytes(pdf)


def test_blobs_that_nobody_asked_for_go(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    long_ago = time.time() - 100 * 86_400
    for key, content in (("old", b"a"), ("used", b"b"), ("new", b"c")):
        (blob,) = blobs_of(cache.keep(key, Made((content,))))
        if key != "new":
            os.utime(blob.path, (long_ago, long_ago))
    assert cache.find("used") is not None
    left = tmp_path / "blobs" / ".do-dang"
    left.write_bytes(b"cut short")
    os.utime(left, (long_ago, long_ago))
    cache.sweep()
    assert not left.exists()
    assert [cache.find(key) is not None for key in ("old", "used", "new")] == [False, True, True]


def test_an_entry_is_marked_as_used_once_a_day(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path)
    cache.put("k", b"1")
    for age, is_marked in ((3_600, False), (2 * 86_400, True)):
        then = time.time() - age
        os.utime(tmp_path / "k", (then, then))
        assert cache.get("k") == b"1"
        assert ((tmp_path / "k").stat().st_mtime > then + 1) == is_marked

"""Files in their places: blobs of the cache by links that no later write follows, copies where there can be no link."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pcmt.blobs import Blob, Made, SpoolFile
from pcmt.read.file_cache import FolderCache
from pcmt.run.rebuilding.site_folder import SiteFolder


@pytest.fixture
def blob(tmp_path: Path) -> Blob:
    (kept,) = FolderCache(tmp_path / "nho").keep("k", Made((b"%PDF-",))).files
    assert isinstance(kept, Blob)
    return kept


def test_a_blob_is_linked_and_never_written_through(blob: Blob, tmp_path: Path) -> None:
    place = tmp_path / "site" / "tai-lieu" / "a.pdf"
    SiteFolder(tmp_path / "site").put("tai-lieu/a.pdf", blob)
    assert place.samefile(blob.path) and place.read_bytes() == b"%PDF-"
    SiteFolder(tmp_path / "site").put("tai-lieu/a.pdf", b"khac")
    assert (place.read_bytes(), bytes(blob)) == (b"khac", b"%PDF-")
    SiteFolder(tmp_path / "site").put("tai-lieu/a.pdf", blob)
    assert place.samefile(blob.path)


def test_spooled_bytes_are_written_where_a_page_is_and_where_nothing_is(tmp_path: Path) -> None:
    spooled = SpoolFile(tmp_path / "nho").spool(b"mot")
    for content in (b"khac", spooled, spooled):
        SiteFolder(tmp_path / "site").put("du-lieu/a/b.json", content)
        assert (tmp_path / "site" / "du-lieu" / "a" / "b.json").read_bytes() == bytes(content)


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EPERM, errno.EMLINK])
def test_a_blob_is_copied_where_it_cannot_be_linked(
    code: int, blob: Blob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*places: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    for content in (blob, b"khac", blob):
        SiteFolder(tmp_path).put("a.pdf", content)
        assert (tmp_path / "a.pdf").read_bytes() == bytes(content)
    assert not (tmp_path / "a.pdf").samefile(blob.path)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o200


def test_only_a_site_that_may_be_read_is_replaced_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[str] = []
    replace = os.replace

    def noting(coming: str, place: str) -> None:
        moved.append(place)
        replace(coming, place)

    monkeypatch.setattr(os, "replace", noting)
    SiteFolder(tmp_path / "moi").put("a.html", b"1")
    SiteFolder(tmp_path / "moi", tmp_path / "cu").put("b.html", b"1")
    assert not moved
    SiteFolder(tmp_path / "cu", tmp_path / "cu").put("a.html", b"1")
    assert moved == [f"{tmp_path}/cu/a.html"]


def test_a_site_that_no_build_follows_is_written_and_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    look = os.stat

    def noting(place: str) -> os.stat_result:
        seen.append(str(place))
        return look(place)

    alone, followed = SiteFolder(tmp_path / "moi"), SiteFolder(tmp_path / "sau", tmp_path / "truoc")
    with monkeypatch.context() as patched:
        patched.setattr(os, "stat", noting)
        for folder in (alone, followed):
            folder.put("a/b.html", b"1")
    assert [one for one in seen if one.endswith(".html")] == [f"{tmp_path}/sau/a/b.html"]
    alone.copy("a/b.html", "a/c.html")
    assert (tmp_path / "moi/a/c.html").read_bytes() == b"1" and {*alone.stamps} == {*alone.written}

"""A site is put into the folder of the one before the last: only files that are others are touched, whatever happened to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from pcmt.run.rebuilding.scan_process import Scan, ScanProcess
from pcmt.run.rebuilding.site_folder import FileStamp, SiteFolder
from pcmt.run.site_scan import MARKER, site_of
from pcmt.run.swap_site import release

FIRST = {"index.html": b"1", "a/index.html": b"1", "b/c/d.xml": b"1", "e.txt": b"1"}
SECOND = FIRST | {"a/index.html": b"2"}
THIRD = {"index.html": b"3", "a/index.html": b"2", "e.txt": b"1", "b/f/g.html": b"3"}


class Portal:
    """Releases sites one after the other, each with what the last noted; ``is_scanned``: another process looks at the folders."""

    def __init__(self, site: Path, *, is_scanned: bool) -> None:
        self.site = site
        self.is_scanned = is_scanned
        self.stamps: dict[str, FileStamp] = {}
        self.digest = ""
        self.scans: list[Scan] = []

    def _scan(self) -> Scan | None:
        scan = ScanProcess(self.site).finish() if self.is_scanned and self.digest else None
        if scan is None or scan.digest != self.digest:
            return None
        self.scans.append(scan)
        return scan

    def release(self, files: dict[str, bytes]) -> None:
        """Put the files into the next site."""
        scan = self._scan()

        def draw(coming: Path) -> list[str]:
            folder = SiteFolder(coming, self.site, self.stamps, scan)
            folder.use_spare()
            for path, content in files.items():
                folder.put(path, content)
            folder.remove_rest()
            self.stamps = folder.stamps
            return folder.changed

        release(self.site, draw, keeps_older=True)
        self.digest = site_of(self.site, self.stamps)


@pytest.fixture(params=[False, True], ids=["looked at here", "by another process"])
def portal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Portal]:
    """A portal with a site and, beside it, the site of before."""
    portal = Portal(tmp_path / "site", is_scanned=request.param)
    portal.release(FIRST)
    portal.release(SECOND)
    yield portal
    assert bool(portal.scans) is portal.is_scanned or "happens" in request.fixturenames


def _spare(portal: Portal) -> Path:
    return portal.site.parent / ".site.moi"


def _content(site: Path) -> dict[str, bytes]:
    """Return the files of a site; a folder without any as well."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    empty = {name: b"folder" for name, path in found.items() if path.is_dir() and not any(path.iterdir())}
    return empty | {name: path.read_bytes() for name, path in found.items() if path.is_file() and name != MARKER}


def test_only_files_that_are_others_are_touched(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = {name: (_spare(portal) / name).stat().st_ino for name in ("index.html", "e.txt")}
    links: list[str] = []
    link = os.link

    def noting(source: str, place: str) -> None:
        links.append(place.partition(".site.moi/")[2])
        link(source, place)

    monkeypatch.setattr(os, "link", noting)
    portal.release(SECOND | {"e.txt": b"2"})
    assert links == ["a/index.html"]
    assert _content(portal.site) == SECOND | {"e.txt": b"2"}
    assert (portal.site / "index.html").stat().st_ino == numbers["index.html"]
    portal.release(THIRD)
    assert _content(portal.site) == THIRD
    portal.release(FIRST)
    assert _content(portal.site) == FIRST


def test_nothing_that_was_taken_back_or_corrected_stays_beside_the_site(portal: Portal) -> None:
    for files in (SECOND, THIRD, FIRST, FIRST | {"e.txt": b"2"}):
        before = _content(portal.site)
        portal.release(files)
        left = [path for path in _spare(portal).rglob("*") if path.is_file() and path.name != MARKER]
        assert {path.relative_to(_spare(portal)).as_posix() for path in left} == {
            name for name, content in files.items() if before.get(name) == content
        }
        assert all(path.samefile(portal.site / path.relative_to(_spare(portal))) for path in left)


def _folder_for_file(spare: Path) -> None:
    (spare / "e.txt").unlink()
    (spare / "e.txt").mkdir()
    (spare / "e.txt" / "x").write_bytes(b"x")


def _file_for_folder(spare: Path) -> None:
    (spare / "b/c/d.xml").unlink()
    (spare / "b/c").rmdir()
    (spare / "b/c").write_bytes(b"x")


def _replaced(spare: Path) -> None:
    (spare / "e.txt").unlink()
    (spare / "e.txt").write_bytes(b"9")


@pytest.mark.parametrize(
    "happens",
    [
        _folder_for_file,
        _file_for_folder,
        _replaced,
        lambda spare: (spare / "b/c/d.xml").unlink(),
        lambda spare: (spare / "b/new.html").write_bytes(b"x"),
        lambda spare: (spare / "b/x/y").mkdir(parents=True),
        lambda spare: (spare / "z").symlink_to(spare.parent / "site"),
        lambda spare: spare.rename(spare.parent / "gone"),
        lambda spare: (spare.rename(spare.parent / "gone"), spare.symlink_to(spare.parent / "gone")),
    ],
)
def test_whatever_happened_to_the_older_site(portal: Portal, happens: Callable[[Path], object]) -> None:
    happens(_spare(portal))
    portal.release(SECOND | {"index.html": b"3"})
    assert _content(portal.site) == SECOND | {"index.html": b"3"}
    portal.release(THIRD)
    assert _content(portal.site) == THIRD


def test_a_file_that_somebody_put_where_the_site_had_a_folder(portal: Portal) -> None:
    rmtree(portal.site / "b")
    (portal.site / "b").write_bytes(b"x")
    for files in (SECOND | {"index.html": b"3"}, THIRD, FIRST):
        portal.release(files)
        assert _content(portal.site) == files


class _Killed(BaseException):
    """Simulate a kill: nothing is cleaned up."""


@pytest.mark.parametrize("steps", range(4))
def test_a_build_that_was_killed_in_the_older_site(portal: Portal, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    put, left = SiteFolder.put, steps

    def killed(*arguments: object) -> FileStamp:
        nonlocal left
        left -= 1
        if left < 0:
            raise _Killed
        return put(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("pcmt.run.swap_site._remove", lambda _: None)
        patched.setattr(SiteFolder, "put", killed)
        with pytest.raises(_Killed):
            portal.release(THIRD)
    assert _content(portal.site) == SECOND
    portal.release(SECOND | {"e.txt": b"2"})
    assert _content(portal.site) == SECOND | {"e.txt": b"2"}


def test_a_fault_and_a_site_with_many_others_keep_nothing(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pcmt.run.swap_site._FEW", 1)
    portal.release(THIRD)
    assert not _spare(portal).exists()
    portal.release(THIRD | {"e.txt": b"4"})
    assert _spare(portal).exists()

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(Exception, match="No space"):
        release(portal.site, fail, keeps_older=True)
    assert not _spare(portal).exists()
    assert _content(portal.site) == THIRD | {"e.txt": b"4"}


def test_without_a_call_that_exchanges_nothing_is_kept(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pcmt.run.swap_site.exchange", lambda *_: False)
    portal.release(THIRD)
    assert _content(portal.site) == THIRD
    assert sorted(path.name for path in portal.site.parent.iterdir()) == [".site.khoa", "site"]

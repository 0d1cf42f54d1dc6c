"""A second process looks at a large site; what it found is used only of folders that are still as it found them."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pcmt.run.rebuilding import scan_process
from pcmt.run.rebuilding.scan_process import MANY, ScanProcess, begin_scan, finish_scan
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.site_scan import MARKER, look, site_of, spare_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, and beside it the one of before: one file is the same, one another, each has one of its own."""
    site, spare = tmp_path / "site", tmp_path / ".site.moi"
    for folder in (site, spare):
        (folder / "a" / "b").mkdir(parents=True)
        (folder / MARKER).touch()
        (folder / "khác.html").write_text("x", encoding="utf-8")
    (site / "a" / "b" / "c.html").write_text("x", encoding="utf-8")
    (spare / "a" / "cũ.html").write_text("x", encoding="utf-8")
    (site / "chung.html").write_text("x", encoding="utf-8")
    os.link(site / "chung.html", spare / "chung.html")
    return site


def test_it_finds_the_digest_of_a_site_and_what_is_not_the_same_beside_it(site: Path) -> None:
    spare, scan = spare_of(site), ScanProcess(site).finish()
    assert scan is not None and scan.digest == site_of(site)
    assert scan.others == {name: (spare / name).stat().st_ino for name in ("khác.html", "a/cũ.html", MARKER)}
    assert scan.missing == {"a/b/c.html"}
    assert scan.empty == [str(spare / "a" / "b")]


@pytest.mark.parametrize(
    "change",
    [
        lambda site: (site / "mới.html").touch(),
        lambda site: (site.rename(site.parent / "x"), spare_of(site).rename(site)),
        lambda site: (spare_of(site) / MARKER).unlink(),
    ],
    ids=["another site", "another build", "a build that fills the folder"],
)
def test_a_folder_that_changed_meanwhile_was_not_found(site: Path, change: Callable[[Path], object]) -> None:
    process = ScanProcess(site)
    change(site)
    assert process.finish() is None


@pytest.mark.parametrize(
    "happened",
    [
        lambda spare: (spare / MARKER).unlink(),
        lambda spare: spare.rename(spare.parent / "x"),
        lambda spare: (spare.rename(spare.parent / "x"), spare.symlink_to(spare.parent / "x")),
    ],
    ids=["not filled to its end", "none", "a link"],
)
def test_without_a_whole_site_of_before_the_digest_is_all_there_is(
    site: Path, happened: Callable[[Path], object]
) -> None:
    happened(spare_of(site))
    assert ScanProcess(site).digest() == site_of(site)
    assert ScanProcess(site).finish() is None


def test_a_site_that_is_not_there_and_a_process_that_stops_give_nothing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError):
        ScanProcess(tmp_path / "nowhere")
    assert begin_scan(tmp_path / "nowhere", MANY) is None

    def stopped(*_: object) -> Iterator[str]:
        yield "{}"
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(scan_process, "_findings", stopped)
    assert ScanProcess(site).finish() is None
    monkeypatch.setattr(scan_process, "_findings", lambda *_: iter(()))
    assert ScanProcess(site).digest() == ""


def test_only_a_large_site_is_looked_at_by_another_process_and_what_it_found_is_given_once(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert begin_scan(site, MANY - 1) is None and finish_scan(site) is None
    assert begin_scan(site, MANY) is not None
    found = finish_scan(site)
    assert found is not None and found.digest == site_of(site)
    assert finish_scan(site) is None
    monkeypatch.delattr(os, "fork")
    assert begin_scan(site, MANY) is None


def test_what_the_process_has_not_begun_with_is_looked_at_by_the_one_that_waits(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ScanProcess(site).digest() == site_of(site)

    def looked_at_one(site: Path, shared: Any) -> Iterator[str]:
        names = islice(shared.take(), 1)  # or none, if the other was faster
        yield json.dumps({name: look(site, name)[0] for name in names})

    monkeypatch.setattr(scan_process, "_findings", looked_at_one)
    assert ScanProcess(site).digest() == site_of(site)
    assert ScanProcess(site).finish() is None


def test_a_folder_with_more_entries_than_can_be_passed_on_is_looked_at_here(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_process, "_MOST", 3)
    assert begin_scan(site, MANY) is None


def test_a_caller_that_ignores_its_children_gets_what_was_found(site: Path) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert ScanProcess(site).digest() == site_of(site)
        found = ScanProcess(site).finish()
    finally:
        signal.signal(signal.SIGCHLD, before)
    assert found is not None and found.digest == site_of(site)


def test_files_of_a_scanned_site_are_not_looked_at_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = SiteFolder(site, site)
    for path in ("chung.html", "a/b/c.html"):
        known.note(path)
    folder = SiteFolder(spare_of(site), site, known.stamps, ScanProcess(site).finish())
    monkeypatch.setattr(os, "stat", lambda path: pytest.fail(f"{path} was looked at"))
    assert [folder.keep(path, stamp.sha256) for path, stamp in known.stamps.items()] == [True, True]
    assert not folder.keep("chung.html", "0" * 64) and not folder.keep("a/cũ.html", "0" * 64)
    assert folder.stamps == known.stamps

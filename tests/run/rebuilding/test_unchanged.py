"""A build is skipped only when nothing that it reads or wrote has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pcmt.model import KINDS
from pcmt.relate.catalog import build_catalog
from pcmt.run.build import BuildRun
from pcmt.run.rebuilding import unchanged
from pcmt.run.rebuilding.site_folder import SiteFolder
from pcmt.run.rebuilding.unchanged import (
    BuildFacts,
    Said,
    code_stamp,
    find_same,
    inputs_at_start,
    inputs_of,
    note_build,
)
from pcmt.run.rebuilding.workshop import Workshop
from pcmt.run.site_scan import site_of
from pcmt.run.swap_site import release
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records as made

SAID = [Said("Đã dựng 3 bản ghi.", False), Said("cảnh báo", True)]


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal of a few files with a finished site, and a note of its build."""
    monkeypatch.delenv("PCMT_CACHE", raising=False)
    for path in ("data/su-kien/a.yaml", "docs/index.md", "mkdocs.yml", "site/index.html", "site/su-kien/a/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    time.sleep(0.06)
    facts = BuildFacts(inputs_of(tmp_path), site_of(tmp_path / "site"), SAID)
    note_build(tmp_path / ".pcmt" / "cache", tmp_path / "site", facts)
    return tmp_path


def is_same(root: Path) -> bool:
    time.sleep(0.06)
    return find_same(root, root / "site") is not None


def test_a_build_of_nothing_is_found_with_what_the_last_one_said(built: Path) -> None:
    time.sleep(0.06)
    same = find_same(built, built / "site")
    assert same is not None and list(same.said) == SAID


def rewrite_with_old_times(path: Path) -> None:
    known = path.stat()
    path.write_text("y", encoding="utf-8")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/su-kien/a.yaml").write_text("yy", encoding="utf-8"),
        lambda root: rewrite_with_old_times(root / "data/su-kien/a.yaml"),
        lambda root: (root / "data/su-kien/b.yaml").write_text("x", encoding="utf-8"),
        lambda root: (root / "docs/index.md").unlink(),
        lambda root: (root / "site/index.html").unlink(),
        lambda root: (root / "site/index.html").write_text("khác", encoding="utf-8"),
        lambda root: (root / "site/them.html").write_text("x", encoding="utf-8"),
        lambda root: [path.write_text("hỏng", encoding="utf-8") for path in (root / ".pcmt/cache").iterdir()],
    ],
)
def test_any_change_is_seen(built: Path, change: Callable[[Path], object]) -> None:
    assert is_same(built)
    change(built)
    assert not is_same(built)


@pytest.mark.parametrize(
    ("moments", "is_skipped"), [((), True), ((None,), True), ((None, datetime(2027, 6, 1, tzinfo=UTC)), False)]
)
def test_what_waits_for_its_hour_needs_a_build_and_a_draft_does_not(
    built: Path, moments: tuple[datetime | None, ...], is_skipped: bool
) -> None:
    run = BuildRun(built, built / "site")
    run.finish(cast(Any, SimpleNamespace(waiting=[SimpleNamespace(until=one) for one in moments], workshop=None)))
    assert is_same(built) is is_skipped


def released(site: Path, before: Workshop, files: dict[str, bytes]) -> Workshop:
    """Release a site of these files as a build does, and return what is noted of it."""
    folders: list[SiteFolder] = []

    def draw(coming: Path) -> list[str]:
        folder = before.folder(coming)
        folders.append(folder)
        folder.use_spare()
        for path, content in files.items():
            folder.put(path, content)
        folder.remove_rest()
        return folder.written

    release(site, draw, keeps_older=True)
    after = Workshop(site, stamps=before.stamps)
    after.learn(
        Rules(TraceBook(), build_catalog(made.settings(), {kind: {} for kind in KINDS}, made.TODAY)), folders[0]
    )
    return after


FILES = {
    "index.html": b"1",
    "su-kien/a/index.html": b"1",
    "su-kien-b.txt": b"1",
    "su-kien/a.ics": b"1",
    "rss.xml": b"1",
}


def test_what_a_build_knows_of_its_files_gives_the_digest_of_a_look_at_them(tmp_path: Path) -> None:
    site = tmp_path / "site"
    found = released(site, Workshop(site), FILES)
    digests = [site_of(site)]
    assert site_of(site, found.stamps) == digests[0]
    edited = FILES | {"index.html": b"22", "rss.xml": b"22"}
    for files in (edited, {path: one for path, one in edited.items() if not path.startswith("su-kien/")}):
        found = released(site, found, files)
        digests.append(site_of(site))
        assert site_of(site, found.stamps) == digests[-1]
    for path in ("rss.xml", "la.html", "su-kien/la.html"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("khác", encoding="utf-8")
        digests.append(site_of(site))
    assert len({*digests}) == len(digests) == 6


def test_a_subscribed_file_with_the_time_of_the_one_before_gives_the_same_digest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    released(site, Workshop(site), FILES)
    again = released(site, Workshop(site), FILES)  # nothing is known: all is written anew, and the feed keeps its time
    assert site_of(site, again.stamps) == site_of(site)


def test_a_file_of_the_folder_itself_that_no_build_wrote_counts(tmp_path: Path) -> None:
    site = tmp_path / "site"
    stamps = released(site, Workshop(site), FILES).stamps
    before = site_of(site, stamps)
    (site / "la").mkdir()
    (site / "la" / "b.txt").write_text("x", encoding="utf-8")
    assert site_of(site, stamps) == site_of(site) != before


def test_another_day_and_another_site_are_seen(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_same(built, built / "trang") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    assert not is_same(built)


def test_a_file_that_has_only_just_changed_is_not_trusted(built: Path) -> None:
    (built / "data/su-kien/a.yaml").write_text("moi", encoding="utf-8")
    assert inputs_of(built) == ""


def test_a_program_looks_at_its_own_code_once_and_at_the_data_each_time(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, files = list[str](), unchanged._files

    def noted(path: str) -> Iterator[tuple[str, os.stat_result]]:
        looked.append(path)
        return files(path)

    monkeypatch.setattr(unchanged, "_files", noted)
    unchanged._facts_of_code.cache_clear()
    time.sleep(0.06)
    stamp, first = code_stamp(), inputs_of(built)
    assert stamp == code_stamp() and first == inputs_of(built) != ""
    assert looked.count(str(Path(unchanged.__file__).parents[2])) == 1
    assert looked.count(str(built / "data")) == 2


def test_a_build_takes_what_was_just_found_once_and_what_changed_since_is_not_in_it(built: Path) -> None:
    before = inputs_of(built)
    assert find_same(built, built / "site")
    (built / "data/su-kien/a.yaml").write_text("moi", encoding="utf-8")
    assert inputs_at_start(built) == before
    time.sleep(0.06)
    assert inputs_at_start(built) == inputs_of(built) not in {before, ""}


def test_the_version_is_printed_without_a_library() -> None:
    program = (
        "import sys; sys.argv[1:] = ['--version']; import pcmt.__main__ as m; m.main(); print('click' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert said.startswith("pcmt, bản ") and said.endswith("False\n")

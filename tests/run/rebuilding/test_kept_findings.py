"""A program goes on from what the last one found: files are parsed and texts searched only where they are others."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pcmt.check import read_and_check
from pcmt.read import code_edition, records
from pcmt.read.file_cache import FolderCache
from pcmt.read.records import read_records
from pcmt.read.yaml import read_yaml
from pcmt.run.rebuilding import kept_findings
from pcmt.run.rebuilding.kept_findings import KeptFindings, findings_keys
from pcmt.text import remembered
from pcmt.text.remembered import kept_results
from tests.small_portal import write_small_portal

ROOT = Path(__file__).resolve().parents[3]
EVENT = "data/su-kien/chao-co-truc-tuyen-toan-quoc-2026.yaml"
DAY = date(2026, 11, 29)
OF_ONE_RECORD = 200 * 12
"""Bytes of the questions that checks ask about all texts of one record."""
FEW = 12
"""Files whose lines a report names: these are parsed, of several hundred."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that were parsed."""
    paths: list[str] = []

    def read(path: str, content: bytes) -> object:
        paths.append(path)
        return read_yaml(path, content)

    monkeypatch.setattr(records, "read_yaml", read)
    return paths


def program(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read and check as a new program does; return the problems."""
    monkeypatch.setattr(remembered, "_known", {})
    monkeypatch.setattr(remembered, "_used", {})
    findings = KeptFindings(FolderCache(root / "cache"), root)
    _, problems = read_and_check(root, DAY, None, findings.records)
    findings.keep()
    return [str(one) for one in problems]


class First(NamedTuple):
    """What the first program of a portal tells, asks of all texts, and leaves in the cache."""

    problems: list[str]
    asked: int
    findings: list[bytes]


@pytest.fixture(scope="module")
def of_first(tmp_path_factory: pytest.TempPathFactory) -> First:
    """What it is for the real data: the first program runs once for all tests."""
    root = tmp_path_factory.mktemp("dau")
    shutil.copytree(ROOT / "data", root / "data")
    (root / "docs").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        problems = program(root, patch)
        cache = FolderCache(root / "cache")
        return First(problems, len(kept_results().empty), [cache.get(key) or b"" for key in findings_keys(root)])


@pytest.fixture
def first(root: Path, of_first: First) -> First:
    """Leave in the cache of a portal what its first program would."""
    for key, content in zip(findings_keys(root), of_first.findings, strict=True):
        FolderCache(root / "cache").put(key, content)
    return of_first


def test_only_what_was_edited_is_read_and_searched(
    root: Path, first: First, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, of_all = first.problems, first.asked
    assert program(root, monkeypatch) == before
    assert len(set(parsed)) < FEW
    asked = len(kept_results().empty)
    assert asked + OF_ONE_RECORD < of_all / 10

    with (root / EVENT).open("a", encoding="utf-8") as file:
        file.write("remark_of_nobody: x\n")
    parsed.clear()
    after = program(root, monkeypatch)
    assert EVENT in parsed
    assert len(set(parsed)) < FEW + 1
    assert any(EVENT in one and "remark_of_nobody" in one for one in after)
    assert len(kept_results().empty) <= asked + OF_ONE_RECORD


@pytest.mark.usefixtures("first")
def test_a_sound_edit_is_reported_as_by_a_program_that_knows_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (root / EVENT).read_text(encoding="utf-8").replace("title: ", "title: Con nghiện, gọi 0912 345 678 ", 1)
    (root / EVENT).write_text(text, encoding="utf-8")
    found = program(root, monkeypatch)
    shutil.rmtree(root / "cache")
    assert found == program(root, monkeypatch)
    assert any("TU_CAM" in one for one in found)


def test_damaged_and_foreign_findings_are_none(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a small portal with a banned word: all of it is read again for each."""
    root = write_small_portal(tmp_path / "cổng")
    event = root / "data/su-kien/le-mit-tinh.yaml"
    event.write_text(event.read_text("utf-8").replace("title: ", "title: Con nghiện ", 1), encoding="utf-8")
    before = program(root, monkeypatch)
    assert any("TU_CAM" in one for one in before)
    cache = FolderCache(root / "cache")
    entries = [entry for key in findings_keys(root) if (entry := cache.folder / key).exists()]
    assert len(entries) > 5
    for entry in entries[:2]:
        for content in (entry.read_bytes()[:-9], b"", b"x" * 100):
            entry.write_bytes(content)
            assert program(root, monkeypatch) == before
        for content in (b"no pickle", b"cos\nsystem\n(S'touch met'\ntR.", pickle.dumps({"x": 1}), pickle.dumps([1])):
            cache.put(entry.name, content)
            assert program(root, monkeypatch) == before
    monkeypatch.setattr(kept_findings, "edition", lambda *modules, data: "another")
    parsed.clear()
    assert program(root, monkeypatch) == before
    assert len(set(parsed)) == len(list((root / "data").rglob("*.yaml")))


def test_editions_are_known_while_no_file_of_the_kit_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, hashed = FolderCache(root / "cache"), []
    real = code_edition.edition_of

    def edition_of(*args: Any) -> str:
        hashed.append(1)
        return real(*args)

    monkeypatch.setattr(code_edition, "edition_of", edition_of)
    stamps = iter(["a", "a", "b", ""])
    monkeypatch.setattr(kept_findings, "code_stamp", lambda: next(stamps))
    for _ in range(4):
        monkeypatch.setattr(code_edition, "_editions", {})
        KeptFindings(cache, root).keep()
        hashed.append(0)
    assert hashed == [1, 0, 0, 1, 0, 1, 0]


def read_once(cache: FolderCache, root: Path) -> KeptFindings:
    findings = KeptFindings(cache, root)
    read_records(root, findings.records)
    findings.keep()
    return findings


def test_the_record_of_before_the_last_edit_is_kept_for_another_site(root: Path) -> None:
    cache, file = FolderCache(root / "cache"), root / EVENT
    first = read_once(cache, root).records
    key = first.key_of_path(EVENT)
    for _ in range(2):
        file.write_bytes(
            file.read_bytes().replace(b"title: ", "title: Mới ".encode(), 1) if _ == 0 else file.read_bytes()
        )
        assert not read_once(cache, root).records.earlier(key).title.startswith("Mới")


def test_two_portals_that_share_a_cache_do_not_lose_what_was_kept(
    root: Path, tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "khac"
    shutil.copytree(root / "data", other / "data")
    (other / "docs").mkdir()
    cache = FolderCache(tmp_path / "chung")
    for place in (root, other):
        read_once(cache, place)
    parsed.clear()
    for place in (root, other):
        read_once(cache, place)
    assert parsed == []

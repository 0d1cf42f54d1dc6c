"""Of files that were read, records and facts are kept; a tree is parsed where a place is asked for, and only one is in memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pcmt.check.references import check_references
from pcmt.check.wording.links import check_links
from pcmt.model import Event, Record
from pcmt.read.kept_records import KeptRecords, LaterDocument
from pcmt.read.kept_values import packed, unpacked
from pcmt.read.loaded import name_of
from pcmt.read.positions import Document
from pcmt.read.records import read_records
from pcmt.read.yaml import read_yaml

BASE = Path(__file__).parents[1] / "reading" / "base"
EVENT = "le-mit-tinh"
PLACE = "title: Tỉnh A\nlevel: province\npublished: 2026-01-01\n"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal with three places."""
    folder = tmp_path / "data" / "dia-phuong"
    folder.mkdir(parents=True)
    (tmp_path / "data" / "cong.yaml").write_text("title: Cổng\nshared: false\n", encoding="utf-8")
    for name in ("tinh-a", "tinh-b", "tinh-c"):
        (folder / f"{name}.yaml").write_text(PLACE, encoding="utf-8")
    return tmp_path


def test_no_tree_stays_in_memory_and_a_place_is_found_all_the_same(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def noted(path: str, content: bytes) -> Document:
        parsed.append(path)
        return read_yaml(path, content)

    monkeypatch.setattr("pcmt.read.records.read_yaml", noted)
    documents = read_records(portal).documents
    first, second = (documents[f"data/dia-phuong/tinh-{one}.yaml"] for one in "ab")
    assert isinstance(first, LaterDocument) and isinstance(second, LaterDocument)
    parsed.clear()
    assert first.position(("level",)) == (2, 8) and first.key_position(("level",)) == (2, 1)
    assert parsed == ["data/dia-phuong/tinh-a.yaml"]
    second.position(("level",))
    first.position(("published",))
    assert parsed == [f"data/dia-phuong/tinh-{one}.yaml" for one in "aba"]


looked: list[str] = []


def long_words(record: Record) -> Iterator[str]:
    looked.append(record.id)
    yield from (word for word in record.title.split() if len(word) > 4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    looked.clear()
    return tmp_path


def edit(root: Path, path: str, old: str, new: str) -> None:
    file = root / "data" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(root: Path, kept: KeptRecords) -> tuple[str, ...]:
    loaded = read_records(root, kept)
    return loaded.facts_of(loaded.records[Event.kind_id][EVENT], long_words)


def test_facts_are_looked_for_once_for_the_same_bytes(root: Path) -> None:
    kept = KeptRecords()
    first = found(root, kept)
    assert found(root, kept) == first and looked == [EVENT]
    edit(root, f"su-kien/{EVENT}.yaml", "title: ", "title: Nghiêngngả ")
    assert found(root, kept) == ("Nghiêngngả", *first) and looked == [EVENT, EVENT]


def named_bytes(kept: KeptRecords) -> set[str]:
    return {key for none, facts in kept.facts.known.values() for key in (*none, *facts)}


def test_facts_go_to_the_next_program_and_those_of_other_bytes_do_not(root: Path) -> None:
    kept = KeptRecords()
    first = found(root, kept)
    later = KeptRecords()
    later.facts.known = unpacked(packed(kept.facts.known))
    assert found(root, later) == first and looked == [EVENT]
    edit(root, f"su-kien/{EVENT}.yaml", "title: ", "title: x ")
    none, facts = kept.facts.known_of(name_of(long_words))
    assert not none and len(facts) == 1
    before = named_bytes(kept)
    found(root, later)
    assert before - named_bytes(later) == facts.keys()


def test_records_with_facts_are_those_in_which_something_is_found(root: Path) -> None:
    kept = KeptRecords()
    for _ in range(2):
        loaded = read_records(root, kept)
        found = {one.id: facts for one, facts in loaded.with_facts(long_words, loaded)}
        assert len(looked) == len(set(looked)) == len(list(loaded)) > len(found) > 1
        assert found == {one.id: facts for one in loaded if (facts := loaded.facts_of(one, long_words))}
    edit(root, f"su-kien/{EVENT}.yaml", "title: ", "title: Nghiêngngả ")
    loaded = read_records(root, kept)
    after = {one.id: facts for one, facts in loaded.with_facts(long_words, loaded)}
    assert after == found | {EVENT: ("Nghiêngngả", *found.get(EVENT, ()))} and looked.count(EVENT) == 2
    other = loaded.records[Event.kind_id][EVENT].model_copy(update={"title": "Nghiêngngả"})
    assert list(loaded.with_facts(long_words, [other])) == [(other, ("Nghiêngngả",))]


def test_a_record_that_is_not_that_of_its_file_is_looked_at_each_time(root: Path) -> None:
    loaded = read_records(root, KeptRecords())
    other = loaded.records[Event.kind_id][EVENT].model_copy(update={"title": "Nghiêngngả"})
    for _ in range(2):
        assert loaded.facts_of(other, long_words) == ("Nghiêngngả",)
    assert looked == [EVENT, EVENT]


def test_a_record_that_is_gone_is_missed_by_those_that_were_not_edited(root: Path) -> None:
    kept = KeptRecords()
    assert not [*check_references(loaded := read_records(root, kept)), *check_links(loaded)]
    (agency,) = (one for one in sorted((root / "data/co-quan").glob("*.yaml"))[:1])
    agency.unlink()
    missed = list(check_references(read_records(root, kept)))
    assert any(agency.stem in one.message for one in missed)
    assert [str(one) for one in missed] == [str(one) for one in check_references(read_records(root, KeptRecords()))]

"""Of files that were read, records are kept; a tree is parsed again where a place in it is asked for, and only one is in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.read.kept_records import LaterDocument
from pcmt.read.positions import Document
from pcmt.read.records import read_records
from pcmt.read.yaml import read_yaml

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

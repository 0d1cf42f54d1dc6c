"""What the machine lacks is named; what only limits it is a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.run.upkeep.doctor import findings
from tests.portal_fixtures import ROOT


def test_a_sound_machine_has_nothing_bad() -> None:
    assert [one.words for one in findings(ROOT) if one.weight == "bad"] == []


def test_missing_parts_and_git_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "chắn").write_text("", encoding="utf-8")
    monkeypatch.setenv("PCMT_CACHE", str(tmp_path / "chắn/đệm"))
    found = {one.words: one.weight for one in findings(tmp_path, lambda _name: None)}
    bad = [words for words, weight in found.items() if weight == "bad"]
    assert any(words.startswith("thiếu mkdocs.yml") for words in bad)
    assert any(words.startswith("không ghi được bộ nhớ đệm") for words in bad)
    assert any(words.startswith("không có Git") and weight == "note" for words, weight in found.items())

"""Fragments of the changelog: names and format required by the script, joined in the order of the groups, each once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dev import join_changes

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text("read me")
    (tmp_path / "b-1.cai-dat.md").write_text("- **B** một.\n")
    (tmp_path / "c-2.nguoi-dan.md").write_text("- C.\n- D.\n")
    (tmp_path / "a-x.nguoi-dan.md").write_text("- A.\n")
    return tmp_path


def test_the_fragments_of_the_project_are_sound() -> None:
    join_changes.find_fragments(join_changes.FOLDER)


def test_groups_are_the_headings_of_the_changelog() -> None:
    first = join_changes.CHANGELOG.read_text("utf-8").split("\n## ")[-1]
    assert re.findall(r"^### (.*)$", first, re.MULTILINE) == list(join_changes.GROUPS.values())


def test_fragments_are_joined_in_the_order_of_groups_and_names(folder: Path) -> None:
    section = join_changes.join_section(join_changes.find_fragments(folder), "0.2.0 (2026-12-01)")
    assert section == (
        "## 0.2.0 (2026-12-01)\n\n### Người dân\n\n- A.\n- C.\n- D.\n\n### Người cài đặt\n\n- **B** một.\n"
    )


def test_a_section_is_put_above_the_older_ones_once() -> None:
    older = "# Các bản\n\nLời đầu.\n\n## 0.1.0 (2026-11-01)\n\n- Cũ.\n"
    section = "## 0.2.0 (2026-12-01)\n\n- Mới.\n"
    changed = join_changes.insert_section(older, section)
    assert changed == f"# Các bản\n\nLời đầu.\n\n{section}\n## 0.1.0 (2026-11-01)\n\n- Cũ.\n"
    with pytest.raises(ValueError, match=r"0\.2\.0 already"):
        join_changes.insert_section(changed, section)


@pytest.mark.parametrize(
    ("name", "text"), [("a.md", "- A"), ("a-1.khac.md", "- A"), ("a-1.cai-dat.md", "A"), ("x", "")]
)
def test_a_wrong_name_or_text_is_refused(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(ValueError, match=name):
        join_changes.find_fragments(folder)


def test_a_release_writes_the_section_and_removes_the_fragments(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changelog = tmp_path_factory.mktemp("log") / "CHANGELOG.md"
    changelog.write_text("# Các bản\n\n## 0.0.1\n\n- Cũ.\n", encoding="utf-8")
    monkeypatch.setattr(join_changes, "FOLDER", folder)
    monkeypatch.setattr(join_changes, "CHANGELOG", changelog)
    assert join_changes.main(["--release", "2026-12-01"]) == 0
    text = changelog.read_text("utf-8")
    assert text.index("(2026-12-01)") < text.index("### Người dân") < text.index("## 0.0.1")
    assert [path.name for path in folder.iterdir()] == ["README.md"]

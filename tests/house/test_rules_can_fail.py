"""Each rule of the house finds the fault it is for."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.house.test_house_rules import (
    FUNCTION_LIMIT,
    MACROS_LIMIT,
    MODULE_LIMIT,
    ROOT,
    find_files,
    is_generated,
    list_names,
    missing_docstrings,
    sizes_over,
    unlabelled_fields,
    walk_files,
    word_faults,
)


def test_only_files_of_the_project_are_read(tmp_path: Path) -> None:
    for name in ("a.py", ".ci/run", ".venv/lib/b.py", "site/c.html", "docs/site/d.md", "docs/__pycache__/e.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    own = [".ci/run", "a.py", "docs/site/d.md"]
    assert sorted(walk_files(tmp_path)) == own
    (tmp_path / ".gitignore").write_text(".venv/\n/site/\n__pycache__/\n")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert list(list_names(tmp_path)) == [".ci/run", ".gitignore", *own[1:]]
    assert {name for name, _ in find_files()} <= set(walk_files(ROOT))


def test_size_rules_can_fail() -> None:
    long_function = "def f() -> None:\n" + "    x = 1\n" * FUNCTION_LIMIT
    assert len(sizes_over("pcmt/a.py", long_function)) == 1
    assert len(sizes_over("pcmt/a.py", "x = 1\n" * (MODULE_LIMIT + 1))) == 1
    assert len(sizes_over("macros.py", "x = 1\n" * MACROS_LIMIT)) == 1
    assert sizes_over("macros.py", "x = 1\n" * (MACROS_LIMIT - 1)) == []


def test_docstring_rule_can_fail() -> None:
    assert len(missing_docstrings("a", "class A:\n    def b(self): ...\n")) == 3
    assert missing_docstrings("a", '"""A."""\ndef _b(): ...\n') == []


@pytest.mark.parametrize(
    "text", ["# {}DO later", "cd /{}ot/project", "path: /{}me/lan/x", "C:\\{}ers\\lan", "https://{}pi.org/a"]
)
def test_word_rule_can_fail(text: str) -> None:
    halves = {"# {}": "TO", "cd /": "ro", "path": "ho", "C:\\{": "Us", "http": "py"}
    assert len(word_faults("a.md", text.format(halves[text[:4]]))) == 1


def test_word_rule_lets_addresses_pass() -> None:
    assert word_faults("a.md", "https://example.vn/work/1 and see home/index.md, ~/home") == []


def test_field_and_docs_rules_can_fail() -> None:
    class Bare(BaseModel):
        number: int

    class Holder(BaseModel):
        parts: tuple[Bare, ...]

    assert unlabelled_fields(Holder) == ["Holder.parts", "Bare.number"]
    assert is_generated("docs/feed.xml")
    assert is_generated("docs/ke-hoach/a.md")
    assert not is_generated("docs/_khung/ke-hoach.md")

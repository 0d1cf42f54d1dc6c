"""The style sheet of what visitors read (``dev/van-phong.md``): phrases of its table occur nowhere in the portal's own words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pcmt.check.wording.own_words import own_texts
from tests.data_files import real_data

ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "dev/van-phong.md"
SEEN = ("pcmt/show", "pcmt/theme", "pcmt/relate/facets", "pcmt/model", "pcmt/publish")
"""Folders of the package whose words visitors read; faults of pages go to officials."""


def _level(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>|\*\*", "", text)).casefold()


def listed_phrases() -> list[str]:
    """Return the phrases of the left column, small letters."""
    table = SHEET.read_text("utf-8").split("## Chữ không viết")[1]
    cells = [one.split("|")[1] for one in table.splitlines() if one.startswith("| ")][1:]
    return [_level(phrase).strip() for cell in cells for phrase in cell.split(" / ")]


def _strings(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _said() -> Iterator[tuple[str, str]]:
    """Every text in the portal's own words with where it is."""
    for page in (ROOT / "docs").rglob("*.md"):
        yield str(page.relative_to(ROOT)), page.read_text("utf-8")
    for records in real_data().records.values():
        for record in records.values():
            yield f"{record.kind_id}/{record.id}", "\n".join(text for _, text in own_texts(record))
            yield f"{record.kind_id}/{record.id}", " ".join(one.title for one in getattr(record, "sources", ()))
    for folder in SEEN:
        for module in (ROOT / folder).rglob("*.py"):
            yield str(module.relative_to(ROOT)), "\n".join(_strings(module))
        for file in [*(ROOT / folder).rglob("*.html"), *(ROOT / folder).rglob("*.js")]:
            yield str(file.relative_to(ROOT)), file.read_text("utf-8")


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    return [(where, _level(text)) for where, text in _said()]


def test_the_sheet_has_its_table_and_the_words_are_read(said: list[tuple[str, str]]) -> None:
    assert len(listed_phrases()) >= 60 and min(map(len, listed_phrases())) >= 5
    read = {where for where, text in said if text}
    assert {"docs/nguoi-dan/index.md", "tai-lieu/noi-chuyen-voi-con", "pcmt/show/tasks/rows.py"} <= read


def test_no_listed_phrase_is_written(said: list[tuple[str, str]]) -> None:
    found = [(phrase, where) for phrase in listed_phrases() for where, text in said if phrase in text]
    assert found == []


def test_hand_written_pages_have_one_quotation_style() -> None:
    pages = (ROOT / "docs").rglob("*.md")
    assert [str(page.relative_to(ROOT)) for page in pages if re.search("[«»]", page.read_text("utf-8"))] == []


def test_records_have_one_quotation_style() -> None:
    """Official texts, quotes, and signs of programs in code spans are as they are."""
    said = (
        (f"{record.kind_id}/{record.id}", ".".join(map(str, where)), text)
        for records in real_data().records.values()
        for record in records.values()
        for where, text in own_texts(record)
    )
    assert [(name, where) for name, where, text in said if re.search('["«»]', re.sub("`[^`]*`", "", text))] == []

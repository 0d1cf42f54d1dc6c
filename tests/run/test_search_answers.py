"""Answers of the search lead to pages and sections that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcmt.model import Vocabulary
from pcmt.read.records import Loaded, read_records
from pcmt.run.search_answers import find_answer_problems
from tests.portal_fixtures import ROOT
from tests.records import material

PAGE = "# Trợ giúp\n\n## Khi chờ { #cho }\n\nLời.\n\n### Đi đâu\n"


def _messages(root: Path, **fields: object) -> list[str]:
    (root / "docs/tro-giup").mkdir(parents=True)
    (root / "docs/tro-giup/index.md").write_text(PAGE, "utf-8")
    (root / "docs/index.md").write_text("# Trang chủ\n", "utf-8")
    term = {"id": "hoi", "title": "Hỏi", **fields}
    vocabulary = Vocabulary.model_validate(
        {"id": "tim-kiem", "title": "Tìm", "published": "2026-01-01", "terms": [term]}
    )
    loaded = Loaded()
    loaded.records["danh-muc"]["tim-kiem"] = vocabulary
    loaded.records["tai-lieu"]["giao-an-a"] = material()
    return [problem.message for problem in find_answer_problems(root, loaded)]


@pytest.mark.parametrize("answer", ["tro-giup/", "tro-giup/#cho", "tro-giup/#di-dau", "tai-lieu/giao-an-a/", "#"])
def test_pages_sections_and_records_that_exist_are_answers(answer: str, tmp_path: Path) -> None:
    assert _messages(tmp_path, asked=["a"], answer=answer) == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("khac/", "cổng không có trang khac/"),
        ("tro-giup/#khac", "trang tro-giup/ không có mục #khac"),
        ("tai-lieu/khac/", "cổng không có trang tai-lieu/khac/"),
    ],
)
def test_what_does_not_exist_is_named(answer: str, message: str, tmp_path: Path) -> None:
    assert _messages(tmp_path, asked=["a"], answer=answer) == [message]


def test_a_question_needs_a_page(tmp_path: Path) -> None:
    assert _messages(tmp_path, asked=["a"]) == ["có câu hay gõ mà không có trang trả lời"]


def test_a_portal_without_the_list_has_no_problem(tmp_path: Path) -> None:
    assert list(find_answer_problems(tmp_path, Loaded())) == []


def test_only_a_list_of_the_portal_itself_must_have_its_pages(tmp_path: Path) -> None:
    loaded = read_records(ROOT)
    loaded.shared.clear()
    assert list(find_answer_problems(ROOT, loaded)) == []
    assert list(find_answer_problems(tmp_path, loaded))
    loaded.shared.add("data/danh-muc/tim-kiem.yaml")
    assert list(find_answer_problems(tmp_path, loaded)) == []

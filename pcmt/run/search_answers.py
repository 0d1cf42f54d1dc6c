"""The answers of the search (vocabulary ``tim-kiem``): every page and section that they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pcmt.model import KINDS, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.problems import Problem
from pcmt.read.records import Loaded, path_of
from pcmt.text.vietnamese import slugify

_HEADING = re.compile(r"^#{2,6} +(?P<title>.*?)(?: *\{[^}]*#(?P<anchor>[\w-]+)[^}]*\})? *#*$", re.MULTILINE)
_CURE = "mở trang ấy trên cổng, chép phần địa chỉ sau tên miền; mục trong trang thì chép cả phần sau dấu #"


def find_answer_problems(root: Path, loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each answer to a page that is neither a record nor in ``docs/``, and to a section that a page lacks.

    Of shared entries the index leaves such answers out: a portal need not have every page of the kit.
    """
    vocabulary = loaded.records[Vocabulary.kind_id].get(SEARCH_LIST)
    if not isinstance(vocabulary, Vocabulary) or path_of(vocabulary) in loaded.shared:
        return
    for place, term in enumerate(vocabulary.terms):
        message = _fault(root, loaded, term.answer or "")
        if message and not loaded.is_shared(vocabulary, ("terms", place)):
            yield loaded.problem(vocabulary, ("terms", place, "answer"), "TRANG_KHONG_CO", message, _CURE)
        if term.asked and not term.answer:
            message = "có câu hay gõ mà không có trang trả lời"
            yield loaded.problem(
                vocabulary, ("terms", place, "asked"), "THIEU_TRANG", message, "thêm dòng answer: địa chỉ trang trả lời"
            )


def _fault(root: Path, loaded: Loaded, answer: str) -> str:
    path, _, anchor = answer.partition("#")
    kind, _, record_id = path.removesuffix("/").partition("/")
    if kind in KINDS and record_id:
        return "" if record_id in loaded.records[kind] else f"cổng không có trang {path}"
    page = root / "docs" / path / "index.md"
    if not page.is_file():
        return f"cổng không có trang {path}"
    text = page.read_text(encoding="utf-8-sig", errors="replace")
    anchors = {match["anchor"] or slugify(match["title"]) for match in _HEADING.finditer(text)}
    return f"trang {path} không có mục #{anchor}" if anchor and anchor not in anchors else ""

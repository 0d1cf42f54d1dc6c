"""A missing licence is not invented: every output says that it is not declared."""

from __future__ import annotations

import json

from pcmt.model.handouts import forms_of
from pcmt.publish.pdf.material_content import content_of
from pcmt.show.kits.archive_texts import material_texts_of
from pcmt.show.site.article import build_article
from tests.records import material, view

UNDECLARED = "chưa ghi, muốn dùng lại thì hỏi nơi biên soạn"


def test_no_licence_is_made_up() -> None:
    record = material(licence=None)
    seen = view(record)
    page = build_article(seen, record).html
    sheets = json.dumps(
        [content_of(seen, record, form) for form in forms_of(record) if form.is_paper], ensure_ascii=False, default=str
    )
    for output in (page, sheets, material_texts_of(seen, record).licence):
        assert UNDECLARED in output
        assert "CC BY" not in output
        assert "creativecommons" not in output


def test_a_declared_one_is_named() -> None:
    record = material(licence="cc-by-4-0")
    assert UNDECLARED not in build_article(view(record), record).html

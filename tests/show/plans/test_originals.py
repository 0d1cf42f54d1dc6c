"""The paper behind an official text: what its page says of signed and readable files, of the print, of a text without files."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from pydantic import ValidationError

from pcmt.model import LegalDocument, Plan
from pcmt.model.handouts import FORMS, code_of, form_path, spelled_code
from pcmt.read.attachments import see_file
from pcmt.show.parts.context import PageContext
from pcmt.show.plans.originals import original_words, render_copies
from pcmt.show.site.article import build_article
from tests.made_files import pdf, signature
from tests.records import catalog, document, plan

SIGNED, SCANNED, READABLE = pdf(signature(**{"/ByteRange": 1})), pdf(words=""), pdf(words="Ban doc")
BOTH = {"signed": {"file": "ky.pdf"}, "readable": {"file": "doc.pdf"}}


def view(record: Plan | LegalDocument, signed: bytes = SIGNED, **downloads: bytes) -> PageContext:
    files = {name: see_file(name, content) for name, content in (("ky.pdf", signed), ("doc.pdf", READABLE))}
    assert not any(file.faults for file in files.values())
    return PageContext(replace(catalog(record), outside=files), downloads=downloads)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("record", [plan(original=BOTH), document(original=BOTH)])
def test_signed_and_readable_stand_with_type_size_pages_and_checksum(record: Plan | LegalDocument) -> None:
    html = render_copies(view(record), record)
    told = words(html)
    for name, title, content in (("ky.pdf", "Bản ký số", SIGNED), ("doc.pdf", "Bản đọc", READABLE)):
        assert f'<a href="../../tep/{name}" download>{title}</a>' in html
        assert f"{title} PDF, 1 trang, 1 kB" in told
        assert sha256(content).hexdigest() in told
    assert told.index("Bản ký số") < told.index("Bản đọc")
    assert "Trong tệp có 1 chữ ký số. Cổng không kiểm tra" in told
    assert told.count("trình đọc màn hình") == 2


def test_a_scan_of_signed_paper_is_not_called_digitally_signed() -> None:
    record = plan(original=BOTH)
    told = words(render_copies(view(record, SCANNED), record))
    assert "Bản ký số" not in told and "Bản đã ký PDF, 1 trang" in told
    assert "Trong tệp không có chữ ký số" in told and "Các trang là hình quét" in told


def test_a_text_without_a_file_says_what_it_was_typed_from() -> None:
    record = plan(original={"transcribed_from": "Bản chữ <cũ>.", "remark": "Chưa đối chiếu."})
    html = render_copies(view(record), record)
    assert "<p>Toàn văn gõ lại từ: bản chữ &lt;cũ&gt;.</p><p>Chưa đối chiếu.</p>" in html
    assert "<li>" not in html
    assert original_words(record) == "không có tệp đính kèm, toàn văn được gõ lại"


def test_a_document_of_which_nothing_is_known_has_no_section() -> None:
    record = document()
    assert render_copies(view(record), record) == "" == original_words(record)


def test_the_print_is_offered_with_what_it_is_worth_and_its_code() -> None:
    record = plan()
    path = form_path(record, FORMS["ban-in"])
    assert path == "ke-hoach/ke-hoach-a/ke-hoach-a-ban-in.pdf"
    told = words(render_copies(view(record, **{path: b"%PDF"}), record))
    assert "Không có chữ ký và dấu, không thay văn bản ký." in told
    assert spelled_code(code_of(record, FORMS["ban-in"], 1)) in told and sha256(b"%PDF").hexdigest() in told


def test_the_page_holds_the_section_and_the_table_leads_there() -> None:
    record: Any = plan(original=BOTH)
    html = build_article(view(record), record).html
    assert (
        'có tệp đính kèm: bản đã ký và bản đọc (<a href="../../ke-hoach/ke-hoach-a/#ban-goc">xem tệp và bản in</a>)'
        in html
    )
    assert html.count('id="ban-goc"') == 1


def test_an_original_that_comes_from_nowhere_is_refused() -> None:
    with pytest.raises(ValidationError, match="chưa nói văn bản lấy từ đâu"):
        plan(original={"remark": "Không rõ."})

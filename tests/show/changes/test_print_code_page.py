"""Pages of codes: the status of a sheet at each stage of its material's life."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

import pytest

from pcmt.model import Material, Record
from pcmt.model.handouts import FORMS, code_of, code_path, form_path, sheets_of
from pcmt.publish.frames import SLOTS, own_page, parse_frame
from pcmt.relate.catalog import Catalog
from pcmt.show.changes.print_code_page import IN_USE, NEWER, REPLACED, WITHDRAWN, code_pages, status_of_sheet
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage, drawn
from tests.records import catalog, material, plan

REVISED = (
    {"on": "2026-07-01", "kind": "revised", "what": "Sửa số gọi"},
    {"on": "2026-08-01", "kind": "revised", "what": "Thêm câu."},
)
TAKEN_BACK = ({"on": "2026-09-01", "kind": "withdrawn", "what": "Rút giáo án.", "why": "Có chỗ sai"},)
FRAME = "".join(f"<{name}>[[pcmt:{name}]]</{name}>" for name in SLOTS)


def pages(*records: Record) -> dict[str, OwnPage]:
    found = catalog(*records)
    return {page.path: drawn(page) for page in code_pages(PageContext(found, downloads=_files(found)))}


def _files(found: Catalog) -> dict[str, bytes]:
    return {form_path(one, FORMS["a4"]): f"%PDF {one.id}".encode() for one in found.all("tai-lieu")}  # type: ignore[arg-type]


def page_of(one: Material, edition: int, *others: Record) -> OwnPage:
    return pages(one, *others)[code_path(code_of(one, FORMS["a4"], edition))]


def words(page: OwnPage) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.html).split())


def test_a_sheet_in_use_leads_to_its_file_with_its_checksum() -> None:
    page = page_of(material(), 1)
    digest = sha256(b"%PDF giao-an-a").hexdigest()
    assert "<h1>Bản này còn dùng</h1>" in page.html
    assert "lần 1, ngày 1/6/2026" in words(page)
    assert 'href="../../tai-lieu/giao-an-a/giao-an-a-a4.pdf"' in page.html
    assert digest in words(page) and f'data-sha256="{digest}"' in page.html
    assert "certutil -hashfile giao-an-a-a4.pdf SHA256" in words(page)
    assert "chờ cơ quan chuyên môn duyệt" in words(page)


def test_an_older_edition_is_told_every_change_since() -> None:
    one = material(history=REVISED)
    first, second, third = (words(page_of(one, edition)) for edition in (1, 2, 3))
    assert "Đã có bản mới hơn" in first
    assert "Lần 2, ngày 1/7/2026: Sửa số gọi." in first and "Lần 3, ngày 1/8/2026: Thêm câu." in first
    assert "Lần 2, ngày" not in second and "Lần 3, ngày 1/8/2026: Thêm câu." in second
    assert "Bản này còn dùng" in third and "Đã có bản mới hơn" not in third


def test_a_replaced_one_points_to_the_end_of_the_chain_and_offers_no_file() -> None:
    one = material(replaced_by="b")
    page = page_of(one, 1, material("b", replaced_by="c", title="Bản giữa"), material("c", title="Bản cuối"))
    assert "Tài liệu này đã được thay" in words(page)
    assert '<a href="../../tai-lieu/c/">Bản cuối</a>' in page.html and "Bản giữa" not in page.html
    assert "SHA-256" not in words(page) and "giao-an-a-a4.pdf" not in page.html


def test_a_withdrawn_one_says_since_when_and_why() -> None:
    page = page_of(material(history=TAKEN_BACK), 1)
    assert "Tài liệu này đã rút, không dùng nữa" in words(page)
    assert "1/9/2026" in words(page) and "Lý do: Có chỗ sai." in words(page) and "Gỡ các bản đã treo" in words(page)
    assert "SHA-256" not in words(page)


@pytest.mark.parametrize(
    ("fields", "standings"),
    [
        ({}, [IN_USE]),
        ({"history": REVISED}, [NEWER, NEWER, IN_USE]),
        ({"history": REVISED, "replaced_by": "b"}, [REPLACED] * 3),
        ({"history": (*REVISED, *TAKEN_BACK), "replaced_by": "b"}, [WITHDRAWN] * 3),
        ({"history": (*TAKEN_BACK, {"on": "2026-09-02", "kind": "restored", "what": "Lại."})}, [IN_USE]),
    ],
)
def test_the_gravest_word_comes_first(fields: dict[str, Any], standings: list[str]) -> None:
    assert [status_of_sheet(sheet) for sheet in sheets_of(material(**fields))] == standings


def test_every_edition_of_every_paper_form_has_a_page_and_no_other() -> None:
    found = pages(material(type="ap-phich", history=REVISED), material("b"))
    assert len(found) == 3 * 3 + 1
    assert all(re.fullmatch(r"ma/[2-9a-z]{8}/", path) for path in found)


def test_without_the_file_the_page_still_speaks() -> None:
    found = catalog(material())
    [page] = map(drawn, code_pages(PageContext(found)))
    assert "Bản này còn dùng" in page.html and "SHA-256" not in page.html


def test_titles_are_escaped_and_the_page_is_kept_from_search_engines() -> None:
    page = page_of(material(title="<b>Bài & bạn</b>"), 1)
    assert "&lt;b&gt;Bài &amp; bạn&lt;/b&gt;" in page.html and "<b>Bài" not in page.html
    drawn = own_page(catalog(), page, parse_frame(FRAME, "ma"))
    assert drawn.path == f"{page.path}index.html"
    html = drawn.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert f"<canonical>https://thu.example/{page.path}</canonical>" in html
    assert "<title>Mã xtnf-frym: bản này còn dùng</title>" in html
    assert "&lt;b&gt;Bài &amp; bạn&lt;/b&gt;" in html.partition("<description>")[2].partition("</description>")[0]


def test_the_same_data_gives_the_same_bytes() -> None:
    assert pages(material(history=REVISED)) == pages(material(history=REVISED))


def test_the_page_of_an_official_text_tells_what_the_paper_is_worth_and_where_the_text_stands() -> None:
    one = plan(period={"start": "2024", "end": "2024"}, history=REVISED[:1])
    found = catalog(one)
    files = {form_path(one, FORMS["ban-in"]): b"%PDF"}
    told = {page.path: words(drawn(page)) for page in code_pages(PageContext(found, downloads=files))}
    first, second = (told[code_path(code_of(one, FORMS["ban-in"], edition))] for edition in (1, 2))
    assert "Đã có bản mới hơn" in first and "Lần 2, ngày 1/7/2026: Sửa số gọi." in first
    assert "Bản in này đúng với cổng" in second and sha256(b"%PDF").hexdigest() in second
    for page in (first, second):
        assert "không thay văn bản ký" in page
        assert "Tình trạng tính đến ngày 1/7/2026: Kế hoạch đã hết thời hạn thực hiện (năm 2024)." in page
        assert "biên soạn" not in page and "duyệt" not in page


def test_a_withdrawn_official_text_is_called_by_its_kind() -> None:
    one = plan(history=TAKEN_BACK)
    [page] = map(drawn, code_pages(PageContext(catalog(one))))
    assert page.title.endswith(": kế hoạch này đã rút, không dùng nữa")
    assert status_of_sheet(next(iter(sheets_of(one)))) == WITHDRAWN

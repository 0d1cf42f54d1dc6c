"""The documents on an agency's page: those it issued apart from those that only name it."""

from __future__ import annotations

from pcmt.show.agencies.facts import helpline_rows, place_rows
from pcmt.show.agencies.kind import AGENCY
from pcmt.show.agencies.unit_words import agency_contents
from pcmt.show.parts.closing_sections import render_backlinks
from tests.records import DATUM, agency, document, helpline, place, view


def test_a_document_that_gives_an_agency_work_is_not_told_as_issued_by_it() -> None:
    duty = {**DATUM, "agency": "so-a", "agency_printed": "Sở", "role": "lead"}
    own = document("cua-so", issuer="so-b", co_issuers=("so-a",))
    given = document("giao-viec", issuer="so-b", duties=(duty,))
    page = view(agency(), agency("so-b"), own, given)
    html = render_backlinks(page, page.catalog.find("co-quan", "so-a"), AGENCY.backlinks)
    issued, named = html.split("<section>")[1:3]
    assert 'id="van-ban"' in issued and "Tên cua-so" in issued and "Tên giao-viec" not in issued
    assert 'id="van-ban-nhac-den"' in named and "Tên giao-viec" in named and "Tên cua-so" not in named
    assert "1 văn bản ban hành" in agency_contents(page, agency())


def test_the_number_of_communes_says_when_its_source_is_a_copy() -> None:
    count = {"counted": "communes", "value": "114", "since": "2025-07-01", "source": "Bộ dữ liệu"}
    for url, words in (
        ("https://github.com/a/b", "nguồn: Bộ dữ liệu, bản chép không chính thức)"),
        ("", "nguồn: Bộ dữ liệu)"),
    ):
        where = place(counts=({**count, "url": url} if url else count,))
        assert any(words in str(one.value) for one in place_rows(view(where), where))


def test_a_helpline_tells_callers_nothing_of_the_work_behind_it() -> None:
    heads = [one.head for one in helpline_rows(view(), helpline())]
    assert heads == ["Gọi khi nào", "Ngày kiểm tra"]

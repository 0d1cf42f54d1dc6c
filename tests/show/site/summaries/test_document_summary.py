"""The first screen of a document: force, issuer, where it is read, what it gives out; numbers and days are folded at the end."""

from __future__ import annotations

from pcmt.show.site.article import build_article
from pcmt.show.site.summaries.document_summary import render_document_summary
from tests.records import DATUM, TEXT, agency, document, material, view

DUTY = DATUM | {"what": "Tuyên truyền", "agency": "so-a", "agency_printed": "Sở A", "role": "lead"}
STATE = {"title": "Cổng", "url": "https://vanban.chinhphu.vn/?docid=1", "checked_on": "2026-06-01"}


def test_force_says_since_when_and_what_came_after() -> None:
    assert "đang có hiệu lực, từ 1/7/2026 (tính đến ngày 22/11/2026)." in render_document_summary(
        view(one := document(in_force_from="2026-07-01")), one
    )
    old = document("cu", status="ended", in_force_until="2026-07-01", replaced_by=("luat-a",))
    words = render_document_summary(view(old, document()), old)
    assert 'đã hết hiệu lực; thay bằng <a href="../../van-ban/luat-a/">' in words


def test_an_issuer_that_ended_is_named_with_its_heir() -> None:
    old = agency("so-cu", until="2025-07-01", successors=({"agency": "so-a", "since": "2025-07-01"},))
    one = document(issuer="so-cu", issued="2024-05-01")
    words = render_document_summary(view(old, one), one)
    assert '(nay là <a href="../../co-quan/so-a/">Tên so-a</a>), 1/5/2024' in words


def test_the_ways_lead_to_text_tasks_and_materials() -> None:
    one = document(text=TEXT, duties=(DUTY, DUTY), sources=(STATE,))
    seen = view(one, material(basis=("luat-a",)))
    words = render_document_summary(seen, one)
    assert '<a href="#toan-van-doc">' in words and 'href="https://vanban.chinhphu.vn/?docid=1"' in words
    assert '<a href="#phan-cong">2 nhiệm vụ cho 1 cơ quan</a>' in words
    assert '<a href="#tai-lieu">1 tài liệu dựa trên văn bản này</a>' in words
    html = build_article(seen, one).html
    for anchor in ("toan-van-doc", "phan-cong", "tai-lieu"):
        assert html.count(f'id="{anchor}"') == 1


def test_a_long_table_is_opened_by_its_way() -> None:
    one = document(text=TEXT, duties=(DUTY,) * 40)
    html = build_article(view(one), one).html
    assert 'href="#phan-cong-bang"' in html and 'id="phan-cong-bang"' in html


def test_numbers_and_misprints_are_folded_at_the_end() -> None:
    one = document(number="1/QH", misprints=({"printed": "1-QH", "where": "Kế hoạch A"},))
    head, _, facts = build_article(view(one), one).html.partition('<h2 id="thong-tin-van-ban">')
    assert "Số, ký hiệu" not in head and "1-QH" not in head
    assert "1/QH" in facts and 'id="dang-in-sai"' in facts and '<details class="fold">' in facts

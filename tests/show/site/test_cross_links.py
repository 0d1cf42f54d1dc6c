"""Ways between neighbours: from a plan to its parts, and numbers of documents in titles."""

from __future__ import annotations

import re

from pcmt.show.markup.html import render_whole_numbers
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from pcmt.show.site.cross_links import render_plan_links
from tests.records import DATUM, catalog, document, plan

CITED = {"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"}
TARGET = DATUM | {"what": "Tuyên truyền ở trường học", "comparator": "more_than", "value": "90", "unit": "%"}


def test_every_part_named_at_the_top_of_a_plan_stands_on_its_page() -> None:
    record = plan(basis=(CITED, CITED), targets=(TARGET,))
    view = PageContext(catalog(document(), record))
    ways = render_plan_links(view, record)
    assert re.findall(r'href="#([^"]+)">([^<]+?) ?<', ways) == [
        ("toan-van-doc", "Toàn văn"),
        ("chi-tieu", "Chỉ tiêu"),
        ("van-ban-duoc-dan", "Văn bản viện dẫn"),
    ]
    html = build_article(view, record).html
    assert ways in html
    assert all(f'id="{anchor}"' in html for anchor in re.findall(r'href="#([^"]+)"', ways))


def test_a_document_cited_twice_counts_once_as_in_comparisons() -> None:
    record = plan(basis=(CITED, CITED))
    view = PageContext(catalog(document(), record))
    assert 'Văn bản viện dẫn <span class="count">(1)</span>' in render_plan_links(view, record)
    assert "Kế hoạch dẫn 1 văn bản, ở 2 chỗ." in build_article(view, record).html


def test_numbers_of_documents_stay_whole_in_titles() -> None:
    assert render_whole_numbers("Kết luận số 132-KL/TW & <b>") == (
        'Kết luận số <span class="whole">132-KL/TW</span> &amp; &lt;b&gt;'
    )
    assert render_whole_numbers("ngày 18/3/2025, giai đoạn 2021 - 2025") == "ngày 18/3/2025, giai đoạn 2021 - 2025"

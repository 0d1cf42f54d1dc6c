"""The record of changes: nothing is left out, the last day comes first, a month of thousands is cut into pages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pcmt.model import KINDS, Record
from pcmt.relate.changes import changes, months
from pcmt.show.changes.listing import NEWEST_SHOWN, ROWS_SHOWN, change_facts, change_pages, month_path
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import page_path
from pcmt.show.site.article import build_article
from tests import records
from tests.records import agency, announcement, catalog, document, event, helpline, kit, material, place, plan

REVISED = {"on": "2026-07-02", "kind": "revised", "what": "Sửa một chữ", "why": "Nguồn in sai"}
WITHDRAWN = {"on": "2026-08-03", "kind": "withdrawn", "what": "Rút xuống.", "why": "Trùng"}
MADE: dict[str, Record] = {
    made.kind_id: made
    for made in (
        builder(history=(REVISED,))
        for builder in (agency, place, document, plan, event, records.campaign, announcement, material, kit, helpline)
    )
} | {"danh-muc": records.vocabulary("thu", {"a": "A"}).model_copy(update={"history": plan(history=(REVISED,)).history})}
BESIDE = (material(), material("giao-an-b"))


def test_there_is_a_record_of_every_kind() -> None:
    assert set(MADE) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_its_history_on_its_page_and_in_the_record(kind: str) -> None:
    made = MADE[kind]
    whole = catalog(*(one for one in BESIDE if one.id != made.id), made)
    page = build_article(PageContext(whole), made).html
    part = page[page.index('<h2 id="lich-su">') :]
    for words in ("2/7/2026", "Sửa nội dung.", "Sửa một chữ", "Lý do: Nguồn in sai", "1/6/2026"):
        assert words in part
    own = [item for item in changes(whole) if item.record is made]
    assert [(item.kind, str(item.day)) for item in own] == [("revised", "2026-07-02"), ("published", "2026-06-01")]
    html = "".join(one.html for one in change_pages(PageContext(whole)))
    assert "Sửa đổi: " in html and "Sửa một chữ." in html and "Lý do: Nguồn in sai." in html


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_first_that_it_was_withdrawn(kind: str) -> None:
    taken = MADE[kind].model_copy(update={"history": plan(history=(WITHDRAWN,)).history})
    page = build_article(PageContext(catalog(*(one for one in BESIDE if one.id != taken.id), taken)), taken).html
    banner = page[page.index('<div class="banner') :]
    assert banner.startswith('<div class="banner banner--warn"') and "rút xuống ngày 3/8/2026" in banner[:300]


def test_months_and_days_go_backwards_and_nothing_is_lost() -> None:
    whole = catalog(plan(history=(REVISED, WITHDRAWN)), document(status="ended", in_force_until="2026-07-01"))
    found = changes(whole)
    assert [month.id for month in months(found)] == ["2026-08", "2026-07", "2026-06"]
    assert sum(len(month.changes) for month in months(found)) == len(found) == len(list(whole)) + 2
    assert [item.day for item in found] == sorted((item.day for item in found), reverse=True)


def test_a_basis_that_ended_is_a_change() -> None:
    ended = document(status="ended", in_force_until="2026-07-01")
    cited = {"document": ended.id, "quote": "Trên 90% trường học", "at": "I.1"}
    found = changes(catalog(ended, plan(basis=(cited,))))
    assert [(item.kind, str(item.day)) for item in found if item.kind != "published"] == [("basis_ended", "2026-07-01")]


def test_a_great_month_is_cut_and_says_how_much_stands_where() -> None:
    many = [agency(f"co-quan-{number}") for number in range(ROWS_SHOWN + 50)]
    whole = catalog(*many)
    pages = {page.path: page for page in change_pages(PageContext(whole))}
    total = len(list(whole))
    assert (
        list(pages)
        == [month_path("2026-06"), page_path(month_path("2026-06"), 2)]
        == ["thay-doi/2026-06/", "thay-doi/2026-06_trang-2/"]
    )
    links = [
        link
        for page in pages.values()
        for link in re.findall(r'<li><a href="\.\./\.\./([a-z-]+/[a-z0-9-]+/)"', page.html)
    ]
    assert len(links) == len(set(links)) == total
    agencies = len(whole.all("co-quan"))
    shown = [
        int(one)
        for page in pages.values()
        for one in re.findall(rf"{agencies} cơ quan \((\d+) ở trang này\)", page.html)
    ]
    assert sum(shown) == agencies and len(shown) == 2


def test_the_front_page_shows_the_newest_and_counts_the_rest() -> None:
    facts: dict[str, Any] = change_facts(PageContext(catalog(*(agency(f"co-quan-{number}") for number in range(60)))))
    shown = sum(len(group.links) for day in facts["days"] for group in day.published)
    assert shown == NEWEST_SHOWN and facts["rest"] == facts["total"] - NEWEST_SHOWN

"""No page grows with the portal: agencies, places, campaigns, lists and blocks with hundreds of records behind each."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import pytest

from pcmt.model import KINDS, Agency, Campaign, Place, Record, Vocabulary
from pcmt.show.materials.listing import MaterialLists
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import drawn
from pcmt.show.site.article import build_article
from pcmt.show.site.cards import WITH_LISTS, groups_of
from pcmt.show.site.long_lists import ROWS_SHOWN, kind_pages, reference_pages, table_pages
from pcmt.show.site.macros import call_macro
from pcmt.show.site.standalone_pages import LISTS, own_pages
from pcmt.show.targets.listing import TargetLists
from tests.records import DATUM, agency, campaign, catalog, document, event, material, place, plan

COUNT = 600
LIGHT = 125_000
"""Bytes of an article: with the frame around it, about 23 kB, a page stays below 150 kB."""


@pytest.fixture(scope="module")
def crowded() -> PageContext:
    """Return a portal in which every event, material and plan points to one agency, place, campaign and document."""
    numbers = range(COUNT)
    due = (DATUM | {"to": "Ban Chỉ đạo", "to_agency": "so-a", "before": "2026-12-15"},)
    task = (DATUM | {"agency": "so-a", "agency_printed": "Sở A", "role": "lead"},)
    basis = ({"document": "luat-a", "quote": "Trên 90% trường học", "at": "I.1"},)
    return PageContext(
        catalog(
            agency(),
            place(),
            document(),
            campaign("thang-a"),
            *(event(f"su-kien-{n:04d}", campaign="thang-a", place="tinh-a", materials=("bai-0000",)) for n in numbers),
            *(material(f"bai-{n:04d}", campaigns=("thang-a",)) for n in numbers),
            *(
                plan(f"ke-hoach-{n:04d}", basis=basis, deadlines=due, duties=task, period={"start": str(2000 + n % 20)})
                for n in numbers
            ),
        ),
        "../../",
    )


@pytest.mark.parametrize("kind", [Agency, Place, Campaign, Vocabulary])
def test_an_article_is_light(crowded: PageContext, kind: type[Record]) -> None:
    sizes = {one.id: len(build_article(crowded, one).html.encode()) for one in crowded.catalog.every(kind)}
    assert sizes and max(sizes.values()) < LIGHT, sizes


def test_every_page_of_a_list_is_light(crowded: PageContext) -> None:
    sizes = {page.path: len(page.html.encode()) for page in own_pages(crowded)}
    assert len(sizes) > COUNT
    assert {path: size for path, size in sizes.items() if size >= LIGHT} == {}


@pytest.mark.parametrize(
    "name", ["comparisons", "language_coverage", "materials", "event_list", "deadline_calendar", "shelf"]
)
def test_a_block_of_a_hand_written_page_is_light(crowded: PageContext, name: str) -> None:
    assert 0 < len(str(call_macro(name, crowded)).encode()) < LIGHT


@pytest.mark.parametrize("kind", ["ke-hoach", "co-quan", "van-ban", "su-kien"])
def test_the_list_of_a_kind_is_light(crowded: PageContext, kind: str) -> None:
    assert 0 < len(str(call_macro("listing", crowded, kind)).encode()) < LIGHT


def test_a_long_list_is_marked_in_the_menu_of_its_record_and_says_a_kind_only_where_there_are_several(
    crowded: PageContext,
) -> None:
    frames, kinds = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for page in map(drawn, reference_pages(crowded)):
        frames[page.path.partition("/")[0]].add(page.frame)
        found = re.findall(r'<li><span class="record-kind">([^<]*)<', page.html)
        kinds[page.path.partition("_trang-")[0].rstrip("/")].update(found)  # all pages of one list
    assert kinds and [path for path, found in kinds.items() if len(found) == 1] == []
    expected = {
        "co-quan": "danh-sach/lien-quan",
        "dia-phuong": "danh-sach/lien-quan",
        "chien-dich": TargetLists.frame(),
    }
    expected |= {"danh-muc": "danh-sach/truong", "tai-lieu": MaterialLists.frame()}
    assert frames == {kind: {frame} for kind, frame in expected.items()}


def test_what_the_list_of_a_kind_leaves_out_stands_on_pages_of_its_own(crowded: PageContext) -> None:
    assert 'href="../../ke-hoach/trang/1/"' in str(call_macro("listing", crowded, "ke-hoach"))
    pages = list(kind_pages(crowded))
    assert [page.path for page in pages] == [f"ke-hoach/trang/{number}/" for number in (1, 2, 3)]
    assert all(page.html.count("<li>") == ROWS_SHOWN for page in pages)
    assert {page.frame for page in pages} == {TargetLists.frame()}  # the menu marks plans there, not agencies
    assert all(
        f'href="../../../ke-hoach/ke-hoach-{n:04d}/"' in "".join(one.html for one in pages) for n in range(COUNT)
    )


def test_an_agency_of_every_place_has_its_card() -> None:
    places = [place(f"tinh-{n:03d}") for n in range(300)]
    view = PageContext(catalog(*places, *(agency(f"so-{n:03d}", place=f"tinh-{n:03d}") for n in range(300))), "../../")
    groups = groups_of(view, "co-quan")
    assert len(groups) > 300 and all(group.cards and not group.left_out for group in groups)


def test_what_an_article_leaves_out_stands_on_pages_of_its_own(crowded: PageContext) -> None:
    pages = [drawn(page) for page in reference_pages(crowded) if page.path.startswith("co-quan/so-a/su-kien")]
    assert [page.path for page in pages] == [f"co-quan/so-a/su-kien{end}/" for end in ("", "_trang-2", "_trang-3")]
    assert [page.html.count("<li>") for page in pages] == [ROWS_SHOWN] * 3
    articles = chain(crowded.catalog.every(Agency), crowded.catalog.every(Campaign))
    html = "".join(build_article(crowded, one).html for one in articles)
    assert 'href="../../co-quan/so-a/su-kien/"' in html and 'href="../../chien-dich/thang-a/tai-lieu/"' in html


def test_the_tables_of_an_agency_stand_whole_on_pages_of_their_own(crowded: PageContext) -> None:
    html = build_article(crowded, crowded.catalog.get(Agency, "so-a")).html
    pages = list(table_pages(crowded))
    for name in ("viec-duoc-giao", "thoi-han"):
        assert f'href="../../co-quan/so-a/{name}/"' in html
        found = [page for page in pages if page.path.startswith(f"co-quan/so-a/{name}")]
        assert [page.number for page in found] == [1, 2, 3, 4, 5, 6]
        named = [n for n in range(COUNT) if any(f"/ke-hoach/ke-hoach-{n:04d}/" in page.html for page in found)]
        assert len(named) == COUNT
        assert all(f"({COUNT})" in page.html and "<details" not in page.html for page in found)


def test_kinds_with_lists_of_their_own_are_known() -> None:
    assert {one.kind for one in LISTS} & KINDS.keys() == WITH_LISTS

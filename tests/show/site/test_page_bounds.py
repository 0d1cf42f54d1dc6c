"""No page grows with the portal: agencies, places, campaigns, lists and blocks with hundreds of records behind each."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import pytest

from pcmt.model import KINDS, Agency, Campaign, LegalDocument, Record
from pcmt.model.event import MEASURES
from pcmt.show.materials.listing import MaterialLists
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import drawn
from pcmt.show.parts.tables import ROWS_ON_PAGE
from pcmt.show.site.article import build_article
from pcmt.show.site.cards import WITH_LISTS, groups_of
from pcmt.show.site.long_lists import ROWS_SHOWN, citing_pages, kind_pages, reference_pages, table_pages
from pcmt.show.site.macros import MACROS, call_macro
from pcmt.show.site.standalone_pages import LISTS, own_pages
from pcmt.show.targets.listing import TargetLists
from tests.records import DATUM, agency, campaign, catalog, document, event, material, place, plan

COUNT = 600
LIGHT = 125_000
"""Bytes of an article: with the frame around it, about 23 kB, a page stays below 150 kB."""


QUOTE = (
    "Trước ngày 15 tháng 12 hằng năm, các cơ quan, đơn vị, ủy ban nhân dân các xã, phường tổng kết, đánh giá kết quả "
    "thực hiện, gửi về Ban Chỉ đạo (qua cơ quan thường trực) để tổng hợp, báo cáo theo quy định"
)
"""As long as quotes of real plans are."""
TITLE = "Hội nghị tập huấn kỹ năng phòng, chống ma túy cho học sinh và phụ huynh khối lớp 9, buổi số"
ARGUMENTS = {
    "duties": ("dia-phuong", "tinh-a"),
    "latest": ("su-kien",),
    "listing": ("ke-hoach",),
    "record": ("van-ban/luat-a",),
    "results": ("2026-06-01", "2026-06-30"),
    "shelf_links": ("cap-hoc",),
}
"""What blocks ask for that cannot be drawn without it."""
FIXED = {"subscribe_addresses", "search_field"}


@pytest.fixture(scope="module")
def crowded() -> PageContext:
    """Return a portal in which every event, material and plan points to one agency, place, campaign and document."""
    numbers = range(COUNT)
    sent = {"what": "Báo cáo tổng kết", "to": "Ban Chỉ đạo", "to_agency": "so-a", "before": "2026-06-28"}
    due = (DATUM | sent | {"quote": QUOTE},)
    task = (DATUM | {"agency": "so-a", "agency_printed": "Sở A", "role": "lead"},)
    basis = ({"document": "luat-a", "quote": QUOTE, "at": "I.1"},)
    result = dict.fromkeys(MEASURES, "1200") | {"source": "Báo cáo kết quả", "reported_on": "2026-06-27"}
    events = (
        event(
            f"su-kien-{n:04d}",
            title=f"{TITLE} {n}",
            start="2026-06-26 08:30",
            end="2026-06-26 10:30",
            venue="Nhà văn hóa phường",
            campaign="thang-a",
            place="tinh-a",
            materials=("bai-0000",),
            organizers=("so-a", f"ubnd-{n:04d}"),
            results=(result | {"agency": f"ubnd-{n:04d}"},) if n >= COUNT // 2 else (),
        )
        for n in numbers
    )
    return PageContext(
        catalog(
            agency(),
            place(),
            document(),
            campaign("thang-a", start="2026-06-01", end="2026-06-30"),
            *(agency(f"ubnd-{n:04d}", title=f"Ủy ban nhân dân xã thử số {n}") for n in numbers),
            *events,
            *(material(f"bai-{n:04d}", campaigns=("thang-a",)) for n in numbers),
            *(
                plan(f"ke-hoach-{n:04d}", basis=basis, deadlines=due, duties=task, period={"start": str(2000 + n % 20)})
                for n in numbers
            ),
        ),
        "../../",
    )


@pytest.mark.parametrize("kind", [*KINDS.values()])
def test_an_article_is_light(crowded: PageContext, kind: type[Record]) -> None:
    sizes = {one.id: len(build_article(crowded, one).html.encode()) for one in crowded.catalog.every(kind)}
    assert {name: size for name, size in sizes.items() if size >= LIGHT} == {}


def test_every_page_of_a_list_is_light(crowded: PageContext) -> None:
    sizes = {page.path: len(page.html.encode()) for page in own_pages(crowded)}
    assert len(sizes) > COUNT
    assert {path: size for path, size in sizes.items() if size >= LIGHT} == {}


@pytest.mark.parametrize("name", [name for name, one in MACROS.items() if one.is_block and name not in FIXED])
def test_a_block_of_a_hand_written_page_is_light(crowded: PageContext, name: str) -> None:
    assert len(str(call_macro(name, crowded, *ARGUMENTS.get(name, ()))).encode()) < LIGHT


def test_the_page_of_events_is_light_with_many_months_places_and_audiences() -> None:
    audiences = [*catalog().terms["doi-tuong"]]
    moved = {"status": "postponed", "previous_start": "2026-10-15 08:30", "status_reason": "Chờ hướng dẫn mới."}
    events = (
        event(
            f"su-kien-{n:04d}",
            title=f"{TITLE} {n}",
            start=f"202{6 + n % 3}-{n % 12 + 1:02d}-{n % 28 + 1:02d} 08:30",
            end=f"202{6 + n % 3}-{n % 12 + 1:02d}-{n % 28 + 1:02d} 10:30",
            venue="Nhà văn hóa phường",
            place=f"tinh-{n % 34}",
            audiences=tuple(audiences),
            **(moved if n % 2 else {}),
        )
        for n in range(COUNT)
    )
    view = PageContext(catalog(*events, *(place(f"tinh-{n}") for n in range(34))), "../")
    assert 0 < len(str(call_macro("event_list", view)).encode()) < LIGHT
    pages = [page for page in own_pages(view) if page.path.startswith("su-kien/")]
    assert {page.path: len(page.html.encode()) for page in pages if len(page.html.encode()) >= LIGHT} == {}


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
    pages = [page for page in kind_pages(crowded) if page.path.startswith("ke-hoach/")]
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
        assert f'href="../../co-quan/so-a/{name}/">Xem tất cả {COUNT} dòng<' in html
        found = [page for page in pages if page.path.startswith(f"co-quan/so-a/{name}")]
        assert [page.number for page in found] == [1, 2, 3, 4, 5, 6]
        named = [n for n in range(COUNT) if any(f"/ke-hoach/ke-hoach-{n:04d}/" in page.html for page in found)]
        assert len(named) == COUNT
        assert all(
            f"{COUNT} dòng" in page.html and "<h2" not in page.html and "<details" not in page.html for page in found
        )


def test_the_places_that_cite_a_document_stand_whole_on_pages_of_their_own(crowded: PageContext) -> None:
    html = build_article(crowded, crowded.catalog.get(LegalDocument, "luat-a")).html
    assert 'href="../../van-ban/luat-a/noi-dan/"' in html and html.count(QUOTE) == ROWS_ON_PAGE
    pages = list(citing_pages(crowded))
    assert [page.path for page in pages[:2]] == ["van-ban/luat-a/noi-dan/", "van-ban/luat-a/noi-dan_trang-2/"]
    assert "".join(page.html for page in pages).count(QUOTE) == COUNT
    assert {page.frame for page in pages} == {TargetLists.frame()}


def test_a_long_report_shows_rows_with_figures_first_and_says_what_it_leaves_out(crowded: PageContext) -> None:
    html = str(call_macro("results", crowded, "2026-06-01", "2026-06-30"))
    details = html[html.index('id="chi-tiet"') : html.index('id="yeu-cau"')]
    assert re.findall(r"/su-kien/su-kien-(\d+)/", details)[:2] == ["0300", "0301"]  # those before have no figures
    assert details.count("<tr>") == 31 and "chỉ hiện 30 trong 1.200 dòng, dòng có số liệu đứng trước" in details
    units = html[html.index('id="theo-don-vi"') : html.index('id="theo-loai"')]
    assert "xem 80 dòng</summary>" in units and f"chỉ hiện 80 trong {COUNT + 1} dòng" in units
    assert 'href="../../du-lieu/ket-qua.csv"' in details and 'href="../../du-lieu/thoi-han.csv"' in html


def test_a_long_report_without_figures_leads_to_the_events() -> None:
    view = PageContext(catalog(*(event(f"su-kien-{n:04d}") for n in range(90))), "../../")
    html = str(call_macro("results", view, "2026-06-01", "2026-06-30"))
    assert 'chỉ hiện 30 trong 90 dòng. <a href="../../su-kien/">Tất cả sự kiện</a>' in html


def test_kinds_with_lists_of_their_own_are_known() -> None:
    assert {one.kind for one in LISTS} & KINDS.keys() == WITH_LISTS

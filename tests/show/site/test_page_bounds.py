"""No page grows with the portal: agencies, places, campaigns, lists and blocks with hundreds of records behind each."""

from __future__ import annotations

from itertools import chain

import pytest

from pcmt.model import Agency, Campaign, Place, Record, Vocabulary
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from pcmt.show.site.macros import call_macro
from pcmt.show.site.reference_lists import ROWS_SHOWN, reference_pages
from pcmt.show.site.standalone_pages import own_pages
from tests.records import DATUM, agency, campaign, catalog, document, event, material, place, plan

COUNT = 600
LIGHT = 125_000
"""Bytes of an article: with the frame around it, about 23 kB, a page stays below 150 kB."""


@pytest.fixture(scope="module")
def crowded() -> PageContext:
    """Return a portal in which every event, material and plan points to one agency, place, campaign and document."""
    numbers = range(COUNT)
    due = (DATUM | {"to": "Ban Chỉ đạo", "before": "2026-12-15"},)
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
                plan(f"ke-hoach-{n:04d}", basis=basis, deadlines=due, period={"start": str(2000 + n % 20)})
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


def test_what_an_article_leaves_out_stands_on_pages_of_its_own(crowded: PageContext) -> None:
    pages = [page for page in reference_pages(crowded) if page.path.startswith("co-quan/so-a/su-kien")]
    assert [page.path for page in pages] == [f"co-quan/so-a/su-kien{end}/" for end in ("", "_trang-2", "_trang-3")]
    assert [page.html.count("<li>") for page in pages] == [ROWS_SHOWN] * 3
    articles = chain(crowded.catalog.every(Agency), crowded.catalog.every(Campaign))
    html = "".join(build_article(crowded, one).html for one in articles)
    assert 'href="../../co-quan/so-a/su-kien/"' in html and 'href="../../chien-dich/thang-a/tai-lieu/"' in html

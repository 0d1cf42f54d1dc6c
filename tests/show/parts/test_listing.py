"""Lists as pages: nothing is lost where a list is cut, every page leads to the others, no two have one address."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Dimension, Facet, FacetIndex
from pcmt.show.parts.list_pages import ListPage, cut, page_path
from pcmt.show.parts.listing import FacetLists, neighbours
from tests.records import view


class Numbers(FacetIndex[int]):
    """Numbers by whether they are even."""

    def __init__(self, _catalog: Catalog) -> None:
        names = {"chan": "chẵn", "le": "lẻ"}
        parity = Dimension[int]("loai", "Loại", "Số {name}", names, lambda one: ("le" if one % 2 else "chan",))
        super().__init__("so", range(6), (parity,))


class NumberLists(FacetLists[int]):
    """Their lists."""

    index_type = Numbers
    kind, title, all_title = "so", "Số", "Mọi số"
    template, page_size = "materials/listing", 2

    def lead(self, facet: Facet | None) -> str:
        return f"{len(self.rows(facet))} số."

    def body(self, page: ListPage[int], facet: Facet | None) -> dict[str, Any]:
        return {"wider": "", "rows": [{"id": "", "title": f"Các số {page.rows}", "cards": [], "total": 0}]}


@pytest.mark.parametrize(("total", "sizes"), [(0, [0]), (2, [2]), (3, [2, 1])])
def test_a_list_is_cut_and_nothing_is_lost(total: int, sizes: list[int]) -> None:
    pages = cut("so/loai/chan/", list(range(total)), 2)
    assert [len(page.rows) for page in pages] == sizes
    assert [one for page in pages for one in page.rows] == list(range(total))
    assert [page.aside for page in pages] == ["", f" (trang 2/{len(pages)})"][: len(pages)]


def test_addresses_of_pages() -> None:
    assert [page_path("so/loai/chan/", one) for one in (1, 2)] == ["so/loai/chan/", "so/loai/chan_trang-2/"]
    assert [page_path("so/", one) for one in (1, 2)] == ["so/", "so/trang/2/"]


def test_neighbours_end_at_the_ends() -> None:
    assert [neighbours([1, 2, 3], one) for one in (1, 2, 3)] == [(None, 2), (1, 3), (2, None)]


def test_every_facet_and_the_rest_of_all_items_have_pages() -> None:
    pages = {one.path: one for one in NumberLists.published(view())}
    parts = ["so/loai/chan/", "so/loai/chan_trang-2/", "so/loai/le/", "so/loai/le_trang-2/"]
    assert list(pages) == [*parts, "so/trang/2/", "so/trang/3/"]
    second = pages["so/loai/chan_trang-2/"]
    assert second.title == "Số chẵn (trang 2/2)" and second.number == 2 and "Các số [4]" in second.html
    assert second.crumbs == (("", "Trang chủ"), ("so/", "Số"), ("so/loai/chan/", "Số chẵn"))
    assert 'href="../../../so/loai/chan/">Trang 1</a>' in second.html
    assert '<a class="chip" href="../../../so/loai/le/">lẻ <span class="count">(3)</span></a>' in second.html
    assert pages["so/trang/2/"].crumbs == (("", "Trang chủ"), ("so/", "Số"))
    assert {one.frame for one in pages.values()} == {"danh-sach/so"}


def test_the_front_page_offers_the_filters_and_leads_to_the_rest() -> None:
    facts = NumberLists(view()).front()
    assert facts["total"] == 6 and [one.dimension for one in facts["choices"]] == ["loai"]
    assert [words for words, _ in facts["choices"][0].options] == ["chan", "le"]
    assert [href for _, href in facts["pager"]] == ["../../so/", "../../so/trang/2/", "../../so/trang/3/"]


@pytest.mark.parametrize(
    ("rows", "pages"),
    [
        ("aabb", ["aa", "bb"]),
        ("abbb", ["a", "bbb"]),
        ("aabbbc", ["aa", "bbb", "c"]),
        ("aaaaab", ["aaa", "aab"]),
        ("abbbbb", ["abb", "bbb"]),
        ("aaabbb", ["aaa", "bbb"]),
    ],
)
def test_a_list_is_cut_between_headings_where_a_page_holds_one(rows: str, pages: list[str]) -> None:
    found = cut("so/", list(rows), 3, str)
    assert ["".join(page.rows) for page in found] == pages
    groups = [group for page in found for group in page.groups(str)]
    assert all(group.total == rows.count(group.rows[0]) for group in groups)
    assert "".join(group.rows[0] for group in groups if not group.before) == "".join(sorted({*rows}))

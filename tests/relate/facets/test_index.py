"""The facet index: what an item is found under, in which order values are offered, how values contain each other."""

from __future__ import annotations

import pytest

from pcmt.relate.facets.index import Dimension, Facet, FacetIndex, place_dimension
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import ALL, Scope
from tests.records import catalog, place

PLACES = catalog(
    place("viet-nam", level="country", title="Việt Nam"),
    place("tinh-b", parent="viet-nam", title="Tỉnh B"),
    place("xa-b", parent="tinh-b", level="commune", title="Xã B"),
)
COLOURS = {"do": "Màu đỏ", "xanh": "Màu xanh", "tim": "Màu tím"}
Item = tuple[str, str]


def _index(*items: Item) -> FacetIndex[Item]:
    colour = Dimension[Item]("mau", "Màu", "Vật: {name}", COLOURS, lambda one: one[0].split())
    where: Dimension[Item] = place_dimension(PLACES, PlaceTree(PLACES), "Vật tại {inner}", lambda one: one[1])
    return FacetIndex("vat", items, (colour, where))


def test_an_item_is_found_once_under_each_of_its_values() -> None:
    index = _index(("xanh xanh do", ""), ("xanh", ""))
    assert [index.count(index.facet("mau", one)) for one in COLOURS] == [1, 2, 0]
    assert index.values_of(("xanh xanh do", "")) == {"mau": ["xanh", "do"], "dia-phuong": []}


def test_values_without_items_are_not_offered_and_the_names_give_the_order() -> None:
    assert [one.id for one in _index(("tim", ""), ("do", "")).facets("mau")] == ["do", "tim"]


def test_a_place_holds_the_items_inside_it() -> None:
    index = _index(("", "xa-b"))
    inner, middle, outer = (index.facet("dia-phuong", one) for one in ("xa-b", "tinh-b", "viet-nam"))
    assert index.wider(inner) == [middle, outer] and index.inside(middle) == [inner]
    assert index.inside(outer) == [middle]
    assert set(index.top("dia-phuong")) == {middle, outer}
    assert [index.items(one) for one in (inner, middle, outer)] == [[("", "xa-b")]] * 3


def test_values_that_do_not_contain_each_other_are_all_at_the_top() -> None:
    index = _index(("do", ""))
    (red,) = index.top("mau")
    assert index.wider(red) == index.inside(red) == []


def test_a_facet_names_its_page_its_heading_and_its_feeds() -> None:
    index = _index(("do", "xa-b"))
    red, inner = Facet("vat", "mau", "do"), Facet("vat", "dia-phuong", "xa-b")
    assert red.path == "vat/mau/do/"
    assert [index.heading(one) for one in (red, inner)] == ["Vật: Màu đỏ", "Vật tại xã B"]
    assert [index.scope(one) for one in (red, inner)] == [ALL, Scope("dia-phuong", "xa-b")]
    with pytest.raises(KeyError):
        index.title(index.facet("mau", "vang"))

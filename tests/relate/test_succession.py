"""Chains of units: step by step forward to those of today, backward to those that ended, each with its day and part."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from pcmt.model import Agency
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import Scope, reach_of, retired
from pcmt.relate.succession import Succession
from pcmt.show.agencies.succession import render_succession, succession_row
from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import banners
from pcmt.show.subscribing.calendar_text import calendar_text
from tests.records import TODAY, agency, catalog, place, plan, view

TOMORROW = (TODAY + timedelta(days=1)).isoformat()
SOURCE = ({"title": "Báo đưa tin", "checked_on": "2026-06-01"},)


def _ended(record_id: str, *successors: tuple[str, str, str | None], **fields: Any) -> Agency:
    entries = tuple({"agency": successor, "since": since, "what": what} for successor, since, what in successors)
    return agency(record_id, until="2025-07-01", successors=entries, **fields)


def _heirs(*agencies: Agency) -> list[tuple[str, str | None, str, bool]]:
    succession = Succession(catalog(*agencies))
    return [(one.unit.id, one.what, str(one.since), one.is_sure) for one in succession.successors(agencies[0])]


def test_a_chain_without_parts_is_sure_and_dated_by_its_last_step() -> None:
    chain = [_ended("a", ("b", "2025-03-01", None)), _ended("b", ("c", "2025-07-01", None)), agency("c")]
    assert _heirs(*chain) == [("c", None, "2025-07-01", True)]


def test_work_that_was_split_may_lie_with_each() -> None:
    split = _ended("a", ("b", "2025-03-01", "cai nghiện"), ("c", "2025", None))
    assert _heirs(split, agency("b"), agency("c")) == [
        ("b", "cai nghiện", "2025-03-01", False),
        ("c", None, "2025", False),
    ]
    wards = _ended("a", ("b", "2025-07-01", None), ("c", "2025-07-01", None))
    assert [sure for *_, sure in _heirs(wards, agency("b"), agency("c"))] == [False, False]
    part = _ended("a", ("b", "2025-03-01", "cai nghiện"))
    assert _heirs(part, agency("b")) == [("b", "cai nghiện", "2025-03-01", False)]


def test_a_part_given_away_by_a_living_unit_is_never_surely_all() -> None:
    giver = agency("a", successors=({"agency": "b", "since": "2025-03-01"},))
    assert _heirs(giver, agency("b")) == [("b", None, "2025-03-01", False)]


def test_a_step_of_tomorrow_is_not_taken_yet() -> None:
    coming = agency("a", until=TOMORROW, successors=({"agency": "b", "since": TOMORROW},))
    assert _heirs(coming, agency("b")) == []
    assert render_succession(view(coming, agency("b")), coming) == ""


def test_a_chain_that_ends_in_the_dark_has_no_heir_but_says_so() -> None:
    chain = [_ended("a", ("b", "2025-03-01", None)), _ended("b")]
    assert _heirs(*chain) == []
    assert "Chưa xác định được cơ quan kế thừa" in render_succession(view(*chain), chain[0])


def _hearing(seen: PageContext, unit: Agency) -> set[Scope]:
    """The scopes of agencies that hear of what a unit's plan brings."""
    index = ScopeIndex(seen.catalog, [("tin", reach_of(one)) for one in seen.catalog.plans if one.issuer == unit.id])
    return {scope for one in seen.catalog.records["co-quan"] if index.items(scope := Scope("co-quan", one))}


def test_every_place_of_the_portal_names_the_same_heirs() -> None:
    """Two successors on different days: the second one is announced only, and nobody sends people there before its day."""
    old = _ended("a", ("b", "2025-03-01", None), ("c", "2027-03-01", None))
    seen = view(old, agency("b"), agency("c"), plan(issuer="a"))
    assert [one.unit.id for one in seen.succession.current_successors(old)] == ["b"]
    calendar = calendar_text(seen, Scope("co-quan", "a"))
    banner = "".join(one.html for one in banners(seen, old))
    for words in (calendar, banner, str(retired(seen.catalog, old))):
        assert "Tên b" in words and "Tên c" not in words
    assert Scope("co-quan", "c") not in _hearing(seen, old)


def test_who_still_exists_has_nobody_after_it() -> None:
    leaving = agency("a", until="2027-01-01", successors=({"agency": "b", "since": "2027-01-01"},))
    giving = agency("d", successors=({"agency": "b", "since": "2025-03-01", "what": "cai nghiện"},))
    old = place("huyen", until="2027-01-01", successors=({"place": "xa", "since": "2027-01-01"},))
    whole = catalog(leaving, giving, agency("b"), old, place("xa"))
    succession = Succession(whole)
    assert [succession.current_successors(one) for one in (leaving, giving, old)] == [[], [], []]
    assert [one.unit.id for one in succession.successors(giving)] == ["b"]
    assert PlaceTree(whole).audience_of("huyen") == ("huyen",)


def test_the_page_of_an_ended_unit_shows_every_step_with_its_source() -> None:
    first = _ended("a", ("b", "2025-03-01", "cai nghiện"), sources=SOURCE)
    chain = [first, _ended("b", ("c", "2025-07-01", None), sources=SOURCE), agency("c")]
    html = render_succession(view(*chain), first)
    steps = re.findall(r'succession-step">([^<]*)<.*?co-quan/([a-z]+)/', html)
    assert steps == [("Từ 1/3/2025; phần việc: cai nghiện", "b"), ("Từ 1/7/2025", "c")]
    assert html.count("#nguon") == 2 and 'href="../../co-quan/a/#nguon"' in html


def test_the_page_of_todays_unit_shows_the_way_back() -> None:
    chain = [_ended("a", ("b", "2025-03-01", "cai nghiện")), _ended("b", ("c", "2025-07-01", None)), agency("c")]
    html = render_succession(view(*chain), chain[2])
    assert "Kế thừa nhiệm vụ từ" in html and "Cơ quan kế thừa" not in html and "#nguon" not in html
    assert re.findall(r"co-quan/([a-z]+)/", html) == ["b", "a"]
    assert "(từ 1/3/2025; phần việc: cai nghiện)" in html


def test_units_that_go_no_further_share_a_line() -> None:
    old = place("tp", until="2025-07-01", successors=tuple({"place": one, "since": "2025-07-01"} for one in "xyz"))
    seen = view(old, place("x"), place("y"), place("z"))
    row = succession_row(seen, old)
    assert row is not None and row.count("<li>") == 1 and row.count("dia-phuong/") == 3
    assert succession_row(seen, place("x")) is None


def test_a_unit_that_took_over_from_hundreds_folds_them() -> None:
    old = [_ended(f"a-{number}", ("b", "2025-07-01", None)) for number in range(14)]
    html = render_succession(view(*old, agency("b")), agency("b"))
    assert "Xem thêm 2 đơn vị" in html and html.count("co-quan/a-") == 14

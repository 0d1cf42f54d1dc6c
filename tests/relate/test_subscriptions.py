"""Scopes: what one can subscribe to, who hears of what, and that asking for a few items reads only those few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

import pytest

from pcmt.model import Record
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import ALL, Reach, Scope, closing_day, ended_unit, reach_of, scope_title, scopes
from tests.records import (
    DATUM,
    agency,
    announcement,
    campaign,
    catalog,
    document,
    event,
    material,
    place,
    plan,
    vocabulary,
)

TYPES = vocabulary("loai-su-kien", {"mit-tinh": "Mít tinh"})
COUNTRY = place("viet-nam", level="country")
PROVINCE = place("tinh-b", parent="viet-nam")
COMMUNE = place("xa-b", level="commune", parent="tinh-b")
NEIGHBOUR = place("xa-c", level="commune", parent="tinh-b")
OF_EVENT = ("co-quan/so-a", "doi-tuong/hoc-sinh")
TREE = (COUNTRY, PROVINCE, COMMUNE, NEIGHBOUR)


def _index(*records: Record, ground: tuple[Record, ...] = TREE) -> ScopeIndex[str]:
    whole = catalog(*ground, *records)
    return ScopeIndex(whole, ((record.id, reach_of(record)) for record in records))


def _hears(index: ScopeIndex[str], dimension: str, scope_id: str) -> list[str]:
    return index.items(Scope(dimension, scope_id))


def test_everything_one_can_subscribe_to_is_listed_once_with_a_title() -> None:
    whole = catalog(*TREE, TYPES, campaign(), event())
    found = list(scopes(whole, ("su-kien", "thong-bao")))
    assert len(set(found)) == len(found)
    assert [one.path for one in found] == [
        "", "loai/su-kien", "loai/thong-bao", "doi-tuong/hoc-sinh", "doi-tuong/phu-huynh", "dia-phuong/tinh-a",
        "dia-phuong/tinh-b", "dia-phuong/viet-nam", "dia-phuong/xa-b", "dia-phuong/xa-c", "co-quan/so-a",
        "chien-dich/thang-a", "loai-su-kien/mit-tinh",
    ]  # fmt: skip
    assert [scope_title(whole, one) for one in found[:4]] == ["Cổng thử", "Sự kiện", "Thông báo", "Học sinh"]
    assert [scope_title(whole, one) for one in found[-2:]] == ["Tên thang-a", "Mít tinh"]


@pytest.mark.parametrize(
    ("record", "paths"),
    [
        (plan(duties=({**DATUM, "agency": "so-b", "agency_printed": "Sở B", "role": "lead"},)), ["co-quan/so-a", "co-quan/so-b"]),
        (event(type="mit-tinh", campaign="thang-a"), [*OF_EVENT, "chien-dich/thang-a", "loai-su-kien/mit-tinh"]),
        (material(campaigns=("thang-a",)), ["chien-dich/thang-a", "doi-tuong/hoc-sinh", "doi-tuong/phu-huynh"]),
        (campaign("thang-b", organizers=("so-a",)), ["chien-dich/thang-b", "co-quan/so-a", "doi-tuong/moi-nguoi"]),
        (announcement(issuer="so-a"), ["co-quan/so-a", "doi-tuong/hoc-sinh"]),
        (document(), ["co-quan/so-a"]),
    ],
    ids=lambda value: value.kind_id if isinstance(value, Record) else "",
)  # fmt: skip
def test_a_record_reaches_what_it_names(record: Record, paths: list[str]) -> None:
    reach = reach_of(record)
    assert sorted(one.path for one in reach.scopes) == sorted([f"loai/{record.kind_id}", *paths])
    assert reach.places == (("tinh-a",) if record.kind_id == "ke-hoach" else ())


def test_a_place_hears_of_what_is_inside_it_and_of_what_its_province_and_country_hold() -> None:
    index = _index(*(event(f"o-{one.id}", place=one.id) for one in TREE))
    assert _hears(index, "dia-phuong", "viet-nam") == ["o-viet-nam", "o-tinh-b", "o-xa-b", "o-xa-c"]
    assert _hears(index, "dia-phuong", "tinh-b") == ["o-viet-nam", "o-tinh-b", "o-xa-b", "o-xa-c"]
    assert _hears(index, "dia-phuong", "xa-b") == ["o-viet-nam", "o-tinh-b", "o-xa-b"]
    assert _hears(index, "dia-phuong", "tinh-a") == []
    assert index.items(ALL) == ["o-viet-nam", "o-tinh-b", "o-xa-b", "o-xa-c"]


def test_a_series_hears_of_everything_in_the_campaigns_of_its_years() -> None:
    ground = (campaign("thang"), campaign("thang-2027", series="thang"))
    index = _index(event("e", campaign="thang-2027"), campaign("thang-2027", series="thang"), ground=ground)
    assert _hears(index, "chien-dich", "thang") == ["e", "thang-2027"]
    assert _hears(index, "chien-dich", "thang-2027") == ["e", "thang-2027"]


def test_what_is_meant_for_everyone_reaches_every_audience() -> None:
    index = _index(event("chung", audiences=("moi-nguoi",)), event("rieng"), campaign("thang"))
    assert _hears(index, "doi-tuong", "hoc-sinh") == ["chung", "rieng", "thang"]
    assert _hears(index, "doi-tuong", "phu-huynh") == ["chung", "thang"]
    assert _hears(index, "doi-tuong", "moi-nguoi") == ["chung", "thang"]


def test_what_happens_in_a_former_place_is_told_where_it_lies_today() -> None:
    gone = place(
        "xa-cu",
        level="commune",
        parent="tinh-b",
        until="2025-07-01",
        successors=({"place": "xa-b", "since": "2025-07-01"},),
    )
    index = _index(event("o-cu", place="xa-cu"), ground=(*TREE, gone))
    heard = [one.id for one in (*TREE, gone) if _hears(index, "dia-phuong", one.id)]
    assert heard == ["viet-nam", "tinh-b", "xa-b", "xa-cu"]


def test_the_work_of_a_former_agency_is_told_to_who_does_it_today() -> None:
    gone = agency("so-cu", until="2025-07-01", successors=({"agency": "so-giua", "since": "2025-07-01"},))
    between = agency("so-giua", until="2026-01-01", successors=({"agency": "so-a", "since": "2026-01-01"},))
    index = _index(plan(issuer="so-cu"), ground=(gone, between))
    assert [_hears(index, "co-quan", one) for one in ("so-cu", "so-giua", "so-a")] == [
        ["ke-hoach-a"],
        [],
        ["ke-hoach-a"],
    ]


def test_a_unit_is_ended_from_its_last_day_on() -> None:
    def ended(today: date) -> Record | None:
        return ended_unit(catalog(place("cu", until="2026-07-01"), today=today), Scope("dia-phuong", "cu"))

    assert ended(date(2026, 6, 30)) is None
    unit = ended(date(2026, 7, 1))
    assert unit is not None and unit.id == "cu"
    assert ended_unit(catalog(), Scope("dia-phuong", "tinh-a")) is None
    assert ended_unit(catalog(campaign(end="2026-01-01")), Scope("chien-dich", "thang-a")) is None
    assert closing_day(place("cu", until="2026-07-01")) == date(2026, 7, 1)
    assert closing_day(place("cu", until="2025-07")) == date(2026, 6, 1)


class _Counting(list[int]):
    """A list that counts how often one of its members is read."""

    reads = 0

    def __iter__(self) -> Iterator[int]:
        for number in super().__iter__():
            type(self).reads += 1
            yield number


def test_taking_a_few_items_reads_only_those_few() -> None:
    index = ScopeIndex(catalog(*TREE), ((number, Reach((), ("viet-nam", "xa-b"))) for number in range(10_000)))
    for key, numbers in list(index._inside.items()):
        index._inside[key] = _Counting(numbers)
    for place_id, numbers in list(index._own.items()):
        index._own[place_id] = _Counting(numbers)
    assert list(islice(index.stream(Scope("dia-phuong", "xa-b")), 50)) == list(range(50))
    assert _Counting.reads < 200

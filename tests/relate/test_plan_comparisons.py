"""Which comparisons have a page: all of them while plans are few, a bounded number for each when they are many."""

from __future__ import annotations

import re
from math import comb

import pytest

from pcmt.model import Plan
from pcmt.relate.catalog import Catalog
from pcmt.relate.plan_comparisons import ALL_UP_TO, NEIGHBOURS, combination_of, comparisons, neighbours_of
from pcmt.urls import ID_LIMIT, comparison_path
from tests.records import agency, catalog, place, plan, settings


def plans(count: int) -> list[Plan]:
    return [plan(f"ke-hoach-{number:03d}", period={"start": str(2000 + number % 30)}) for number in range(count)]


def of(*records: Plan, asked: tuple[tuple[str, ...], ...] = ()) -> tuple[tuple[str, ...], ...]:
    return comparisons(catalog(*records, site=settings(comparisons=tuple({"plans": one} for one in asked))))


@pytest.mark.parametrize("count", range(ALL_UP_TO + 1))
def test_few_plans_are_compared_in_every_way(count: int) -> None:
    assert len(of(*plans(count))) == sum(comb(count, size) for size in (2, 3, 4))


@pytest.mark.parametrize("count", [ALL_UP_TO + 1, 40, 300])
def test_many_plans_make_a_bounded_number_of_pages_each(count: int) -> None:
    found = of(*plans(count))
    assert count / 2 <= len(found) <= NEIGHBOURS * count
    assert {len(ids) for ids in found} == {2}
    assert {one for ids in found for one in ids} == {one.id for one in plans(count)}


def test_an_address_has_one_order() -> None:
    assert combination_of(["b", "a", "b"]) == ("a", "b")
    assert comparison_path(("a", "b", "c")) == "so-sanh/a_voi_b_voi_c/"
    long = comparison_path(("a" * 80, "b" * 80))
    assert re.fullmatch(r"so-sanh/2-ke-hoach-[0-9a-f]{12}/", long) and long != comparison_path(("a" * 80, "c" * 80))
    assert all(ids == tuple(sorted(ids)) for ids in of(*plans(20)))


def test_the_editor_may_ask_for_more() -> None:
    asked = ("ke-hoach-039", "ke-hoach-001", "ke-hoach-020")
    many = plans(40)
    assert tuple(sorted(asked)) not in of(*many)
    assert tuple(sorted(asked)) in of(*many, asked=(asked,))


def test_long_ids_make_names_that_fit_on_a_disk() -> None:
    ids = [f"{letter * 80}" for letter in "abcd"]
    names = [comparison_path(one).split("/")[1] for one in of(*(plan(one) for one in ids))]
    assert len(set(names)) == len(names) == 11
    assert all(len(name) <= ID_LIMIT for name in names)


def merged() -> Catalog:
    """Two issuers merged into a third; and a crowd of plans of others in the same years."""
    since = "2025-07-01"
    ended = {"until": since, "successors": ({"agency": "so-moi", "since": since},)}
    agencies = [agency("so-cu", **ended), agency("so-moi"), *(agency(f"so-{n}") for n in range(20))]
    own = [
        plan("cu-2024", issuer="so-cu", period={"start": "2024"}),
        plan("moi-2026", issuer="so-moi", period={"start": "2026"}),
    ]
    crowd = [plan(f"khac-{n}", issuer=f"so-{n}", place=f"tinh-{n}", period={"start": "2024"}) for n in range(20)]
    return catalog(*agencies, *(place(f"tinh-{n}") for n in range(20)), *own, *crowd)


def test_the_line_of_issuers_is_the_nearest_kinship() -> None:
    found = neighbours_of(merged())
    assert found["cu-2024"][0] == "moi-2026" and found["moi-2026"][0] == "cu-2024"
    assert all(len(near) == NEIGHBOURS and plan_id not in near for plan_id, near in found.items())

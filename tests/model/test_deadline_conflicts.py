"""Deadlines of one plan that do not fit together are found; those that only look alike are not."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.model.deadline_conflicts import Conflict, find_conflicts
from tests.records import DATUM, plan

QUARTER = {"frequency": "quarterly", "months": ("3", "6", "9", "12"), "day": "12"}
HALF = {"frequency": "half_yearly", "months": ("6", "12"), "day": "10"}


def _asked(rule: dict[str, Any], **fields: Any) -> dict[str, Any]:
    base = {"what": f"Báo cáo {rule['frequency']}", "from": "Các phòng", "to": "Văn phòng"}
    return DATUM | base | fields | {"rule": rule}


def _found(*asked: dict[str, Any]) -> list[Conflict]:
    return find_conflicts(plan(deadlines=asked))


def test_a_quarter_due_after_the_half_year_that_holds_it() -> None:
    (one,) = _found(_asked(QUARTER), _asked(HALF))
    assert (one.longer.what, one.shorter.what) == ("Báo cáo half_yearly", "Báo cáo quarterly")
    assert (one.months, one.days, one.parties) == ((6, 12), 2, "cùng bên gửi và nơi nhận")
    assert _found(_asked(HALF), _asked(QUARTER)) == [one]


def test_the_receiver_may_be_known_to_one_deadline_only() -> None:
    (one,) = _found(_asked(QUARTER), _asked(HALF, to=None))
    assert one.parties == "cùng bên gửi"


def test_parties_are_the_same_by_id_or_by_printed_words() -> None:
    own = {"from_agency": "so-a", "to_agency": "so-b"}
    assert len(_found(_asked(QUARTER, **own), _asked(HALF, **own | {"from": "khác chữ", "to": "khác"}))) == 1
    assert len(_found(_asked(QUARTER), _asked(HALF, **{"from": "các  phòng"}, to="VĂN PHÒNG"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_asked(QUARTER), _asked(HALF | {"day": "12"})),
        (_asked(QUARTER), _asked(HALF | {"day": "20"})),
        (_asked(QUARTER), _asked(HALF | {"months": ("7",)})),
        (_asked(QUARTER), _asked(HALF, **{"from": "Sở"})),
        (_asked(QUARTER), _asked(HALF, to="Công an tỉnh")),
        (_asked(QUARTER), _asked(HALF, what="Tập huấn")),
        (_asked(QUARTER), _asked(QUARTER | {"day": "10"})),
        (_asked(QUARTER), _asked({"frequency": "half_yearly"})),
        (_asked({"frequency": "school_term", "months": ("6",), "day": "12"}), _asked(HALF)),
        # 11 counted in is 12 left out.
        (_asked(QUARTER), _asked(HALF | {"day": "11", "inclusive": "có"})),
    ],
)
def test_what_can_both_be_kept_is_no_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert _found(one, other) == []


def test_a_last_good_day_that_is_counted_in_is_one_day_later() -> None:
    (one,) = _found(_asked(QUARTER | {"day": "11", "inclusive": "có"}), _asked(HALF | {"day": "11"}))
    assert one.days == 1


def test_a_day_is_due_once_however_it_is_asked() -> None:
    assert _found(_asked(QUARTER), DATUM | {"what": "Báo cáo", "from": "Các phòng", "before": "2026-06-10"}) == []

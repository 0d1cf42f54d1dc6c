"""Comparison of levels: a warning only where a local figure is below the higher one, and a reason where none is possible."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.model import Record
from pcmt.relate.target_levels import State
from tests.records import DATUM, document, plan
from tests.target_records import PER_CENT, indexed, ladder, local, national, only

WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)


def _states(*records: Record, of: str = "ke-hoach-tinh") -> list[tuple[State, str]]:
    index = indexed(*records)
    found = ladder(*records)
    return [(verdict.state, verdict.reason) for verdict in found.comparisons(only(index, of))]


def _state(local_fields: dict[str, Any], upper_fields: dict[str, Any]) -> State:
    ((state, _),) = _states(national(**upper_fields), local(**local_fields))
    return state


FLOORS = [
    ("at_least", "49", "at_least", "50", "below"),
    ("at_least", "50", "at_least", "50", "met"),
    ("at_least", "51", "at_least", "50", "met"),
    ("at_least", "50", "more_than", "50", "below"),
    ("more_than", "50", "more_than", "50", "met"),
    ("more_than", "50", "at_least", "50", "met"),
    ("more_than", "49", "at_least", "50", "below"),
    ("exactly", "100", "at_least", "50", "met"),
    ("at_least", "90", "exactly", "100", "below"),
    ("exactly", "50", "more_than", "50", "below"),
    ("at_least", "120", "exactly", "100", "met"),
    ("at_least", "49,9", "at_least", "50", "below"),
    ("at_most", "60", "at_least", "50", "incomparable"),
    ("at_least", "60", "at_most", "50", "incomparable"),
]
CEILINGS = [
    ("at_most", "11", "at_most", "10", "below"),
    ("at_most", "10", "at_most", "10", "met"),
    ("at_most", "9", "at_most", "10", "met"),
    ("at_most", "10", "less_than", "10", "below"),
    ("less_than", "10", "less_than", "10", "met"),
    ("exactly", "5", "at_most", "10", "met"),
    ("exactly", "12", "at_most", "10", "below"),
    ("at_most", "3", "exactly", "0", "below"),
]


@pytest.mark.parametrize(("comparator", "value", "upper", "upper_value", "expected"), FLOORS)
def test_floors(comparator: str, value: str, upper: str, upper_value: str, expected: State) -> None:
    assert _state({"comparator": comparator, "value": value}, {"comparator": upper, "value": upper_value}) == expected


@pytest.mark.parametrize(("comparator", "value", "upper", "upper_value", "expected"), CEILINGS)
def test_ceilings(comparator: str, value: str, upper: str, upper_value: str, expected: State) -> None:
    own = {"measure": "ty-le-tai-nghien"}
    found = _state(
        {"comparator": comparator, "value": value, **own}, {"comparator": upper, "value": upper_value, **own}
    )
    assert found == expected


@pytest.mark.parametrize(
    ("years", "value", "due", "expected", "reason"),
    [
        ("2030", "40", "2030", "below", ""),
        ("2026-2030", "40", "2030", "below", ""),
        ("2026-2035", "40", "2030", "below", ""),
        ("2026", "20", "2030", "incomparable", "chỉ tiêu này tính đến năm 2026, mức của cấp trên đến năm 2030"),
        ("2026", "60", "2030", "met", ""),
        ("2024", "20", "2030", "incomparable", "hết hạn ngày 31/12/2024, trước khi có mức của cấp trên (18/3/2025)"),
        ("2024", "90", "2030", "incomparable", "hết hạn ngày 31/12/2024, trước khi có mức của cấp trên (18/3/2025)"),
        ("2026", "40", None, "below", ""),
    ],
)
def test_time_decides_whether_figures_meet(years: str, value: str, due: str | None, expected: str, reason: str) -> None:
    ((state, words),) = _states(national(due=due), local(years=years, value=value))
    assert state == expected
    assert words.endswith(reason)
    assert bool(words) == (expected == "incomparable")


def test_the_due_time_of_a_target_speaks_before_the_term_of_its_plan() -> None:
    ((state, reason),) = _states(national(), local(years="2026-2030", value="30", due="2027"))
    assert (state, reason) == ("incomparable", "chỉ tiêu này tính đến năm 2027, mức của cấp trên đến năm 2030")


def test_a_term_that_was_over_binds_nobody() -> None:
    ((state, reason),) = _states(local("cu", "ca-nuoc", years="2021-2025"), local(years="2026", value="10"))
    assert state == "incomparable"
    assert reason == "mức của cấp trên hết hạn ngày 31/12/2025, trước khi có chỉ tiêu này (1/1/2026)"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"unit": "xã"}, "đơn vị tính khác nhau (xã; cấp trên: %)"),
        ({"baseline": "năm 2023"}, "mốc so sánh khác nhau (năm 2023; cấp trên: không ghi)"),
        ({"comparator": "qualitative", "value": None, "unit": None}, "chỉ tiêu định tính, không có con số để so"),
        ({"comparator": "at_most"}, "một bên đặt mức tối thiểu, một bên đặt mức tối đa"),
    ],
)
def test_what_cannot_be_compared_says_why(fields: dict[str, Any], words: str) -> None:
    assert _states(national(), local(**({"value": "10"} | fields))) == [("incomparable", words)]


def test_a_target_without_any_time_is_not_judged() -> None:
    timeless = plan("ke-hoach-tinh", targets=(DATUM | PER_CENT | {"value": "10"},))
    assert _states(national(), timeless) == [("incomparable", "chưa rõ thời hạn của chỉ tiêu này")]


def test_every_level_above_is_a_rung() -> None:
    records = (
        national(),
        local(value="60"),
        local("ke-hoach-xa", "xa-1", value="55"),
        local("b", "tinh-b", value="90"),
    )
    found = ladder(*records)
    verdicts = found.comparisons(only(indexed(*records), "ke-hoach-xa"))
    assert [(one.upper.record.id, one.state) for one in verdicts] == [("ket-luan", "met"), ("ke-hoach-tinh", "below")]
    assert [one.local.record.id for one in found.warnings()] == ["ke-hoach-xa"]
    assert found.is_below(verdicts[0].local)


def test_a_place_that_went_into_another_is_held_against_it_but_its_parts_are_not_above_it() -> None:
    records = (local("cu", "tinh-cu", years="2025", value="40"), local("moi", "tinh-a", years="2025", value="60"))
    assert _states(*records, of="cu") == [("below", "")]
    assert _states(*records, of="moi") == []
    split = (local("xa", "xa-1", years="2025", value="60"), local("moi", "tinh-a", years="2025", value="40"))
    assert _states(*split, of="moi") == []


def test_a_document_binds_the_plan_of_its_own_place_that_cites_it() -> None:
    target = PER_CENT | {"what": "mức của tỉnh", "source": "Nguồn", "value": "70"}
    own = document("nghi-quyet", issuer="so-a", issued="2025", targets=(target,))
    citation = {"document": "nghi-quyet", "quote": "Trên 90% trường học", "at": "I.1"}
    citing = local(value="60").model_copy(update={"basis": plan(basis=(citation,)).basis})
    assert _states(own, citing) == [("below", "")]
    assert _states(own, local(value="60")) == []


def test_what_was_taken_back_or_replaced_warns_of_nothing() -> None:
    low = local(value="10")
    assert _states(national().model_copy(update={"history": plan(history=WITHDRAWN).history}), low) == []
    replaced = local("cap-tren", "ca-nuoc").model_copy(update={"replaced_by": "khac"})
    assert _states(replaced, low) == [("incomparable", "kế hoạch đặt mức của cấp trên đã được thay")]


def test_other_measures_and_targets_without_one_do_not_meet() -> None:
    assert _states(national(measure="ty-le-tai-nghien"), local(value="10")) == []
    assert _states(national(), local(value="10", measure=None)) == []

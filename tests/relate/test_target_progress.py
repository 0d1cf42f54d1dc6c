"""Progress: computed from results of events where a measure says how, with the numbers behind it, and nothing made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pcmt.model import Event, Record
from pcmt.relate.target_progress import Measurement
from tests.records import event, place
from tests.relate.june_reports import result
from tests.target_records import book, indexed, local, only

COUNTS = (
    {"counted": "communes", "value": "80", "since": "2020", "until": "2025-07-01", "source": "Bảng cũ"},
    {"counted": "communes", "value": "4", "since": "2025-07-01", "source": "Bảng thử"},
    {"counted": "schools", "value": "10", "since": "2025-09-01", "source": "Bảng thử"},
)


def _event(record_id: str, *results: dict[str, Any], **fields: Any) -> Event:
    return event(record_id, results=results, **({"start": "2026-06-26"} | fields))


def _readings(*records: Record, counts: Any = COUNTS, **fields: Any) -> list[Measurement]:
    target = {"measure": "co-tuyen-truyen", "comparator": "exactly", "value": "100"} | fields
    province = place("tinh-a", parent="ca-nuoc", counts=counts)
    everything = (province, local(years="2026", **target), *records)
    return book(*everything).readings(only(indexed(*everything), "ke-hoach-tinh"))


def test_without_results_there_is_no_figure_and_no_share() -> None:
    communes, schools = _readings(_event("chua-co"))
    assert (communes.reached, communes.share, communes.events) == (None, None, ())
    assert (communes.total.value, schools.total.value) == (4, 10)  # type: ignore[union-attr]


def test_communes_are_counted_once_each_with_the_events_behind() -> None:
    communes, _ = _readings(
        _event("mot", result("don-vi-xa-1", sessions=2)),
        _event("hai", result("don-vi-xa-1", sessions=5), start="2026-03-01"),
        _event("ba", result("don-vi-xa-2", sessions=1)),
    )
    assert (communes.reached, communes.share) == (2, Decimal(50))
    assert [one.id for one in communes.events] == ["hai", "ba", "mot"]


def test_a_figure_of_nought_sessions_reaches_nobody_but_is_a_figure() -> None:
    (communes, _) = _readings(_event("mot", result("don-vi-xa-1", sessions=0, communes=0)))
    assert (communes.reached, communes.share) == (0, Decimal(0))


def test_overlapping_reports_are_not_added_up() -> None:
    _, schools = _readings(
        _event("so", result("so-a", schools=6)),
        _event("so-lan-hai", result("so-a", schools=5), start="2026-09-05"),
        _event("xa", result("don-vi-xa-1", schools=3), result("don-vi-xa-2", schools=1)),
    )
    assert (schools.reached, schools.share) == (6, Decimal(60))


def test_separate_places_are_added_where_they_come_to_more() -> None:
    _, schools = _readings(
        _event("so", result("so-a", schools=2)),
        _event("xa", result("don-vi-xa-1", schools=3), result("don-vi-xa-2", schools=4)),
    )
    assert schools.reached == 7


def test_an_event_of_a_province_counts_where_each_unit_works() -> None:
    joint = _event("chung", result("don-vi-xa-1", sessions=1), result("don-vi-xa-2", sessions=1), place="tinh-a")
    communes, _ = _readings(joint)
    assert communes.reached == 2
    inside = _event("tai-xa", result("so-a", sessions=1), place="xa-1")
    assert _readings(inside)[0].reached == 1


def test_other_years_other_places_and_what_was_called_off_do_not_count() -> None:
    gone = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)
    communes, _ = _readings(
        _event("nam-khac", result("don-vi-xa-1", sessions=1), start="2025-06-26"),
        _event("noi-khac", result("so-a", communes=9), place="tinh-b"),
        _event("rut", result("don-vi-xa-2", sessions=1), history=gone),
    )
    assert communes.reached is None


def test_the_denominator_is_the_one_that_held_and_is_never_made_up() -> None:
    held = _event("mot", result("don-vi-xa-1", sessions=1))
    communes, schools = _readings(held, counts=COUNTS[:1])
    assert (communes.total, schools.total) == (None, None)
    assert (communes.reached, communes.share) == (1, None)


def test_more_than_there_are_is_doubtful_and_gives_no_share() -> None:
    _, schools = _readings(_event("so", result("so-a", schools=11)))
    assert (schools.is_doubtful, schools.share) == (True, None)


def test_sessions_of_each_term_are_shared_out() -> None:
    at_school = {"type": "o-truong"}
    second, first = _readings(
        _event("thang-3", result("so-a", sessions=8), start="2026-03-01", **at_school),
        _event("thang-5", result("so-a", sessions=4), start="2026-05-31", **at_school),
        _event("thang-6", result("so-a", sessions=99), **at_school),
        _event("khac", result("so-a", sessions=99), start="2026-03-01", type="noi-khac"),
        _event("thang-10", result("so-a", sessions=5), start="2026-10-10", **at_school),
        measure="moi-hoc-ky",
        value="1",
        unit="buổi",
        comparator="at_least",
    )
    assert (second.window, second.reached, second.share) == ("Học kỳ II năm 2026", 12, Decimal("1.2"))
    assert (first.window, first.reached, first.share) == ("Học kỳ I năm 2026", 5, Decimal("0.5"))


def test_what_has_no_measure_or_no_period_is_not_computed() -> None:
    assert _readings(measure=None) == []
    assert _readings(measure="ty-le-xa") == []
    target = {"measure": "co-tuyen-truyen"}
    timeless = local(years="2026", **target).model_copy(
        update={"period": local().period.model_copy(update={"end": None})}
    )
    records = (timeless,)
    assert {one.days for one in book(*records).readings(only(indexed(*records), "ke-hoach-tinh"))} == {None}


def test_a_share_is_never_told_larger_than_it_is() -> None:
    many = ({"counted": "schools", "value": "25001", "since": "2025-09-01", "source": "Bảng thử"},)
    report = _event("gan-du", result("so-a", schools=25_000))
    assert _readings(report, counts=many)[1].share == Decimal("99.99")

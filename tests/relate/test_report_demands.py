"""Which reports are asked for in a period, of whom and by which day."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from pcmt.publish.reports import report_files
from pcmt.relate.result_sums import report_of_days
from pcmt.show.results.phrases import due_words
from tests.records import agency, campaign, catalog, document, place, plan, vocabulary
from tests.relate.june_reports import JUNE, june


def _asked(**fields: Any) -> dict[str, Any]:
    return {"what": "Báo cáo", "from": "Các đơn vị", "to": "Sở A", "quote": "Trên 90% trường học", "at": "I.1"} | fields


def test_campaigns_in_the_period_ask_for_a_report_and_the_last_good_day_is_the_day_before() -> None:
    month = campaign(
        start="2026-06-01", end="2026-06-30", directing=("luat-a",), reports=(_asked(before="2026-07-10"),)
    )
    paper = document(number="573/TTg", issued="2026-05-25")
    records = catalog(month, paper, vocabulary("loai-van-ban", {"luat": "Luật", "ke-hoach": "Kế hoạch"}))
    (demand,) = report_of_days(records, JUNE).demands
    assert demand.last_day == date(2026, 7, 9)
    files = {file.path: file.content for file in report_files(records, report_of_days(records, JUNE), "x")}
    cells = [cell.value for row in openpyxl.load_workbook(BytesIO(files["x.xlsx"]))["Yêu cầu báo cáo"] for cell in row]
    assert "Luật 573/TTg ngày 25/5/2026, mục I.1" in cells
    assert "chậm nhất hết ngày 9/7/2026, thứ Năm" in cells


@pytest.mark.parametrize(
    ("deadline", "is_asked"),
    [
        ({"before": "2026-07-15"}, True),
        ({"before": "2026-08-30"}, True),
        ({"before": "2026-08-31"}, False),
        ({"on": "2026-05-31"}, False),
        ({"on": "2026-06"}, True),
        ({"before": "2026-07-15", "what": "Tập huấn"}, False),
        ({"rule": {"frequency": "monthly"}}, True),
        ({"rule": {"frequency": "quarterly"}}, True),
        ({"rule": {"frequency": "yearly"}}, False),
        ({"rule": {"frequency": "yearly", "months": ("7",), "day": "5"}}, True),
        ({"rule": {"frequency": "ad_hoc"}}, False),
    ],
)
def test_plans_ask_for_reports_due_in_or_soon_after_the_period(deadline: dict[str, Any], is_asked: bool) -> None:
    one = plan(deadlines=(_asked(**deadline),), period={"start": "2026", "end": "2026"})
    assert bool(june(one).demands) == is_asked


def test_every_time_of_a_rule_is_asked_by_itself_with_its_day() -> None:
    rule = {"frequency": "monthly", "day": "5"}
    one = plan(deadlines=(_asked(rule=rule),), period={"start": "2026", "end": "2026-07"})
    assert [demand.last_day for demand in june(one).demands] == [date(2026, 6, 4), date(2026, 7, 4)]


@pytest.mark.parametrize("rule", [{"frequency": "monthly", "day": "5"}, {"frequency": "monthly"}])
def test_a_plan_that_was_replaced_asks_for_nothing_any_more(rule: dict[str, Any]) -> None:
    one = plan(deadlines=(_asked(rule=rule),), period={"start": "2026", "end": "2026"}, replaced_by="moi")
    assert june(one, plan("moi", issued="2026-06-01")).demands == ()
    assert june(one, plan("moi", issued="2026-12-01")).demands


def test_a_month_without_a_day_is_told_as_such() -> None:
    (demand,) = june(plan(deadlines=(_asked(on="2026-07"),))).demands
    assert due_words(demand) == "tháng 7/2026 (không ghi ngày)"


def test_of_a_plan_whose_term_is_over_nothing_comes_back() -> None:
    one = plan(deadlines=(_asked(rule={"frequency": "monthly"}),), period={"start": "2025", "end": "2025"})
    assert june(one).demands == ()


def test_a_unit_is_asked_only_for_what_it_or_its_group_has_to_send() -> None:
    near, far = place("xa-b", parent="tinh-a", level="commune"), place("tinh-b")
    units = (
        agency(place="xa-b"),
        agency("so-khac"),
        agency("nhom-a", is_group="có", place="tinh-a"),
        agency("nhom-b", is_group="có", place="tinh-b"),
    )
    asked = [
        _asked(what=f"Báo cáo của {one}", from_agency=one, before="2026-07-15")
        for one in ("so-a", "so-khac", "nhom-a", "nhom-b")
    ]
    report = june(near, far, *units, plan(deadlines=tuple(asked)), unit=units[0])
    assert [one.asked.what for one in report.demands] == ["Báo cáo của nhom-a", "Báo cáo của so-a"]

"""Entries of report dates: single days and rules, their alarms, their names, and the calendars that hold them."""

from __future__ import annotations

from datetime import date, datetime

from tests.publish.calendars.entries import (
    all_entries,
    calendar_files,
    description_of,
    entry_names,
    one_entry,
    parsed,
    reporting_campaign,
)
from tests.records import DATUM, agency, plan
from tests.tools.rfc5545 import rfc_faults


def test_a_report_date_in_full() -> None:
    entries = all_entries(agency("so-b"), reporting_campaign())
    entry = entries["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    assert entry["SUMMARY"] == "Hạn: Báo cáo kết quả"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2026, 7, 9), date(2026, 7, 10))
    assert entry["TRANSP"] == "TRANSPARENT"
    assert entry["DESCRIPTION"].split("\n") == [
        "Chậm nhất là hết ngày 9/7/2026, thứ Năm.",
        "Đơn vị thực hiện: Các xã, phường",
        "Nơi nhận: Công an tỉnh",
        "Trích: “gửi trước ngày 10/7” (Tên thang-a, mục IV.10).",
        "Xem trang: https://thu.example/chien-dich/thang-a/",
    ]


def test_a_report_date_rings_at_eight_a_week_and_a_day_before() -> None:
    entry = all_entries(agency("so-b"), reporting_campaign())["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    midnight = datetime(2026, 7, 9)
    rings = [midnight + alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")]
    assert rings == [datetime(2026, 7, 2, 8), datetime(2026, 7, 8, 8)]
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in entry.walk("VALARM"))
    # Where the campaign was withdrawn nothing rings any more.
    gone = reporting_campaign(history=({"on": "2026-06-02", "kind": "withdrawn", "what": "x"},))
    entry = all_entries(agency("so-b"), gone)["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    assert entry["SUMMARY"].startswith("[RÚT] ") and not entry.walk("VALARM")


def test_a_report_date_keeps_its_name_when_words_and_days_change() -> None:
    deadlines = [
        {**DATUM, "from": "Sở", "what": "a", "before": "2026-12-15", "at": "IV.1"},
        {**DATUM, "from": "Sở", "what": "b", "before": "2026-06-15", "at": "IV.1"},
        {**DATUM, "from": "Sở", "what": "c", "before": "2026-07-15", "at": "IV.2"},
    ]
    before = all_entries(plan(deadlines=tuple(deadlines)))
    names = {str(one["SUMMARY"]): uid for uid, one in before.items()}
    assert names["Hạn: a"] == "ke-hoach.ke-hoach-a.han-bao-cao.iv-1.1@thu.example"
    assert names["Hạn: b"] == "ke-hoach.ke-hoach-a.han-bao-cao.iv-1.2@thu.example"
    edited = [one | {"what": f"{one['what']} sửa", "before": "2026-01-02", "quote": "x"} for one in deadlines]
    after = all_entries(plan(deadlines=tuple(edited)))
    assert {str(one["SUMMARY"]).removesuffix(" sửa"): uid for uid, one in after.items()} == names


def test_an_agency_gets_its_own_report_dates_and_not_all_of_the_plan() -> None:
    deadlines = (
        {**DATUM, "from": "Sở B", "from_agency": "so-b", "what": "a", "before": "2026-12-15", "at": "IV.1"},
        {**DATUM, "from": "Sở C", "to": "Sở B", "to_agency": "so-b", "what": "b", "before": "2026-12-15", "at": "IV.2"},
        {**DATUM, "from": "Sở C", "from_agency": "so-c", "what": "c", "before": "2026-12-15", "at": "IV.3"},
    )
    duty = {**DATUM, "agency": "so-d", "agency_printed": "Sở D", "role": "support"}
    files = calendar_files(agency("so-b"), agency("so-c"), agency("so-d"), plan(deadlines=deadlines, duties=(duty,)))
    held = {
        one: [name.rpartition("han-bao-cao.")[2] for name in entry_names(files[f"lich/co-quan/{one}.ics"])]
        for one in ("so-a", "so-b", "so-c", "so-d")
    }
    assert held == {"so-a": [], "so-b": ["iv-1.1", "iv-2.1"], "so-c": ["iv-3.1"], "so-d": []}
    assert (
        len(entry_names(files["lich/loai/han-bao-cao.ics"]))
        == len(entry_names(files["lich/dia-phuong/tinh-a.ics"]))
        == 3
    )
    assert entry_names(files["lich/loai/chien-dich.ics"]) == entry_names(files["lich/loai/su-kien.ics"]) == []


def test_the_due_of_a_replaced_plan_says_so() -> None:
    due = {**DATUM, "from": "Sở", "what": "a", "before": "2026-12-15"}
    entry = one_entry(plan(deadlines=(due,), replaced_by="ke-hoach-b"), plan("ke-hoach-b"))
    assert "Kế hoạch này đã được thay bằng: Tên ke-hoach-b." in entry["DESCRIPTION"]


QUARTER = {"frequency": "quarterly", "months": ("3", "6", "9", "12"), "day": "12"}


def _quarterly(**fields):
    asked = {**DATUM, "from": "Sở", "what": "Báo cáo quý", "rule": QUARTER, "at": "III.4"}
    return plan(deadlines=(asked,), **fields)


def test_each_time_of_a_rule_is_an_entry_of_its_own_year_and_month() -> None:
    one = _quarterly(period={"start": "2026", "end": "2026"})
    entries = all_entries(one)
    assert [(uid.partition("@")[0].rpartition("iii-4.")[2], entry["DTSTART"].dt) for uid, entry in entries.items()] == [
        ("1.2026-03", date(2026, 3, 11)),
        ("1.2026-06", date(2026, 6, 11)),
        ("1.2026-09", date(2026, 9, 11)),
        ("1.2026-12", date(2026, 12, 11)),
    ]
    assert all(len(entry.walk("VALARM")) == 2 and "RRULE" not in entry for entry in entries.values())
    assert "Chậm nhất là hết ngày 11/3/2026, thứ Tư." in next(iter(entries.values()))["DESCRIPTION"]


def test_a_rule_without_an_end_is_only_ever_added_to() -> None:
    seen: set[str] = set()
    for year in range(2025, 2030):
        found = set(all_entries(_quarterly(issued="2025-01-20"), today=date(year, 7, 1)))
        assert seen < found and len(found) == 4 * (year - 2025 + 2)
        seen = found


def test_what_a_replaced_plan_asked_for_is_taken_back_under_its_own_name() -> None:
    before = all_entries(_quarterly(issued="2026-01-20"))
    after = all_entries(_quarterly(issued="2026-01-20", replaced_by="moi"), plan("moi", issued="2026-09-01"))
    assert list(after) == list(before)
    said = [(str(entry["STATUS"]), str(entry["SUMMARY"]), entry["SEQUENCE"]) for entry in after.values()]
    assert said[:2] == [("CONFIRMED", "Hạn: Báo cáo quý", 0)] * 2
    assert said[2:] == [("CANCELLED", "[ĐÃ THAY] Hạn: Báo cáo quý", 1)] * 6
    gone = list(after.values())[2]
    assert not gone.walk("VALARM")
    assert "Hạn này không còn từ ngày 1/9/2026. Kế hoạch này đã được thay bằng: Tên moi." in gone["DESCRIPTION"]


def test_a_deadline_whose_source_names_a_month_says_so() -> None:
    asked = {**DATUM, "from": "Sở", "what": "Trình", "on": "2026-06"}
    entry = one_entry(plan(deadlines=(asked,)))
    assert entry["DTSTART"].dt == date(2026, 6, 30)
    assert "Văn bản chỉ ghi tháng 6/2026" in entry["DESCRIPTION"]
    entry = one_entry(
        plan(
            deadlines=({**DATUM, "from": "Sở", "rule": {"frequency": "yearly", "months": ("6",)}},),
            period={"start": "2026", "end": "2026"},
        )
    )
    assert "Văn bản chỉ ghi tháng 6/2026" in entry["DESCRIPTION"]


def test_a_plan_with_dates_has_a_calendar_of_its_own() -> None:
    files = calendar_files(_quarterly(period={"start": "2026", "end": "2026"}), plan("khong-han"))
    assert [path for path in files if path.startswith("lich/ke-hoach/")] == ["lich/ke-hoach/ke-hoach-a.ics"]
    content = files["lich/ke-hoach/ke-hoach-a.ics"]
    assert len(entry_names(content)) == 4 and not list(rfc_faults(content))
    assert str(parsed(content)["NAME"]) == "Thử: Tên ke-hoach-a"
    told = description_of(content).split("\n")
    assert told[0] == "Hạn báo cáo và thời hạn mà văn bản này đặt ra: Tên ke-hoach-a."
    assert told[-1] == "Trang: https://thu.example/ke-hoach/ke-hoach-a/"

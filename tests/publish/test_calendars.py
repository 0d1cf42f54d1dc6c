"""Calendars: what each entry says, that it keeps its name for ever, and who finds it in which calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from pcmt.model import Record
from pcmt.publish import calendars as module
from pcmt.publish.calendars import calendars
from tests.records import DATUM, agency, campaign, document, event, material, place, plan, view, vocabulary
from tests.tools.rfc5545 import rfc_faults

HARD_TEXT = "Lễ mít tinh; “ma túy”, \\ gạch, 26/6: 🎗️😀🇻🇳"
TYPES = vocabulary("loai-su-kien", {"le-mit-tinh": "Lễ mít tinh, phát động"})


def _files(*records: Record, today: date = date(2026, 11, 22)) -> dict[str, bytes]:
    return dict(calendars(view(*records, today=today)))


def _parsed(content: bytes) -> Any:
    return Calendar.from_ical(content)


def _entries(content: bytes) -> dict[str, Any]:
    calendar = _parsed(content)
    found = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def _all(*records: Record, **options) -> dict[str, Any]:
    return _entries(_files(*records, **options)["lich.ics"])


def _one(*records: Record, **options) -> Any:
    (entry,) = _all(*records, **options).values()
    return entry


def _names(content: bytes) -> list[str]:
    return [uid.removesuffix("@thu.example") for uid in _entries(content)]


def _told(content: bytes) -> str:
    """Return the description of a calendar. icalendar returns the text of an X- property unchanged."""
    (line,) = [line for line in _lines(content) if line.startswith("X-WR-CALDESC:")]
    return line.removeprefix("X-WR-CALDESC:").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


def _lines(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


# -- events ----------------------------------------------------------------------------------------------------------------


def test_an_entry_tells_what_the_event_rests_on_and_what_its_editor_remarks() -> None:
    cited = {"document": "van-ban-a", "quote": "tổ chức lễ", "at": "IV.1"}
    told = _one(
        TYPES,
        document("van-ban-a"),
        material(),
        event(basis=(cited, cited), materials=("giao-an-a",), notes=({"note": "Nguồn không in giờ."},)),
    )
    lines = told["DESCRIPTION"].split("\n")
    assert lines.count("Căn cứ: Tên van-ban-a, mục IV.1") == 1
    assert "Tài liệu dùng cho sự kiện: Tên giao-an-a" in lines
    assert lines.index("Ghi chú: Nguồn không in giờ.") < lines.index(
        "Xem trang: https://thu.example/su-kien/su-kien-a/"
    )


def test_an_event_in_full() -> None:
    entry = _one(
        TYPES,
        document(),
        campaign("thang-a"),
        event(
            title=HARD_TEXT,
            description="Dòng một,\ndòng hai; hết.",
            start="2026-06-26 08:30",
            end="2026-06-26 11:00",
            type="le-mit-tinh",
            place="tinh-a",
            venue="Quảng trường, số 1",
            campaign="thang-a",
            bring=("Nước uống", "Mũ, ô"),
            contact={"agency": "so-a", "phone": "0000 000 001"},
            is_public="có",
            history=({"on": "2026-06-10", "kind": "revised", "what": "Đổi giờ"},),
        ),
    )
    assert entry["UID"] == "su-kien.su-kien-a@thu.example"
    assert entry["SUMMARY"] == HARD_TEXT
    assert entry["DTSTART"].dt == datetime(2026, 6, 26, 1, 30, tzinfo=UTC)
    assert entry["DTEND"].dt == datetime(2026, 6, 26, 4, 0, tzinfo=UTC)
    assert (entry["STATUS"], entry["TRANSP"], entry["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 1)
    assert entry["CREATED"].dt == datetime(2026, 6, 1, 1, 0, tzinfo=UTC)
    assert "LAST-MODIFIED" not in entry and entry["DTSTAMP"].dt == datetime(2026, 6, 10, 1, 0, tzinfo=UTC)
    assert entry["LOCATION"] == "Quảng trường, số 1, Tên tinh-a"
    assert entry["URL"] == "https://thu.example/su-kien/su-kien-a/"
    assert entry["CATEGORIES"].cats == ["Sự kiện", "Lễ mít tinh, phát động"]
    assert entry["DESCRIPTION"].split("\n") == [
        "Dòng một,",
        "dòng hai; hết.",
        "Đơn vị tổ chức: Tên so-a",
        "Dành cho: Học sinh",
        "Mời mọi người dự: có",
        "Cần mang theo: Nước uống; Mũ, ô",
        "Liên hệ: Tên so-a, 0000 000 001",
        "Thuộc chiến dịch: Tên thang-a",
        "Xem trang: https://thu.example/su-kien/su-kien-a/",
    ]
    assert not entry.walk("VALARM")
    assert "ORGANIZER" not in entry


@pytest.mark.parametrize(
    ("start", "end", "dtstart", "dtend"),
    [
        ("2026-06-26", None, date(2026, 6, 26), date(2026, 6, 27)),
        ("2026-06-01", "2026-06-30", date(2026, 6, 1), date(2026, 7, 1)),
        ("2026-12-31", "2026-12-31", date(2026, 12, 31), date(2027, 1, 1)),
        ("2028-02-29", None, date(2028, 2, 29), date(2028, 3, 1)),
        ("2026-06-26 00:00", None, datetime(2026, 6, 25, 17, tzinfo=UTC), None),
        ("2026-06-26 08:00", "2026-06-26 08:00", datetime(2026, 6, 26, 1, tzinfo=UTC), None),
        # A day and an hour mixed: RFC 5545 wants both ends of one type.
        (
            "2026-06-26 08:00",
            "2026-06-26",
            datetime(2026, 6, 26, 1, tzinfo=UTC),
            datetime(2026, 6, 26, 17, tzinfo=UTC),
        ),
        (
            "2026-06-26",
            "2026-06-27 11:00",
            datetime(2026, 6, 25, 17, tzinfo=UTC),
            datetime(2026, 6, 27, 4, tzinfo=UTC),
        ),
    ],
)
def test_start_and_end(start: str, end: str | None, dtstart: date, dtend: date | None) -> None:
    entry = _one(event(start=start, end=end))
    assert entry["DTSTART"].dt == dtstart
    assert (entry["DTEND"].dt if "DTEND" in entry else None) == dtend


@pytest.mark.parametrize(
    ("fields", "sign", "status", "words"),
    [
        ({"status": "provisional"}, "", "TENTATIVE", "Dự kiến: ngày giờ còn có thể thay đổi."),
        (
            {"status": "postponed", "status_reason": "Mưa bão."},
            "[HOÃN] ",
            "TENTATIVE",
            "ĐÃ HOÃN, chưa có ngày mới. Lý do: Mưa bão.",
        ),
        (
            {"status": "postponed", "status_reason": "Mưa bão", "previous_start": "2026-06-20 08:00"},
            "[HOÃN] ",
            "TENTATIVE",
            "ĐÃ HOÃN. Lý do: Mưa bão.\nNgày cũ: 8 giờ, 20/6/2026.",
        ),
        ({"status": "cancelled", "status_reason": "Mưa bão"}, "[HỦY] ", "CANCELLED", "ĐÃ HỦY. Lý do: Mưa bão."),
        (
            {"history": ({"on": "2026-06-10", "kind": "withdrawn", "what": "Rút.", "why": "Đăng nhầm"},)},
            "[RÚT] ",
            "CANCELLED",
            "ĐÃ RÚT XUỐNG ngày 10/6/2026: Rút. Đăng nhầm.",
        ),
    ],
)
def test_what_no_longer_holds_stays_and_says_so(fields: dict[str, Any], sign: str, status: str, words: str) -> None:
    entry = _one(event(start="2026-06-26 08:30", **fields))
    assert entry["SUMMARY"] == f"{sign}Tên su-kien-a"
    assert entry["STATUS"] == status
    assert entry["DESCRIPTION"].startswith(words + "\n")
    assert entry["TRANSP"] == ("OPAQUE" if sign == "" else "TRANSPARENT")


def test_an_event_keeps_its_name_and_grows_in_sequence() -> None:
    life = [
        event(start="2026-06-26", status="provisional"),
        event(start="2026-06-27 08:00", title="Tên mới", status="provisional"),
        event(start="2026-06-28", status="confirmed", history=({"on": "2026-06-02", "kind": "revised", "what": "x"},)),
        # Cancelled in haste: the history has no entry yet.
        event(
            start="2026-06-28",
            status="cancelled",
            history=({"on": "2026-06-02", "kind": "revised", "what": "x"},),
        ),
        event(
            start="2026-06-28",
            status="cancelled",
            revision="3",
            history=tuple({"on": "2026-06-02", "kind": kind, "what": "x"} for kind in ("revised", "cancelled")),
        ),
    ]
    entries = [_one(one) for one in life]
    assert {entry["UID"] for entry in entries} == {"su-kien.su-kien-a@thu.example"}
    assert [entry["SEQUENCE"] for entry in entries] == [0, 0, 1, 2, 3]


def test_where_an_event_is_told() -> None:
    country = place("viet-nam", level="country")
    cases = [
        ({"venue": "Nhà văn hóa", "place": "viet-nam"}, "Nhà văn hóa"),
        ({"place": "viet-nam"}, "Tên viet-nam"),
        ({"venue": "Sân Tên tinh-a", "place": "tinh-a"}, "Sân Tên tinh-a"),
        ({"online": "https://hop.example/1"}, "Trực tuyến: https://hop.example/1"),
        ({}, None),
    ]
    for fields, location in cases:
        assert _one(country, event(**fields)).get("LOCATION") == location


# -- campaigns -------------------------------------------------------------------------------------------------------------


JUNE = {"month": "6", "day": "1", "end_month": "6", "end_day": "30"}


def _yearly(**fields):
    return campaign("hang-nam", published="2025-03-01", yearly=JUNE, **fields)


def test_a_yearly_campaign_has_an_entry_for_every_year_since_it_was_published() -> None:
    entries = _all(_yearly())
    assert list(entries) == [f"chien-dich.hang-nam.{year}@thu.example" for year in (2025, 2026, 2027)]
    assert [one["DTSTART"].dt.year for one in entries.values()] == [2025, 2026, 2027]
    one = entries["chien-dich.hang-nam.2027@thu.example"]
    assert (one["DTEND"].dt, one["TRANSP"], one["STATUS"]) == (date(2027, 7, 1), "TRANSPARENT", "CONFIRMED")
    assert "RRULE" not in one
    # A later build adds years and takes none away.
    assert set(entries) < set(_all(_yearly(), today=date(2029, 1, 1)))


def test_a_year_with_a_campaign_of_its_own_is_told_once() -> None:
    own = campaign("thang-2027", series="hang-nam", start="2027-06-01", end="2027-06-30", theme="Chủ đề 2027")
    entries = _all(_yearly(), own)
    assert [uid.partition("@")[0] for uid in entries] == [
        "chien-dich.hang-nam.2025",
        "chien-dich.hang-nam.2026",
        "chien-dich.thang-2027",
    ]
    assert "Chủ đề 2027" in entries["chien-dich.thang-2027@thu.example"]["DESCRIPTION"]
    # The series' calendar holds it too, and its own calendar only itself.
    files = _files(_yearly(), own)
    assert len(_names(files["lich/chien-dich/hang-nam.ics"])) == 3
    assert _names(files["lich/chien-dich/thang-2027.ics"]) == ["chien-dich.thang-2027"]


def test_a_withdrawn_campaign_stays_and_gives_its_year_back() -> None:
    own = campaign(
        "thang-2027",
        series="hang-nam",
        start="2027-06-01",
        end="2027-06-30",
        history=({"on": "2026-07-01", "kind": "withdrawn", "what": "Đăng nhầm"},),
    )
    entries = _all(_yearly(), own)
    assert "chien-dich.hang-nam.2027@thu.example" in entries
    gone = entries["chien-dich.thang-2027@thu.example"]
    assert (gone["SUMMARY"], gone["STATUS"]) == ("[RÚT] Tên thang-2027", "CANCELLED")


def test_a_leap_day_comes_in_leap_years_only() -> None:
    day = campaign("ngay", published="2024-01-01", yearly={"month": "2", "day": "29"})
    assert [uid.partition("@")[0] for uid in _all(day, today=date(2028, 1, 1))] == [
        "chien-dich.ngay.2024",
        "chien-dich.ngay.2028",
    ]


# -- report dates ----------------------------------------------------------------------------------------------------------

REPORT = {"what": "Báo cáo kết quả", "from": "Các xã, phường", "to": "Công an tỉnh", "to_agency": "so-b"}


def _reporting(history=(), **fields):
    report = REPORT | {"before": "2026-07-10", "quote": "gửi trước ngày 10/7", "at": "IV.10"} | fields
    return campaign(reports=(report,), start="2026-06-01", end="2026-06-30", place="tinh-a", history=history)


def test_a_report_date_in_full() -> None:
    entries = _all(agency("so-b"), _reporting())
    entry = entries["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    assert entry["SUMMARY"] == "Hạn: Báo cáo kết quả"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2026, 7, 9), date(2026, 7, 10))
    assert entry["TRANSP"] == "TRANSPARENT"
    assert entry["DESCRIPTION"].split("\n") == [
        "Chậm nhất là hết ngày 9/7/2026, thứ Năm.",
        "Bên thực hiện: Các xã, phường",
        "Nơi nhận: Công an tỉnh",
        "Trích: “gửi trước ngày 10/7” (Tên thang-a, IV.10).",
        "Xem trang: https://thu.example/chien-dich/thang-a/",
    ]


def test_a_report_date_rings_at_eight_a_week_and_a_day_before() -> None:
    entry = _all(agency("so-b"), _reporting())["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    midnight = datetime(2026, 7, 9)
    rings = [midnight + alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")]
    assert rings == [datetime(2026, 7, 2, 8), datetime(2026, 7, 8, 8)]
    assert all(alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"] for alarm in entry.walk("VALARM"))
    # Where the campaign was withdrawn nothing rings any more.
    gone = _reporting(history=({"on": "2026-06-02", "kind": "withdrawn", "what": "x"},))
    entry = _all(agency("so-b"), gone)["chien-dich.thang-a.han-bao-cao.iv-10.1@thu.example"]
    assert entry["SUMMARY"].startswith("[RÚT] ") and not entry.walk("VALARM")


def test_a_report_date_keeps_its_name_when_words_and_days_change() -> None:
    deadlines = [
        {**DATUM, "from": "Sở", "what": "a", "before": "2026-12-15", "at": "IV.1"},
        {**DATUM, "from": "Sở", "what": "b", "before": "2026-06-15", "at": "IV.1"},
        {**DATUM, "from": "Sở", "what": "c", "before": "2026-07-15", "at": "IV.2"},
    ]
    before = _all(plan(deadlines=tuple(deadlines)))
    names = {str(one["SUMMARY"]): uid for uid, one in before.items()}
    assert names["Hạn: a"] == "ke-hoach.ke-hoach-a.han-bao-cao.iv-1.1@thu.example"
    assert names["Hạn: b"] == "ke-hoach.ke-hoach-a.han-bao-cao.iv-1.2@thu.example"
    edited = [one | {"what": f"{one['what']} sửa", "before": "2026-01-02", "quote": "x"} for one in deadlines]
    after = _all(plan(deadlines=tuple(edited)))
    assert {str(one["SUMMARY"]).removesuffix(" sửa"): uid for uid, one in after.items()} == names


def test_an_agency_gets_its_own_report_dates_and_not_all_of_the_plan() -> None:
    deadlines = (
        {**DATUM, "from": "Sở B", "from_agency": "so-b", "what": "a", "before": "2026-12-15", "at": "IV.1"},
        {**DATUM, "from": "Sở C", "to": "Sở B", "to_agency": "so-b", "what": "b", "before": "2026-12-15", "at": "IV.2"},
        {**DATUM, "from": "Sở C", "from_agency": "so-c", "what": "c", "before": "2026-12-15", "at": "IV.3"},
    )
    duty = {**DATUM, "agency": "so-d", "agency_printed": "Sở D", "role": "support"}
    files = _files(agency("so-b"), agency("so-c"), agency("so-d"), plan(deadlines=deadlines, duties=(duty,)))
    held = {
        one: [name.rpartition("han-bao-cao.")[2] for name in _names(files[f"lich/co-quan/{one}.ics"])]
        for one in ("so-a", "so-b", "so-c", "so-d")
    }
    assert held == {"so-a": [], "so-b": ["iv-1.1", "iv-2.1"], "so-c": ["iv-3.1"], "so-d": []}
    assert len(_names(files["lich/loai/han-bao-cao.ics"])) == len(_names(files["lich/dia-phuong/tinh-a.ics"])) == 3
    assert _names(files["lich/loai/chien-dich.ics"]) == _names(files["lich/loai/su-kien.ics"]) == []


def test_the_due_of_a_replaced_plan_says_so() -> None:
    due = {**DATUM, "from": "Sở", "what": "a", "before": "2026-12-15"}
    entry = _one(plan(deadlines=(due,), replaced_by="ke-hoach-b"), plan("ke-hoach-b"))
    assert "Kế hoạch này đã được thay bằng: Tên ke-hoach-b." in entry["DESCRIPTION"]


QUARTER = {"frequency": "quarterly", "months": ("3", "6", "9", "12"), "day": "12"}


def _quarterly(**fields):
    asked = {**DATUM, "from": "Sở", "what": "Báo cáo quý", "rule": QUARTER, "at": "III.4"}
    return plan(deadlines=(asked,), **fields)


def test_each_time_of_a_rule_is_an_entry_of_its_own_year_and_month() -> None:
    one = _quarterly(period={"start": "2026", "end": "2026"})
    entries = _all(one)
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
        found = set(_all(_quarterly(issued="2025-01-20"), today=date(year, 7, 1)))
        assert seen < found and len(found) == 4 * (year - 2025 + 2)
        seen = found


def test_what_a_replaced_plan_asked_for_is_taken_back_under_its_own_name() -> None:
    before = _all(_quarterly(issued="2026-01-20"))
    after = _all(_quarterly(issued="2026-01-20", replaced_by="moi"), plan("moi", issued="2026-09-01"))
    assert list(after) == list(before)
    said = [(str(entry["STATUS"]), str(entry["SUMMARY"]), entry["SEQUENCE"]) for entry in after.values()]
    assert said[:2] == [("CONFIRMED", "Hạn: Báo cáo quý", 0)] * 2
    assert said[2:] == [("CANCELLED", "[ĐÃ THAY] Hạn: Báo cáo quý", 1)] * 6
    gone = list(after.values())[2]
    assert not gone.walk("VALARM")
    assert "Hạn này không còn từ ngày 1/9/2026. Kế hoạch này đã được thay bằng: Tên moi." in gone["DESCRIPTION"]


def test_a_deadline_whose_source_names_a_month_says_so() -> None:
    asked = {**DATUM, "from": "Sở", "what": "Trình", "on": "2026-06"}
    entry = _one(plan(deadlines=(asked,)))
    assert entry["DTSTART"].dt == date(2026, 6, 30)
    assert "Nguồn chỉ ghi tháng 6/2026, không ghi ngày" in entry["DESCRIPTION"]
    entry = _one(
        plan(
            deadlines=({**DATUM, "from": "Sở", "rule": {"frequency": "yearly", "months": ("6",)}},),
            period={"start": "2026", "end": "2026"},
        )
    )
    assert "Nguồn chỉ ghi tháng 6/2026, không ghi ngày" in entry["DESCRIPTION"]


def test_a_plan_with_dates_has_a_calendar_of_its_own() -> None:
    files = _files(_quarterly(period={"start": "2026", "end": "2026"}), plan("khong-han"))
    assert [path for path in files if path.startswith("lich/ke-hoach/")] == ["lich/ke-hoach/ke-hoach-a.ics"]
    content = files["lich/ke-hoach/ke-hoach-a.ics"]
    assert len(_names(content)) == 4 and not list(rfc_faults(content))
    assert str(_parsed(content)["NAME"]) == "Thử: Tên ke-hoach-a"
    told = _told(content).split("\n")
    assert told[0] == "Hạn báo cáo và hạn việc mà văn bản này đặt ra: Tên ke-hoach-a."
    assert told[-1] == "Trang: https://thu.example/ke-hoach/ke-hoach-a/"


# -- calendars -------------------------------------------------------------------------------------------------------------


def _country() -> list[Record]:
    return [
        TYPES,
        place("viet-nam", level="country"),
        place("tinh-b", parent="viet-nam"),
        place("xa-b", level="commune", parent="tinh-b"),
        place("xa-khac", level="commune", parent="tinh-b"),
        event("o-nuoc", place="viet-nam", type="le-mit-tinh"),
        event("o-tinh", place="tinh-b", audiences=("phu-huynh",)),
        event("o-xa", place="xa-b", organizers=("so-a", "so-a")),
    ]


def test_who_finds_what_where() -> None:
    files = _files(*_country())
    held = {path: [name.removeprefix("su-kien.") for name in _names(content)] for path, content in files.items()}
    everything = ["o-nuoc", "o-tinh", "o-xa"]
    assert held["lich.ics"] == held["lich/loai/su-kien.ics"] == held["lich/co-quan/so-a.ics"] == everything
    assert held["lich/dia-phuong/xa-b.ics"] == held["lich/dia-phuong/viet-nam.ics"] == everything
    assert held["lich/dia-phuong/xa-khac.ics"] == ["o-nuoc", "o-tinh"]
    assert held["lich/doi-tuong/phu-huynh.ics"] == ["o-tinh"]
    assert held["lich/loai-su-kien/le-mit-tinh.ics"] == ["o-nuoc"]
    assert held["lich/dia-phuong/tinh-a.ics"] == []
    for name in everything:
        assert held[f"su-kien/{name}/su-kien.ics"] == [name]


def test_every_scope_has_a_calendar() -> None:
    files = _files(campaign("khong-ngay"))
    assert set(files) == {
        "lich.ics",
        *(f"lich/loai/{kind}.ics" for kind in ("su-kien", "chien-dich", "han-bao-cao")),
        *(f"lich/doi-tuong/{one}.ics" for one in ("hoc-sinh", "phu-huynh")),
        "lich/dia-phuong/tinh-a.ics",
        "lich/co-quan/so-a.ics",
        "lich/chien-dich/khong-ngay.ics",
    }
    # RFC 5545, 3.6: a calendar holds at least one component, even when nothing is on.
    for content in files.values():
        assert [one.name for one in _parsed(content).subcomponents] == ["VTIMEZONE"]


def test_the_head_of_a_calendar() -> None:
    calendar = _parsed(_files()["lich/doi-tuong/hoc-sinh.ics"])
    assert calendar["VERSION"] == "2.0"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Thử: Học sinh"
    assert _told(_files()["lich/doi-tuong/hoc-sinh.ics"]).split("\n") == [
        "Sự kiện về phòng, chống ma túy dành cho: Học sinh.",
        "Việc hoãn, hủy hoặc rút xuống vẫn ở lại lịch, ghi [HOÃN], [HỦY], [RÚT] trước tên.",
        "Trang: https://thu.example/",
    ]
    assert calendar["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    lines = _lines(_files()["lich.ics"])
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines and "X-PUBLISHED-TTL:PT6H" in lines
    assert not [line for line in lines if line.startswith(("METHOD", "COLOR"))]


def test_one_event_to_add_makes_no_calendar_of_its_own() -> None:
    lines = _lines(_files(event())["su-kien/su-kien-a/su-kien.ics"])
    assert lines[:5] == ["BEGIN:VCALENDAR", "VERSION:2.0", lines[2], "CALSCALE:GREGORIAN", "BEGIN:VEVENT"]


def test_the_calendar_of_a_place_that_ended_says_who_answers_now() -> None:
    old = place("tinh-cu", until="2025-07-01", successors=({"place": "tinh-a", "since": "2025-07-01"},))
    lost = agency("so-cu", until="2025-03")
    coming = place("xa-sap-nhap", until="2027-01-01", successors=({"place": "tinh-a", "since": "2027-01-01"},))
    files = _files(old, lost, coming)
    told = {
        name: _told(files[f"lich/{name}.ics"])
        for name in ("dia-phuong/tinh-cu", "co-quan/so-cu", "dia-phuong/xa-sap-nhap")
    }
    assert told["dia-phuong/tinh-cu"].startswith(
        "Tên tinh-cu không còn từ 1/7/2025. Nay là: Tên tinh-a, lịch: https://thu.example/lich/dia-phuong/tinh-a.ics."
    )
    assert told["co-quan/so-cu"].startswith("Tên so-cu không còn từ tháng 3/2025. Cổng chưa tìm được nguồn")
    assert "không còn" not in told["dia-phuong/xa-sap-nhap"]


def test_same_data_same_bytes() -> None:
    records = [*_country(), agency("so-b"), _reporting(), _yearly()]
    assert _files(*records) == _files(*reversed(records))


# -- the rules of RFC 5545 -------------------------------------------------------------------------------------------------


def test_the_rules_hold_for_hard_texts() -> None:
    long = "ạ" * 200
    records = [
        event("a", title=HARD_TEXT, description=f"{long}\n{HARD_TEXT}\n\n" + "🎗️" * 60, venue="\\,;" * 60),
        event("b", title=long, start="2026-06-26 08:30", status_reason=HARD_TEXT, status="cancelled"),
        agency("so-b"),
        _reporting(what=HARD_TEXT, quote=long),
        _yearly(title="“" * 100),
    ]
    files = _files(*records)
    assert {path: faults for path, content in files.items() if (faults := list(rfc_faults(content)))} == {}
    assert _entries(files["lich.ics"])["su-kien.a@thu.example"]["DESCRIPTION"].startswith(f"{long}\n{HARD_TEXT}\n\n🎗️")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n", b"\n"),
        (b"SUMMARY:", b"SUMMARY:" + b"a" * 70),
        (b"UID:", b"X-UID:"),
        (b"VERSION:2.0\r\n", b""),
        (b"DTEND;VALUE=DATE:20260627", b"DTEND;VALUE=DATE:20260626"),
        (b"DTEND;VALUE=DATE:20260627", b"DTEND:20260627T000000Z"),
        ("Tên".encode(), "Tê\r\n n".encode().replace("ê".encode(), b"\xc3\r\n \xaa")),
    ],
)
def test_the_rules_can_fail(old: bytes, new: bytes) -> None:
    content = _files(event())["lich.ics"]
    assert list(rfc_faults(content)) == []
    assert old in content
    assert next(iter(rfc_faults(content.replace(old, new))), None)


def test_an_entry_is_written_once_however_many_calendars_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = module._component

    def write_noting(on: Any, entry: Any) -> Any:
        written.append(entry.name)
        return write(on, entry)

    monkeypatch.setattr(module, "_component", write_noting)
    places = [place(f"xa-{number}", level="commune", parent="tinh-a") for number in range(50)]
    files = _files(*places, event(place="tinh-a"))
    assert sum(b"UID:su-kien.su-kien-a@" in content for content in files.values()) > 50
    assert written == ["su-kien.su-kien-a"]


# -- programs that take only what is newer -----------------------------------------------------------------------------------

CHANGES: dict[str, dict[str, Any]] = {
    "venue": {"venue": "Nhà văn hóa"},
    "start": {"start": "2026-12-02 09:30"},
    "end": {"end": "2026-12-01 17:00"},
    "title": {"title": "Tên đã đổi"},
    "description": {"description": "Lời đã đổi."},
    "cancelled": {"status": "cancelled", "status_reason": "Mưa bão"},
    "postponed": {"status": "postponed", "status_reason": "Mưa bão", "previous_start": "2026-12-01 08:30"},
    "provisional": {"status": "provisional"},
    "place": {"place": "tinh-a"},
    "bring": {"bring": ("Nước uống",)},
    "contact": {"contact": {"agency": "so-a", "phone": "0000000001"}},
    "online": {"online": "https://hop.test/1"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_program_that_takes_only_what_is_newer_misses_no_change(change: str) -> None:
    fields = {"start": "2026-12-01 08:30", "end": "2026-12-01 11:00", "venue": "Quảng trường"}
    before, after = _one(event(**fields)), _one(event(**(fields | CHANGES[change])))
    assert before.to_ical() != after.to_ical()
    if "LAST-MODIFIED" in after:  # ICSx⁵ would keep the old entry otherwise
        assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_no_entry_of_any_kind_names_a_last_change() -> None:
    due = plan(deadlines=({**DATUM, "from": "Sở A", "before": "2026-12-15"},))
    for content in _files(due, campaign("thang-a", start="2026-06-01", end="2026-06-30"), event()).values():
        assert b"LAST-MODIFIED" not in content

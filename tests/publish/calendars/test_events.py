"""Entries of events: what each says, that it keeps its name, and how what no longer holds is marked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.publish.calendars.entries import HARD_TEXT, TYPES, calendar_files, one_entry
from tests.records import DATUM, campaign, document, event, material, place, plan


def test_an_entry_tells_what_the_event_rests_on_and_what_its_editor_remarks() -> None:
    cited = {"document": "van-ban-a", "quote": "tổ chức lễ", "at": "IV.1"}
    told = one_entry(
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
    entry = one_entry(
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
    entry = one_entry(event(start=start, end=end))
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
    entry = one_entry(event(start="2026-06-26 08:30", **fields))
    assert entry["SUMMARY"] == f"{sign}Tên su-kien-a"
    assert entry["STATUS"] == status
    assert entry["DESCRIPTION"].startswith(words + "\n")
    assert entry["TRANSP"] == ("OPAQUE" if sign == "" else "TRANSPARENT")


def test_an_event_keeps_its_name_and_grows_in_sequence() -> None:
    life = [
        event(start="2026-06-26", status="provisional"),
        event(start="2026-06-27 08:00", title="Tên mới", status="provisional"),
        event(start="2026-06-28", status="confirmed", history=({"on": "2026-06-02", "kind": "revised", "what": "x"},)),
        # Cancelled in haste: nobody has written the history yet.
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
    entries = [one_entry(one) for one in life]
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
        assert one_entry(country, event(**fields)).get("LOCATION") == location


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
    before, after = one_entry(event(**fields)), one_entry(event(**(fields | CHANGES[change])))
    assert before.to_ical() != after.to_ical()
    if "LAST-MODIFIED" in after:  # ICSx⁵ would keep the old entry otherwise
        assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_no_entry_of_any_kind_names_a_last_change() -> None:
    due = plan(deadlines=({**DATUM, "from": "Sở A", "before": "2026-12-15"},))
    for content in calendar_files(due, campaign("thang-a", start="2026-06-01", end="2026-06-30"), event()).values():
        assert b"LAST-MODIFIED" not in content

"""Whole calendars: their heads, who finds what in which, and the rules of RFC 5545."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pcmt.model import Record
from pcmt.publish.calendars import entry_lines as module
from tests.publish.calendars.entries import (
    HARD_TEXT,
    TYPES,
    calendar_files,
    description_of,
    entries_of,
    entry_names,
    lines_of,
    parsed,
    reporting_campaign,
    yearly_campaign,
)
from tests.records import agency, campaign, event, place
from tests.tools.rfc5545 import rfc_faults


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
    files = calendar_files(*_country())
    held = {path: [name.removeprefix("su-kien.") for name in entry_names(content)] for path, content in files.items()}
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
    files = calendar_files(campaign("khong-ngay"))
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
        assert [one.name for one in parsed(content).subcomponents] == ["VTIMEZONE"]


def test_the_head_of_a_calendar() -> None:
    calendar = parsed(calendar_files()["lich/doi-tuong/hoc-sinh.ics"])
    assert calendar["VERSION"] == "2.0"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Thử: Học sinh"
    assert description_of(calendar_files()["lich/doi-tuong/hoc-sinh.ics"]).split("\n") == [
        "Sự kiện về phòng, chống ma túy dành cho: Học sinh.",
        "Việc hoãn, hủy hoặc rút xuống vẫn ở lại lịch, ghi [HOÃN], [HỦY], [RÚT] trước tên.",
        "Trang: https://thu.example/",
    ]
    assert calendar["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    lines = lines_of(calendar_files()["lich.ics"])
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines and "X-PUBLISHED-TTL:PT6H" in lines
    assert not [line for line in lines if line.startswith(("METHOD", "COLOR"))]


def test_one_event_to_add_makes_no_calendar_of_its_own() -> None:
    lines = lines_of(calendar_files(event())["su-kien/su-kien-a/su-kien.ics"])
    assert lines[:5] == ["BEGIN:VCALENDAR", "VERSION:2.0", lines[2], "CALSCALE:GREGORIAN", "BEGIN:VEVENT"]


def test_the_calendar_of_a_place_that_ended_says_who_answers_now() -> None:
    old = place("tinh-cu", until="2025-07-01", successors=({"place": "tinh-a", "since": "2025-07-01"},))
    lost = agency("so-cu", until="2025-03")
    coming = place("xa-sap-nhap", until="2027-01-01", successors=({"place": "tinh-a", "since": "2027-01-01"},))
    files = calendar_files(old, lost, coming)
    told = {
        name: description_of(files[f"lich/{name}.ics"])
        for name in ("dia-phuong/tinh-cu", "co-quan/so-cu", "dia-phuong/xa-sap-nhap")
    }
    assert told["dia-phuong/tinh-cu"].startswith(
        "Tên tinh-cu không còn từ 1/7/2025. Nay là: Tên tinh-a, lịch: https://thu.example/lich/dia-phuong/tinh-a.ics."
    )
    assert told["co-quan/so-cu"].startswith("Tên so-cu không còn từ tháng 3/2025. Chưa xác định được đơn vị kế thừa.")
    assert "không còn" not in told["dia-phuong/xa-sap-nhap"]


def test_same_data_same_bytes() -> None:
    records = [*_country(), agency("so-b"), reporting_campaign(), yearly_campaign()]
    assert calendar_files(*records) == calendar_files(*reversed(records))


def test_the_rules_hold_for_hard_texts() -> None:
    long = "ạ" * 200
    records = [
        event("a", title=HARD_TEXT, description=f"{long}\n{HARD_TEXT}\n\n" + "🎗️" * 60, venue="\\,;" * 60),
        event("b", title=long, start="2026-06-26 08:30", status_reason=HARD_TEXT, status="cancelled"),
        agency("so-b"),
        reporting_campaign(what=HARD_TEXT, quote=long),
        yearly_campaign(title="“" * 100),
    ]
    files = calendar_files(*records)
    assert {path: faults for path, content in files.items() if (faults := list(rfc_faults(content)))} == {}
    assert entries_of(files["lich.ics"])["su-kien.a@thu.example"]["DESCRIPTION"].startswith(f"{long}\n{HARD_TEXT}\n\n🎗️")


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
    content = calendar_files(event())["lich.ics"]
    assert list(rfc_faults(content)) == []
    assert old in content
    assert next(iter(rfc_faults(content.replace(old, new))), None)


def test_an_entry_is_written_once_however_many_calendars_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = module._lines

    def write_noting(on: Any, entry: Any) -> Any:
        written.append(entry.name)
        return write(on, entry)

    monkeypatch.setattr(module, "_lines", write_noting)
    places = [place(f"xa-{number}", level="commune", parent="tinh-a") for number in range(50)]
    files = calendar_files(*places, event(place="tinh-a"))
    assert sum(b"UID:su-kien.su-kien-a@" in content for content in files.values()) > 50
    assert written == ["su-kien.su-kien-a"]

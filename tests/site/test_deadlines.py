"""Deadlines of the plans on a built site: the same days on every page and in every calendar, conflicts in plain sight."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.portal_fixtures import ROOT, run_pcmt
from tests.site.page_reader import read_page

SON_LA = "van-phong-ubnd-son-la-2024"
EXPECTED = {
    SON_LA: {
        "iii-4.1.2024-03": "2024-03-11",
        "iii-4.2.2024-06": "2024-06-09",
        "iii-4.1.2024-06": "2024-06-11",
        "iii-4.1.2024-09": "2024-09-11",
        "iii-4.3.2024-12": "2024-12-09",
        "iii-4.1.2024-12": "2024-12-11",
    },
    "bcd-138-hai-duong-2024": {
        "iv-1.1": "2024-03-19",
        "iii-3.1": "2024-04-30",
        "iii-2.1": "2024-06-30",
    },
    "so-tnmt-lang-son-2024": {
        "iii-1.1.2024-06": "2024-06-09",
        "iii-2.1.2024-06": "2024-06-16",
        "iii-1.2.2024-12": "2024-12-09",
        "iii-2.2.2024-12": "2024-12-16",
    },
}
"""Read by a person out of the printed plans: place, number at the place, month of a rule, and the last good day."""
CAMPAIGN = {"iv-10.1": "2026-07-09"}
ALL_DAYS = sorted([*CAMPAIGN.values(), *(day for own in EXPECTED.values() for day in own.values())])
_DAY = re.compile(r'<p class="event-when"><time datetime="([\d-]+)">')


def _entries(path: Path) -> dict[str, str]:
    """Map the part between ``han-bao-cao.`` and the host in the UID to the last valid day."""
    found = {}
    calendar: Any = Calendar.from_ical(path.read_bytes())
    for entry in calendar.walk("VEVENT"):
        name, mark, host = str(entry["UID"]).partition("@")
        if ".han-bao-cao." in name:
            assert mark and host == "pcmt.example"
            assert entry.decoded("DTEND") - entry.decoded("DTSTART") == timedelta(days=1)
            assert len(entry.walk("VALARM")) == 2
            found[name] = entry.decoded("DTSTART").isoformat()
    return found


def _source(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_plan_has_a_calendar_of_its_own_with_the_printed_days(built_site: Path) -> None:
    assert {path.stem for path in (built_site / "lich/ke-hoach").iterdir()} == set(EXPECTED)
    for plan, days in EXPECTED.items():
        own = {f"ke-hoach.{plan}.han-bao-cao.{name}": day for name, day in days.items()}
        assert _entries(built_site / f"lich/ke-hoach/{plan}.ics") == own


def test_the_calendar_of_deadlines_holds_them_all_and_agencies_their_own(built_site: Path) -> None:
    every = _entries(built_site / "lich/loai/han-bao-cao.ics")
    assert sorted(every.values()) == ALL_DAYS
    assert _entries(built_site / "lich.ics") == every
    office = _entries(built_site / "lich/co-quan/van-phong-so-tnmt-lang-son.ics")
    assert set(office.values()) == {"2024-06-09", "2024-06-16", "2024-12-09", "2024-12-16"}
    place = _entries(built_site / "lich/dia-phuong/son-la.ics")
    assert {day for name, day in place.items() if SON_LA in name} == set(EXPECTED[SON_LA].values())


def test_pages_and_calendars_tell_the_same_days(built_site: Path) -> None:
    years = {path.name: _DAY.findall(_source(built_site, f"han-bao-cao/{path.name}")) for path in _years(built_site)}
    assert years == {year: [day for day in ALL_DAYS if day.startswith(year)] for year in ("2024", "2026")}
    assert sorted(_DAY.findall(_source(built_site, "han-bao-cao"))) == ALL_DAYS
    for plan, days in EXPECTED.items():
        page = _source(built_site, f"ke-hoach/{plan}")
        table = page[page.index('id="thoi-han"') :]
        told = re.findall(r'<li data-start="[^"]+" data-end="[^"]+"><time datetime="([\d-]+)">', table)
        assert sorted(told) == sorted(days.values())


def _years(site: Path) -> list[Path]:
    return sorted(path for path in (site / "han-bao-cao").iterdir() if path.is_dir())


def test_marks_end_with_the_last_good_day_in_vietnam(built_site: Path) -> None:
    html = _source(built_site, "han-bao-cao/2024")
    rows = re.findall(r'data-start="([^"]+)" data-end="([^"]+)"><p class="event-when"><time datetime="([\d-]+)"', html)
    assert len(rows) == 13
    for start, end, day in rows:
        following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        assert (start, end) == (f"{day}T00:00:00+07:00", f"{following}T00:00:00+07:00")


@pytest.mark.parametrize(
    "words",
    [
        "Chủ nhật, 9/6/2024",
        "“06 tháng trước ngày 10/6”",
        "báo cáo kết quả thực hiện quý trước ngày12 tháng cuối quý",
        "Thứ Ba, 30/4/2024",
        "Văn bản chỉ ghi tháng 6/2024",
        "Quy tắc: hằng quý, trước ngày 12 của các tháng 3, 6, 9, 12 (chậm nhất là hết ngày 11)",
        "Kế hoạch phòng, chống và kiểm soát ma túy năm 2024 của Văn phòng UBND tỉnh Sơn La, mục III.4",
        "Định kỳ mà văn bản không ghi ngày (7)",
        "13 hạn của 3 văn bản, từ 11/3/2024 đến 16/12/2024.",
    ],
)
def test_the_page_of_a_year_tells_printed_words_days_and_places(words: str, built_site: Path) -> None:
    html = _source(built_site, "han-bao-cao/2024").replace('<q class="quote">', "“").replace("</q>", "”")
    text = " ".join(re.sub(r"<[^>]+>", "", html).split())
    assert words in text


@pytest.mark.parametrize("address", [f"ke-hoach/{SON_LA}", "han-bao-cao", "han-bao-cao/2024"])
def test_the_conflicts_of_the_son_la_plan_are_shown(address: str, built_site: Path) -> None:
    page = read_page(built_site / address / "index.html")
    assert "han-chong" in page.ids
    assert "Trong tháng 6, “Báo cáo kết quả thực hiện 06 tháng” phải gửi sớm hơn" in page.text
    assert "Trong tháng 12, “Báo cáo kết quả thực hiện cả năm” phải gửi sớm hơn" in page.text


@pytest.mark.parametrize("plan", sorted(set(EXPECTED) - {SON_LA}))
def test_plans_without_a_conflict_show_none(plan: str, built_site: Path) -> None:
    assert "han-chong" not in read_page(built_site / "ke-hoach" / plan / "index.html").ids


def test_the_check_remarks_on_conflicts_and_goes_on() -> None:
    result = run_pcmt("check")
    assert result.returncode == 0
    remarks = [line for line in (result.stdout + result.stderr).splitlines() if "[HAN_CHONG]" in line]
    assert len(remarks) == 2
    typed = (ROOT / f"data/ke-hoach/{SON_LA}.yaml").read_text(encoding="utf-8").splitlines()
    number = typed.index("  - what: Báo cáo kết quả thực hiện quý") + 1
    assert all("(cảnh báo)" in line and f"data/ke-hoach/{SON_LA}.yaml:{number}:" in line for line in remarks)


def test_the_years_are_in_the_map_and_lead_to_each_other(built_site: Path) -> None:
    known = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    assert all(f"<loc>https://pcmt.example/han-bao-cao/{year}</loc>" in known for year in ("", "2024/", "2026/"))
    assert "../../han-bao-cao/2026/" in read_page(built_site / "han-bao-cao/2024/index.html").links
    assert "../han-bao-cao/" in read_page(built_site / "ke-hoach/index.html").links
    assert "../han-bao-cao/" in read_page(built_site / "xa-phuong/index.html").links

"""Entries of campaigns: one for each year, and no year twice."""

from __future__ import annotations

from datetime import date

from tests.publish.calendars.entries import all_entries, calendar_files, entry_names, yearly_campaign
from tests.records import campaign


def test_a_yearly_campaign_has_an_entry_for_every_year_since_it_was_published() -> None:
    entries = all_entries(yearly_campaign())
    assert list(entries) == [f"chien-dich.hang-nam.{year}@thu.example" for year in (2025, 2026, 2027)]
    assert [one["DTSTART"].dt.year for one in entries.values()] == [2025, 2026, 2027]
    one = entries["chien-dich.hang-nam.2027@thu.example"]
    assert (one["DTEND"].dt, one["TRANSP"], one["STATUS"]) == (date(2027, 7, 1), "TRANSPARENT", "CONFIRMED")
    assert "RRULE" not in one
    # A later build adds years and takes none away.
    assert set(entries) < set(all_entries(yearly_campaign(), today=date(2029, 1, 1)))


def test_a_year_with_a_campaign_of_its_own_is_told_once() -> None:
    own = campaign("thang-2027", series="hang-nam", start="2027-06-01", end="2027-06-30", theme="Chủ đề 2027")
    entries = all_entries(yearly_campaign(), own)
    assert [uid.partition("@")[0] for uid in entries] == [
        "chien-dich.hang-nam.2025",
        "chien-dich.hang-nam.2026",
        "chien-dich.thang-2027",
    ]
    assert "Chủ đề 2027" in entries["chien-dich.thang-2027@thu.example"]["DESCRIPTION"]
    # The series' calendar holds it too, and its own calendar only itself.
    files = calendar_files(yearly_campaign(), own)
    assert len(entry_names(files["lich/chien-dich/hang-nam.ics"])) == 3
    assert entry_names(files["lich/chien-dich/thang-2027.ics"]) == ["chien-dich.thang-2027"]


def test_a_withdrawn_campaign_stays_and_gives_its_year_back() -> None:
    own = campaign(
        "thang-2027",
        series="hang-nam",
        start="2027-06-01",
        end="2027-06-30",
        history=({"on": "2026-07-01", "kind": "withdrawn", "what": "Đăng nhầm"},),
    )
    entries = all_entries(yearly_campaign(), own)
    assert "chien-dich.hang-nam.2027@thu.example" in entries
    gone = entries["chien-dich.thang-2027@thu.example"]
    assert (gone["SUMMARY"], gone["STATUS"]) == ("[RÚT] Tên thang-2027", "CANCELLED")


def test_a_leap_day_comes_in_leap_years_only() -> None:
    day = campaign("ngay", published="2024-01-01", yearly={"month": "2", "day": "29"})
    assert [uid.partition("@")[0] for uid in all_entries(day, today=date(2028, 1, 1))] == [
        "chien-dich.ngay.2024",
        "chien-dich.ngay.2028",
    ]

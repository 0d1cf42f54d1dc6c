"""Dates: whole and partial, days that do not exist, clock times, the instants they begin and end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.text.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    VIETNAM,
    PartialDate,
    day_of,
    end_of,
    moment_from_epoch,
    parse_date,
    parse_moment,
    parse_partial_date,
    start_of,
)


@pytest.mark.parametrize(
    ("text", "parts", "iso"),
    [
        ("2024", PartialDate(2024), "2024"),
        ("2024-03", PartialDate(2024, 3), "2024-03"),
        ("3/2024", PartialDate(2024, 3), "2024-03"),
        ("2024-02-29", PartialDate(2024, 2, 29), "2024-02-29"),
        ("29/02/2024", PartialDate(2024, 2, 29), "2024-02-29"),
        ("1/3/2024", PartialDate(2024, 3, 1), "2024-03-01"),
        ("29/2/2000", PartialDate(2000, 2, 29), "2000-02-29"),
    ],
)
def test_reads_every_form_with_the_day_first(text: str, parts: PartialDate, iso: str) -> None:
    assert parse_partial_date(text) == parts
    assert str(parts) == iso
    assert parse_partial_date(iso) == parts


@pytest.mark.parametrize(
    "text",
    "2026-02-29 29/2/1900 2026-06-31 31/6/2026 6/26/2026 2026-13 2026-00 2026-06-00 0/6/2026 1/0/2026 0/2026".split(),
)
def test_refuses_days_that_no_calendar_has(text: str) -> None:
    with pytest.raises(ValueError, match="không có ngày"):
        parse_partial_date(text)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-6-1", "26-06-2026", "2026/06/26", "26.6.2026", "2026-06-26\n", "2026-", "nay", " 2026"]
)
def test_refuses_other_ways_of_writing(text: str) -> None:
    with pytest.raises(ValueError, match="không phải là ngày"):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["2026", "2026-06", "6/2026"])
def test_a_whole_day_is_wanted_whole(text: str) -> None:
    with pytest.raises(ValueError, match="thiếu ngày"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-04", date(2026, 4, 1), date(2026, 4, 30)),
        ("2026-04-05", date(2026, 4, 5), date(2026, 4, 5)),
    ],
)
def test_a_partial_date_spans_its_days(text: str, first: date, last: date) -> None:
    parts = parse_partial_date(text)
    assert (parts.first, parts.last, parts.is_whole) == (first, last, first == last)


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_any_day_is_read_back_from_both_ways_of_writing(day: date) -> None:
    assert parse_date(day.isoformat()) == parse_date(f"{day.day}/{day.month}/{day.year:04d}") == day
    month = PartialDate(day.year, day.month)
    assert month.first <= day <= month.last and (month.last + timedelta(days=1)).day == 1


def test_a_clock_time_is_vietnam_time() -> None:
    assert parse_moment("2026-06-26 08:30") == datetime(2026, 6, 26, 1, 30, tzinfo=UTC)
    assert parse_moment("26/6/2026 8:30") == parse_moment("2026-06-26T08:30:00") == parse_moment("2026-06-26 08:30")
    midnight = parse_moment("2026-06-26 00:00")
    assert isinstance(midnight, datetime) and midnight != parse_moment("2026-06-25 23:59")


def test_a_day_alone_stays_a_day() -> None:
    assert type(parse_moment("26/6/2026")) is date


@pytest.mark.parametrize("clock", ["24:00", "08:60", "8h30", "8", "08:30:15", "-1:00", "08:30 AM", "08:30+07:00"])
def test_refuses_times_that_no_clock_shows(clock: str) -> None:
    with pytest.raises(ValueError, match="không có giờ"):
        parse_moment(f"2026-06-26 {clock}")


def test_a_whole_day_begins_and_ends_at_vietnamese_midnight() -> None:
    day = date(2026, 12, 31)
    assert start_of(day) == datetime(2026, 12, 30, 17, tzinfo=UTC)
    assert end_of(day) == datetime(2026, 12, 31, 17, tzinfo=UTC)
    noon = datetime(2026, 12, 31, 12, tzinfo=VIETNAM)
    assert start_of(noon) is noon and end_of(noon) is noon


def test_the_day_of_an_instant_is_the_vietnamese_one() -> None:
    assert day_of(datetime(2026, 6, 25, 17, tzinfo=UTC)) == date(2026, 6, 26)
    assert day_of(datetime(2026, 6, 25, 16, 59, tzinfo=UTC)) == date(2026, 6, 25)
    assert day_of(date(2026, 6, 25)) == date(2026, 6, 25)


def test_the_day_of_a_build_changes_at_vietnamese_midnight() -> None:
    midnight = int(datetime(2026, 11, 21, 17, tzinfo=UTC).timestamp())
    assert day_of(moment_from_epoch(midnight)) == date(2026, 11, 22)
    assert day_of(moment_from_epoch(midnight - 1)) == date(2026, 11, 21)
    assert day_of(moment_from_epoch(0)) == date(1970, 1, 1)


@pytest.mark.parametrize("text", ["0000", "1026", "9999", "2926-06-26", "26/6/9998", "0001-01-01"])
def test_refuses_years_that_only_a_slip_of_the_keyboard_names(text: str) -> None:
    with pytest.raises(ValueError, match=rf"nằm ngoài {FIRST_YEAR}–{LAST_YEAR}"):
        parse_partial_date(text)

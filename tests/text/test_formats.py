"""Days, clock times and spans as Vietnamese text, written, short and read aloud."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pcmt.text.dates import VIETNAM, PartialDate
from pcmt.text.formats import (
    format_days,
    format_span_short,
    format_span_weekday,
    long_date,
    month_head,
    official_date,
    spoken_day,
    spoken_moment,
    spoken_span,
    weekday_date,
)

DAY = date(2026, 6, 27)
EIGHT = datetime(2026, 6, 27, 8, 30, tzinfo=VIETNAM)
TEN = datetime(2026, 6, 27, 10, 0, tzinfo=VIETNAM)


def test_times_are_said_in_words() -> None:
    assert spoken_day(DAY) == "thứ Bảy, ngày 27 tháng 6 năm 2026"
    assert spoken_day(date(2026, 6, 28)).startswith("Chủ nhật, ")
    assert spoken_day(PartialDate(2026, 6)) == "tháng 6 năm 2026"
    assert spoken_day(PartialDate(2026)) == "năm 2026"
    assert spoken_moment(EIGHT) == "8 giờ 30 phút, thứ Bảy, ngày 27 tháng 6 năm 2026"
    assert spoken_span(DAY, DAY) == spoken_day(DAY)
    assert spoken_span(EIGHT, TEN) == "từ 8 giờ 30 phút đến 10 giờ, thứ Bảy, ngày 27 tháng 6 năm 2026"
    assert spoken_span(EIGHT, DAY) == spoken_moment(EIGHT)
    assert spoken_span(date(2026, 6, 1), date(2026, 6, 30)) == "từ ngày 1 tháng 6 đến hết ngày 30 tháng 6 năm 2026"
    new_year = spoken_span(date(2026, 12, 31), date(2027, 1, 1))
    assert new_year == "từ ngày 31 tháng 12 năm 2026 đến hết ngày 1 tháng 1 năm 2027"
    two_days = spoken_span(EIGHT, datetime(2026, 6, 28, 17, 0, tzinfo=VIETNAM))
    assert two_days == f"từ {spoken_moment(EIGHT)}, đến 17 giờ, Chủ nhật, ngày 28 tháng 6 năm 2026"


def test_days_and_months_as_headings() -> None:
    assert (long_date(DAY), weekday_date(DAY)) == ("Thứ Bảy 27/6/2026", "Thứ Bảy, 27/6/2026")
    assert month_head(2026, 6) == "Tháng 6/2026"


@pytest.mark.parametrize(
    ("start", "finish", "written", "short"),
    [
        (DAY, DAY, "thứ Bảy, 27/6/2026", "27/6/2026"),
        (EIGHT, EIGHT, "8 giờ 30, thứ Bảy, 27/6/2026", "8h30 27/6/2026"),
        (EIGHT, TEN, "8 giờ 30 – 10 giờ, thứ Bảy, 27/6/2026", "8h30-10h 27/6/2026"),
        (DAY, date(2026, 6, 30), "27/6/2026 – 30/6/2026", "27/6-30/6/2026"),
    ],
)
def test_spans_are_written_in_full_and_short(start: date, finish: date, written: str, short: str) -> None:
    assert (format_span_weekday(start, finish), format_span_short(start, finish)) == (written, short)


def test_the_year_is_written_once_where_it_is_the_same() -> None:
    assert format_days(DAY, date(2026, 6, 30)) == "27/6 – 30/6/2026"
    assert format_days(DAY, date(2027, 1, 1)) == "27/6/2026 – 1/1/2027"


def test_official_papers_write_small_numbers_with_a_zero() -> None:
    assert official_date(PartialDate(2026, 2, 5), "…") == "ngày 05 tháng 02 năm 2026"
    assert official_date(PartialDate(2026, 3), "…") == "ngày … tháng 3 năm 2026"
    assert official_date(None, "…") == "ngày … tháng … năm …"

"""Results of events: reported once by each unit, after the event began, with figures that can be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pcmt.model import Event
from pcmt.model.event import COVERAGE, MEASURES, Result
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.dates import day_of
from pcmt.text.formats import format_number

LARGEST = 10_000_000
"""More than this at one event is a slip of the keyboard more likely than the truth."""


def check_results(loaded: Loaded, today: date) -> Iterator[Problem]:
    """Check the results of every event."""
    for event in loaded.every(Event):
        if event.results:
            yield from _twice(loaded, event)
            yield from _days(loaded, event, today)
            for number, result in enumerate(event.results):
                yield from _figures(loaded, event, number, result)


def _twice(loaded: Loaded, event: Event) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, result in enumerate(event.results):
        if result.agency in seen:
            message = f"đơn vị «{result.agency}» có hai dòng kết quả trong một sự kiện, số liệu sẽ bị cộng hai lần"
            yield loaded.problem(event, ("results", number, "agency"), "TRUNG_KET_QUA", message, "gộp thành một dòng")
        seen.add(result.agency)


def _days(loaded: Loaded, event: Event, today: date) -> Iterator[Problem]:
    start = day_of(event.start)
    if start > today:
        message = f"sự kiện bắt đầu ngày {start}, sau ngày dựng cổng {today}, mà đã có kết quả"
        cure = "xem lại ngày bắt đầu, hoặc bỏ kết quả"
        yield loaded.problem(event, ("results",), "KET_QUA_SOM", message, cure)
        return
    for number, result in enumerate(event.results):
        where = ("results", number, "reported_on")
        if result.reported_on < start:
            message = f"ngày báo cáo {result.reported_on} đứng trước ngày bắt đầu sự kiện {start}"
            yield loaded.problem(event, where, "NGUOC_THOI_GIAN", message, "xem lại hai ngày")
        elif result.reported_on > today:
            message = f"ngày báo cáo {result.reported_on} ở sau ngày dựng cổng {today}"
            yield loaded.problem(event, where, "NGAY_TUONG_LAI", message, "ghi ngày thật sự đã báo cáo")


def _figures(loaded: Loaded, event: Event, number: int, result: Result) -> Iterator[Problem]:
    figures = {measure: getattr(result, measure) for measure in (*MEASURES, *COVERAGE)}
    if set(figures.values()) == {None}:
        cure = f"điền ít nhất một số ({', '.join(figures)}), hoặc bỏ dòng này"
        yield loaded.problem(event, ("results", number), "THIEU_SO", "dòng kết quả không có con số nào", cure)
    for measure, figure in figures.items():
        if figure is not None and figure > LARGEST:
            message = f"{format_number(figure)} là con số lớn khác thường"
            where = ("results", number, measure)
            yield loaded.problem(event, where, "SO_QUA_LON", message, "đếm lại các chữ số", weight="warning")

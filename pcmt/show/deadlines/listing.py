"""The calendar of deadlines: ``han-bao-cao/`` and a page for every year, ``han-bao-cao/2024/``, by month.

What is past stays: whoever looks up what was due in a year of a plan finds it on the page of that year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.model.plan import Deadline
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import Due, Undated, dues, undated
from pcmt.relate.subscriptions import ALL, DUE
from pcmt.show.deadlines.rows import DueRow, contested, due_rows
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.context import RECORD_ROOT, View
from pcmt.show.parts.listing import Chip, Listing
from pcmt.show.parts.parties import giver_link, receiver_link
from pcmt.show.parts.phrases import CONFLICT_REMARK, deadline_words
from pcmt.show.parts.tables import anchor_of
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.formats import format_date, format_number, month_head
from pcmt.urls import calendar_path, webcal

ROWS_SHOWN = 200
"""Deadlines on one page; a year that has more goes on on another one."""
PAGES_NEAR = 3
TITLE = "Hạn báo cáo"


class Month(NamedTuple):
    """The deadlines of a month on one page of a list. ``total`` counts those on other pages too."""

    anchor: str
    title: str
    rows: list[DueRow]
    total: int


class UndatedRow(NamedTuple):
    """A deadline without a day as it stands in a list."""

    deadline: Deadline
    rule: str
    giver: Markup
    receiver: Markup
    place: Markup


class DeadlineIndex:
    """Dated deadlines by year, and what comes back in a year without a day. Filled once."""

    def __init__(self, catalog: Catalog) -> None:
        """Put every deadline under its year."""
        self.catalog = catalog
        self.all = dues(catalog)
        self.by_year = {year: list(own) for year, own in groupby(self.all, key=lambda due: due.last_day.year)}
        self._undated: dict[int, list[Undated]] = {year: [] for year in self.by_year}
        for one in undated(catalog):
            for year in range(one.first.year, one.last.year + 1):
                if year <= catalog.today.year + 1:
                    self._undated.setdefault(year, []).append(one)

    @property
    def years(self) -> list[int]:
        """Every year that has something, the latest first."""
        return sorted(self._undated, reverse=True)

    def count(self, year: int) -> int:
        """How many dated deadlines a year has."""
        return len(self.by_year.get(year, []))

    def undated(self, year: int) -> list[Undated]:
        """What comes back in a year without a day."""
        return self._undated.get(year, [])


def year_path(year: int, number: int = 1) -> str:
    """Site-relative address of a page of a year."""
    return f"{DUE}/{year}/" if number == 1 else f"{DUE}/{year}_trang-{number}/"


def deadline_listings(view: View) -> Iterator[Listing]:
    """The pages of every year, one at a time."""
    index = DeadlineIndex(view.catalog)
    looking = replace(view, root=RECORD_ROOT)
    for year in index.years:
        yield from _year_pages(looking, index, year)


def _year_pages(view: View, index: DeadlineIndex, year: int) -> Iterator[Listing]:
    own = index.by_year.get(year, [])
    pages = [own[start : start + ROWS_SHOWN] for start in range(0, max(len(own), 1), ROWS_SHOWN)]
    title = f"{TITLE} năm {year}"
    lead, totals = _lead(own), _totals(own)
    for number, page in enumerate(pages, start=1):
        aside = f" (trang {number}/{len(pages)})" if number > 1 else ""
        is_last = number == len(pages)
        html = ENVIRONMENT.get_template("deadlines/year.html").render(
            view=view,
            title=title + aside,
            lead=lead,
            months=_months(view, page, totals),
            contested=contested(view, _plans(page)),
            remark=CONFLICT_REMARK,
            undated=_undated_rows(view, index.undated(year)[:ROWS_SHOWN]) if is_last else [],
            undated_total=len(index.undated(year)),
            subscriptions=subscriptions(view.catalog),
            steps=_steps(view, index, year),
            pager=[(one, view.page(year_path(year, one))) for one in _near(number, len(pages))],
            number=number,
        )
        crumbs = (("", "Trang chủ"), (f"{DUE}/", TITLE), *(((year_path(year), title),) if number > 1 else ()))
        path = year_path(year, number)
        yield Listing(DUE, path, title + aside, f"{title}: {lead}{aside}", html, crumbs, ALL, number, RECORD_ROOT)


def _totals(own: list[Due]) -> Mapping[int, int]:
    return Counter(due.last_day.month for due in own)


def _near(number: int, last: int) -> list[int]:
    """The pages that a page links to: the first, the last, and its neighbours."""
    return sorted({1, last, *range(max(1, number - PAGES_NEAR), min(last, number + PAGES_NEAR) + 1)})


def _lead(own: list[Due]) -> str:
    if not own:
        return "Không có hạn nào ghi ngày; các báo cáo định kỳ không ghi ngày ở dưới."
    first, last = own[0].last_day, own[-1].last_day
    span = f"ngày {format_date(first)}" if first == last else f"từ {format_date(first)} đến {format_date(last)}"
    records = len({(due.record.kind_id, due.record.id) for due in own})
    return f"{format_number(len(own))} hạn của {format_number(records)} văn bản, {span}."


def _months(view: View, page: list[Due], totals: Mapping[int, int]) -> list[Month]:
    """The months of a page; ``totals`` counts the deadlines of each month of the whole year."""
    return [
        Month(f"thang-{month}", month_head(page[0].last_day.year, month), due_rows(view, found), totals[month])
        for month, found in groupby(page, key=lambda due: due.last_day.month)
    ]


def _plans(found: list[Due]) -> list[Plan]:
    """The plans that set these deadlines, each once: a row that does not fit leads to the words about it on its page."""
    plans = {due.record.id: due.record for due in found if isinstance(due.record, Plan)}
    return list(plans.values())


def _undated_rows(view: View, found: list[Undated]) -> list[UndatedRow]:
    rows = []
    for plan, one, _, _ in found:
        giver, receiver = giver_link(view, one), receiver_link(view, one)
        anchor = anchor_of(plan, one)
        place = f'<a href="{view.url(plan)}#{anchor}">{html_of(f"{plan.title}, mục {one.at}")}</a>'
        rows.append(UndatedRow(one, deadline_words(one), giver, receiver, finished(place)))
    return rows


def _steps(view: View, index: DeadlineIndex, year: int) -> tuple[Chip | None, Chip | None]:
    """The years before and after that have something."""
    years = sorted(index.years)
    here = years.index(year)
    before, after = years[:here][-1:], years[here + 1 :][:1]
    chips = [_chip(view, index, one[0]) if one else None for one in (before, after)]
    return chips[0], chips[1]


def _chip(view: View, index: DeadlineIndex, year: int) -> Chip:
    return Chip(view.page(year_path(year)), f"Năm {year}", index.count(year))


def subscriptions(catalog: Catalog) -> list[tuple[str, str]]:
    """Addresses of the calendar of all deadlines, with the words that say so."""
    calendar = catalog.settings.url + calendar_path(f"loai/{DUE}")
    return [(webcal(calendar), "Theo dõi mọi hạn bằng lịch điện thoại"), (calendar, "Tải tệp lịch mọi hạn (.ics)")]


def deadline_calendar_facts(view: View) -> dict[str, Any]:
    """What the page of all deadlines shows below the next ones: the years, the latest of them by month, their conflicts.

    As many years stand open, from the latest, as one page of a list may hold rows; at least one.
    """
    index = DeadlineIndex(view.catalog)
    months: list[Month] = []
    plans: list[Plan] = []
    room = ROWS_SHOWN
    for year in (one for one in index.years if index.count(one)):
        own = index.by_year[year]
        if months and len(own) > room:
            break
        room -= len(own)
        shown = _months(view, own[-ROWS_SHOWN:], _totals(own))
        plans += _plans(own[-ROWS_SHOWN:])
        months += [one._replace(anchor=f"{one.anchor}-{year}") for one in reversed(shown)]
    return {
        "years": [_chip(view, index, year) for year in index.years],
        "months": months,
        "contested": contested(view, {one.id: one for one in plans}.values()),
        "remark": CONFLICT_REMARK,
        "subscriptions": subscriptions(view.catalog),
    }

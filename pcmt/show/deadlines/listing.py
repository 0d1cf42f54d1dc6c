"""The calendar of deadlines: ``han-bao-cao/`` and a page for every year, ``han-bao-cao/2024/``, by month.

What is past stays: whoever looks up what was due in a year of a plan finds it on the page of that year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
from pcmt.show.parts.listing import Chip, Listing, ListPage, Lists, cut, neighbours
from pcmt.show.parts.parties import giver_link, receiver_link
from pcmt.show.parts.phrases import CONFLICT_REMARK, deadline_words
from pcmt.show.parts.tables import anchor_of
from pcmt.text.formats import format_date, format_number
from pcmt.urls import calendar_path, webcal

ROWS_SHOWN = 200
"""Deadlines on one page; a year that has more goes on on another one."""
PAGES_NEAR = 3
"""Pages before and after this one that a page links to, beside the first and the last."""


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


def year_path(year: int) -> str:
    """Site-relative address of the list of a year."""
    return f"{DUE}/{year}/"


class DeadlineLists(Lists):
    """The deadlines of every year, by month; they lie as deep as records."""

    kind, title = DUE, "Hạn báo cáo"
    template, page_size, root = "deadlines/year", ROWS_SHOWN, RECORD_ROOT

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.index = DeadlineIndex(view.catalog)

    def listings(self) -> Iterator[Listing]:
        """The pages of every year, the latest first."""
        for year in self.index.years:
            own = self.index.by_year.get(year, [])
            title, lead = f"{self.title} năm {year}", _lead(own)
            steps = [self.chip(one) if one else None for one in neighbours(sorted(self.index.years), year)]
            for page in cut(year_path(year), own, self.page_size):
                context = self._body(page, year) | {"steps": steps}
                yield self.listing(page, title, lead, ALL, **context)

    def _body(self, page: ListPage[Due], year: int) -> dict[str, Any]:
        view, own, last = self.view, self.index.by_year.get(year, []), len(page.paths)
        undated = self.index.undated(year)
        near = {1, last, *range(page.number - PAGES_NEAR, page.number + PAGES_NEAR + 1)}
        return {
            "months": _months(view, page.rows, _totals(own)),
            "contested": contested(view, _plans(page.rows)),
            "remark": CONFLICT_REMARK,
            "undated": _undated_rows(view, undated[:ROWS_SHOWN]) if page.number == last else [],
            "undated_total": len(undated),
            "subscriptions": subscriptions(view.catalog),
            "pager": [one for one in page.pager(view) if one[0] in near],
        }

    def chip(self, year: int) -> Chip:
        """The link to the list of a year."""
        return Chip(self.view.page(year_path(year)), f"Năm {year}", self.index.count(year))

    def description(self, page: ListPage[Due], title: str, lead: str) -> str:
        """The title, how many deadlines the year has, and which page this is."""
        return f"{title}: {lead}{page.aside}"


def _totals(own: list[Due]) -> Mapping[int, int]:
    return Counter(due.last_day.month for due in own)


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
        Month(f"thang-{month}", f"Tháng {month}/{page[0].last_day.year}", due_rows(view, found), totals[month])
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


def subscriptions(catalog: Catalog) -> list[tuple[str, str]]:
    """Addresses of the calendar of all deadlines, with the words that say so."""
    calendar = catalog.settings.url + calendar_path(f"loai/{DUE}")
    return [(webcal(calendar), "Theo dõi mọi hạn bằng lịch điện thoại"), (calendar, "Tải tệp lịch mọi hạn (.ics)")]


def deadline_calendar_facts(view: View) -> dict[str, Any]:
    """What the page of all deadlines shows below the next ones: the years, the latest of them by month, their conflicts.

    As many years stand open, from the latest, as one page of a list may hold rows; at least one.
    """
    lists = DeadlineLists(view)
    index = lists.index
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
        "years": [lists.chip(year) for year in index.years],
        "months": months,
        "contested": contested(view, {one.id: one for one in plans}.values()),
        "remark": CONFLICT_REMARK,
        "subscriptions": subscriptions(view.catalog),
    }

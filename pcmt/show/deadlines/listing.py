"""The calendar of deadlines: ``han-bao-cao/`` and a page for every year, ``han-bao-cao/2024/``, by month.

Past years remain: the deadlines of a former plan are found on the page of its year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.model.plan import Deadline
from pcmt.relate.due_dates import Due, Undated, dues, undated
from pcmt.relate.subscriptions import ALL, DUE
from pcmt.show.deadlines.rows import DueRow, contested, due_rows
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.calendar_offer import render_list_offer
from pcmt.show.parts.context import RECORD_ROOT, PageContext
from pcmt.show.parts.list_pages import ListPage, cut
from pcmt.show.parts.listing import Chip, Lists, neighbours
from pcmt.show.parts.parties import render_giver, render_receiver
from pcmt.show.parts.phrases import CONFLICT_REMARK, deadline_words
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.tables import anchor_of
from pcmt.text.formats import format_date, format_number, month_head
from pcmt.text.official_text import section_words

ROWS_SHOWN = 100
"""Deadlines on one page; a year that has more goes on on another one."""
FRONT_ROWS = 80
"""Deadlines of the latest years on the front page, which shows the next ones too; every year has all of its own on its pages."""
PAGES_NEAR = 3
"""Pages before and after this one that a page links to, beside the first and the last."""


class DeadlineMonth(NamedTuple):
    """The deadlines of a month on one page of a list. ``total`` counts those on other pages too."""

    anchor: str
    title: str
    rows: list[DueRow]
    total: int


class UndatedRow(NamedTuple):
    """A deadline without a day in a list."""

    deadline: Deadline
    rule: str
    giver: Markup
    receiver: Markup
    place: Markup


class DeadlineLists(Lists):
    """The deadlines of every year, by month, and what comes back in a year without a day; as deep as records."""

    kind, title = DUE, "Hạn báo cáo"
    template, page_size, root = "deadlines/year", ROWS_SHOWN, RECORD_ROOT

    def __init__(self, view: PageContext) -> None:
        super().__init__(view)
        self.by_year: dict[int, list[Due]] = {}
        self._undated: dict[int, list[Undated]] = {}
        for due in dues(view.catalog):
            self.by_year.setdefault(due.last_day.year, []).append(due)
        for one in undated(view.catalog):
            for year in range(one.first.year, min(one.last.year, view.catalog.today.year + 1) + 1):
                self._undated.setdefault(year, []).append(one)
        self.years = sorted(self.by_year | self._undated.keys())

    def listings(self) -> Iterator[OwnPage]:
        """Yield the pages of every year, latest first."""
        for year in reversed(self.years):
            own = self.by_year.get(year, [])
            title, lead = f"{self.title} năm {year}", _lead(own)
            steps = [self.chip(one) if one else None for one in neighbours(self.years, year)]
            for page in cut(self._path(year), own, self.page_size):
                yield self.page(page, title, lead, ALL, steps=steps, **self._body(page, year))

    def _body(self, page: ListPage[Due], year: int) -> dict[str, Any]:
        view, last, found = self.view, len(page.paths), self._undated.get(year, [])
        near = {1, last, *range(page.number - PAGES_NEAR, page.number + PAGES_NEAR + 1)}
        return {
            "months": _months(view, page.rows, self.by_year.get(year, [])),
            "contested": contested(view, _plans(page.rows)),
            "remark": CONFLICT_REMARK,
            "undated": _undated_rows(view, found[:ROWS_SHOWN]) if page.number == last else [],
            "undated_total": len(found),
            "offer": _offer(view),
            "pager": [one for one in page.pager(view) if one[0] in near],
        }

    def _path(self, year: int) -> str:
        return f"{self.kind}/{year}/"

    def chip(self, year: int) -> Chip:
        """Return the link to the list of a year."""
        return Chip(self.view.page(self._path(year)), f"Năm {year}", len(self.by_year.get(year, [])))

    def description(self, page: ListPage[Due], title: str, lead: str) -> str:
        """Return the description: title, number of deadlines, and page number."""
        return f"{title}: {lead}{page.aside}"


def _lead(own: list[Due]) -> str:
    if not own:
        return "Không có hạn nào ghi ngày; các báo cáo định kỳ không ghi ngày ở dưới."
    first, last = own[0].last_day, own[-1].last_day
    span = f"ngày {format_date(first)}" if first == last else f"từ {format_date(first)} đến {format_date(last)}"
    records = len({(due.record.kind_id, due.record.id) for due in own})
    return f"{format_number(len(own))} hạn của {format_number(records)} văn bản, {span}."


def _months(view: PageContext, shown: list[Due], whole: list[Due]) -> list[DeadlineMonth]:
    """Return the months of the shown deadlines, with the number of each month in the whole year."""
    totals = Counter(due.last_day.month for due in whole)
    return [
        DeadlineMonth(f"thang-{month}", month_head(shown[0].last_day.year, month), due_rows(view, found), totals[month])
        for month, found in groupby(shown, key=lambda due: due.last_day.month)
    ]


def _plans(found: list[Due]) -> list[Plan]:
    """Return the plans of these deadlines, each once: a contradicted row links to the explanation on its page."""
    plans = {due.record.id: due.record for due in found if isinstance(due.record, Plan)}
    return list(plans.values())


def _undated_rows(view: PageContext, found: list[Undated]) -> list[UndatedRow]:
    rows = []
    for plan, one, _, _ in found:
        giver, receiver = render_giver(view, one), render_receiver(view, one)
        anchor = anchor_of(plan, one)
        place = f'<a href="{view.url(plan)}#{anchor}">{html_of(f"{plan.title}, {section_words(one.at)}")}</a>'
        rows.append(UndatedRow(one, deadline_words(one), giver, receiver, trusted_html(place)))
    return rows


def _offer(view: PageContext) -> Markup:
    """Render the calendar of all deadlines; they have no news feed."""
    return render_list_offer(view, f"loai/{DUE}", "Hạn báo cáo của mọi kế hoạch", has_news=False)


def deadline_calendar_facts(view: PageContext) -> dict[str, Any]:
    """Return the years, the latest of them by month, and their contradictions, for the page of all deadlines.

    As many years are unfolded, from the latest, as ``FRONT_ROWS`` allow; at least one, or its end.
    """
    lists = DeadlineLists(view)
    months: list[DeadlineMonth] = []
    plans: list[Plan] = []
    room = FRONT_ROWS
    for year, own in reversed(lists.by_year.items()):
        if months and len(own) > room:
            break
        room -= len(own)
        shown = own[-FRONT_ROWS:]
        plans += _plans(shown)
        months += [one._replace(anchor=f"{one.anchor}-{year}") for one in reversed(_months(view, shown, own))]
    return {
        "years": [lists.chip(year) for year in reversed(lists.years)],
        "months": months,
        "contested": contested(view, {one.id: one for one in plans}.values()),
        "remark": CONFLICT_REMARK,
        "offer": _offer(view),
    }

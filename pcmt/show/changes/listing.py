"""The record of changes: ``thay-doi/`` with the newest, ``thay-doi/2026-11/`` with everything of a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from pcmt.model import KINDS
from pcmt.relate.changes import PUBLISHED, ChangeMonth, changes, months
from pcmt.relate.news import News
from pcmt.show.kinds import title_sign
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import ListPage, cut
from pcmt.show.parts.listing import Chip
from pcmt.show.parts.standalone_page import OWN_ROOT, OwnPage
from pcmt.show.parts.templates import render_template
from pcmt.show.subscribing.news_text import NewsLine, news_lines, news_title
from pcmt.text.dates import parse_partial_date
from pcmt.text.formats import format_date, format_number
from pcmt.urls import feed_path

FRAME = "thay-doi"
FOLDER = "thay-doi"
TITLE = "Thay đổi trên cổng"
ROWS_SHOWN = 300
"""Changes on one page of a month; the first day of a portal may bring thousands of records at once."""
NEWEST_SHOWN = 40
FOLDED_FROM = 8
"""So many records of a kind put on the portal on one day stand behind a line that counts them."""


class Published(NamedTuple):
    """Records of a kind published on one day: their number, and links and names of those listed."""

    title: str
    total: int
    links: list[tuple[str, str]]


class Changed(NamedTuple):
    """A change: the page concerned, its title with the kind of change before it, what and why."""

    url: str
    title: str
    kind_title: str
    lines: list[NewsLine]


Totals = Counter[tuple[date, str]]
"""How many records of a kind were put on the portal on a day, whatever page they stand on."""


class Day(NamedTuple):
    """What happened on a day."""

    day: date
    changed: list[Changed]
    published: list[Published]


def month_path(month: str) -> str:
    """Site-relative address of the list of a month."""
    return f"{FOLDER}/{month}/"


def month_title(month: str) -> str:
    """``tháng 11/2026`` for ``2026-11``."""
    return format_date(parse_partial_date(month))


def days_of(view: PageContext, items: Sequence[News], totals: Totals) -> list[Day]:
    """Group changes by day, order preserved; plain publications are grouped by kind."""
    return [_day(view, day, list(group), totals) for day, group in groupby(items, key=lambda item: item.day)]


def _day(view: PageContext, day: date, items: Sequence[News], totals: Totals) -> Day:
    changed = [
        Changed(view.url(item.record), news_title(item), item.record.kind_title, news_lines(view, item))
        for item in items
        if item.kind != PUBLISHED
    ]
    published = []
    for kind, group in groupby(
        (item for item in items if item.kind == PUBLISHED), key=lambda item: item.record.kind_id
    ):
        links = [(view.url(item.record), title_sign(item.record) + item.record.title) for item in group]
        published.append(Published(KINDS[kind].kind_title, totals[day, kind], links))
    return Day(day, changed, published)


def _totals(items: Sequence[News]) -> Totals:
    return Counter((item.day, item.record.kind_id) for item in items if item.kind == PUBLISHED)


def change_facts(view: PageContext) -> dict[str, Any]:
    """Return the newest changes and the links to every month, for the page ``thay-doi/``."""
    found = changes(view.catalog)
    return {
        "days": days_of(view, found[:NEWEST_SHOWN], _totals(found)),
        "months": _month_chips(view, months(found)),
        "total": len(found),
        "rest": max(0, len(found) - NEWEST_SHOWN),
        "folded_from": FOLDED_FROM,
        "feed": view.page(feed_path("rss")),
    }


def _month_chips(view: PageContext, found: Sequence[ChangeMonth], here: str = "") -> list[Chip]:
    return [
        Chip(view.page(month_path(one.id)), month_title(one.id).capitalize(), len(one.changes), one.id == here)
        for one in found
    ]


def change_pages(view: PageContext) -> Iterator[OwnPage]:
    """Every page of every month."""
    looking = PageContext(view.catalog, OWN_ROOT)
    found = months(changes(view.catalog))
    for month in found:
        chips, totals = _month_chips(looking, found, month.id), _totals(month.changes)
        for page in cut(month_path(month.id), month.changes, ROWS_SHOWN):
            yield _month_page(looking, month, page, chips, totals)


def _month_page(
    view: PageContext, month: ChangeMonth, page: ListPage[News], chips: list[Chip], totals: Totals
) -> OwnPage:
    title = f"{TITLE}, {month_title(month.id)}{page.aside}"
    count = format_number(len(month.changes))
    html = render_template(
        "changes/month",
        title=title,
        lead=f"{count} thay đổi, ngày gần đây trước.",
        days=days_of(view, page.rows, totals),
        months=chips,
        pager=page.pager(view),
        number=page.number,
        folded_from=FOLDED_FROM,
    )
    return OwnPage(
        path=page.path,
        title=title,
        description=f"{count} thay đổi của {month_title(month.id)}: bản ghi mới đăng, sửa, rút, được thay{page.aside}.",
        head="",
        html=html,
        crumbs=(("", "Trang chủ"), (f"{FOLDER}/", TITLE)),
        frame=FRAME,
        is_listed=True,
    )

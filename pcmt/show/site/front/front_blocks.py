"""Facts of the blocks of the front page: the search field, the next date, what is of use now."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from pcmt.model import Campaign, Plan, Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.due_dates import Occasion, occasions
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.drawings import drawing_names, render_drawing
from pcmt.show.parts.time_marks import NEAR, YEARLY_WORDS, Interval, render_interval_badge, render_time_marks
from pcmt.show.site.cards import Group, card_of
from pcmt.show.site.front.now_blocks import HELD, short_title
from pcmt.show.site.look_up import require
from pcmt.text.dates import end_of, start_of
from pcmt.text.formats import format_date, format_days


class NextDay(NamedTuple):
    """An event or campaign still to come: its days, a link, the marks and the countdown of the time script."""

    when: str
    link: Markup
    marks: Markup
    badge: Markup


def next_day_facts(view: PageContext) -> dict[str, Any]:
    """Return what is on or comes next. The script shows the first that is not over."""
    today = view.catalog.today
    ahead = [one for one in occasions(view.catalog) if one.end >= today][:HELD]
    return {"ahead": [_next_day(view, one) for one in ahead]}


def _next_day(view: PageContext, one: Occasion) -> NextDay:
    record = one.record
    words = short_title(record) if isinstance(record, Campaign) else record.title
    when = format_date(one.start) if one.start == one.end else format_days(one.start, one.end)
    stretch = Interval(start_of(one.start), end_of(one.end), YEARLY_WORDS)
    badge = render_interval_badge(stretch, view.catalog.today, NEAR)
    marks = render_time_marks(stretch.start, stretch.end)
    return NextDay(when, view.render_link(record.kind_id, record.id, words), marks, badge)


def latest_facts(view: PageContext, model: type[Record], n: int) -> dict[str, Any]:
    """Return cards of the newest records that are of use today. The script hides those that are over when the page is read."""
    found = view.catalog.newest((model.kind_id,), len(view.catalog.records[model.kind_id]))
    cards = [card_of(view, one) for one in found if is_of_use(view.catalog, one)][:n]
    groups = [Group("", cards, states="running coming")] if cards else []
    return {"groups": groups, "counts": False, "title": model.kind_title.lower(), "all": f"{model.kind_id}/"}


def is_of_use(catalog: Catalog, record: Record) -> bool:
    """Whether a record may be offered as new: not withdrawn, not over, and no plan of a body that is no more."""
    if record.is_withdrawn or record.is_over(catalog.today):
        return False
    return not isinstance(record, Plan) or catalog.state_of(record) == "current"


def helpline_facts(view: PageContext, n: int | None = None, skip: int = 0) -> dict[str, Any]:
    """Return the numbers in the editor's order, ``n`` of them after the first ``skip``."""
    end = None if n is None else skip + n
    return {
        "lines": view.catalog.helplines[skip:end],
        "valid": view.catalog.valid_helplines,
        "has_note": end is None,
    }


def render_named_drawing(view: PageContext, name: str) -> Markup:
    """Render a drawing. Raises UnknownRecord with the names that there are."""
    require(name, drawing_names(), "không có hình vẽ")
    return render_drawing(name)

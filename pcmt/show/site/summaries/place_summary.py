"""The first screen of a place's page: its agencies of today, its plans and what is known of them, what comes next, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pcmt.model import Agency, Event, Place, Plan
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_summary_facts, render_way
from pcmt.show.site.summaries.plan_summary import render_asking
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_number

AGENCIES = 4
PLANS = 2
"""Names on the first screen; the lists below have all of them."""
_STATES = {"orphaned": "cơ quan ban hành đã giải thể hoặc sáp nhập", "replaced": "đã được thay"}


def render_place_summary(view: PageContext, place: Place) -> Markup:
    """Render the first screen of a place."""
    return render_summary_facts([*_rows(view, place)])


def _rows(view: PageContext, place: Place) -> Iterator[FactRow]:
    if not view.catalog.has_ended(place) and (leading := leading_agencies(view, place)):
        names = Markup("; ").join(view.render_link(one.kind_id, one.id) for one in leading[:AGENCIES])
        yield FactRow("Cơ quan hiện nay", names + _more(len(leading) - AGENCIES, "cơ quan", Agency.kind_id))
    if plans := [one for one in view.catalog.backlinks(place, Plan.kind_id) if isinstance(one, Plan)]:
        # What still runs comes first; of the others the newest.
        plans.sort(key=lambda one: (view.catalog.state_of(one) != "current", -one.updated.toordinal()))
        names = Markup("; ").join(_plan_words(view, one) for one in plans[:PLANS])
        yield FactRow("Kế hoạch", names + _more(len(plans) - PLANS, "kế hoạch", Plan.kind_id))
    after = f"Sau ngày {format_date(view.catalog.today)}"
    if event := next_event(view, place):
        day = f"<strong>{format_date(day_of(event.start))}</strong>: "
        yield FactRow(after, trusted_html(day) + view.render_link(event.kind_id, event.id))
    elif place.level == "commune" and not view.catalog.has_ended(place):  # a larger place has events of those inside it
        every = f'<a href="{view.page(f"{Event.kind_id}/")}">tất cả sự kiện</a>'
        yield FactRow(after, trusted_html(f"cổng chưa có sự kiện ở nơi này; xem {every}"))
    yield FactRow("Hỏi ở đâu", render_asking(view))


def leading_agencies(view: PageContext, place: Place) -> list[Agency]:
    """Return the agencies of a place that exist today and answer to none in the same place, most referred to first."""
    found = [one for one in view.catalog.backlinks(place, Agency.kind_id) if isinstance(one, Agency)]
    here = {one.id for one in found if one.place == place.id}
    leading = [
        one
        for one in found
        if one.id in here and one.parent not in here and not one.is_group and not view.catalog.has_ended(one)
    ]
    return sorted(leading, key=lambda one: -len(view.catalog.backlinks(one)))


def next_event(view: PageContext, place: Place) -> Event | None:
    """Return the next event in a place that is not called off; None without any."""
    events = [one for one in view.catalog.backlinks(place, Event.kind_id) if isinstance(one, Event)]
    coming = [
        one
        for one in events
        if one.status not in {"cancelled", "postponed"}
        and not one.is_withdrawn
        and day_of(one.start) >= view.catalog.today
    ]
    return min(coming, key=lambda one: (day_of(one.start), one.id), default=None)


def _plan_words(view: PageContext, plan: Plan) -> Markup:
    state, end = view.catalog.state_of(plan), plan.period.end
    words = _STATES.get(state, "")
    if state == "term_over":
        words = f"đã hết thời hạn {format_date(end)}" if end else "đã hết thời hạn"
    elif state == "current":
        words = f"thực hiện đến {format_date(end)}" if end else "không ghi ngày kết thúc"
    return view.render_link(plan.kind_id, plan.id) + f" ({words})"


def _more(count: int, noun: str, anchor: str) -> Markup:
    if count <= 0:
        return Markup("")
    return "; " + render_way(anchor, f"{format_number(count)} {noun} khác")

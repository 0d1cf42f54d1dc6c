"""How an event is shown: banners of what became of it, card, search, news, lists by time."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from pcmt.model import Agency, Event, LegalDocument, Place
from pcmt.model.event import EVENT_STATUS_TITLES
from pcmt.model.record import Citation
from pcmt.show.events.page import event_extras
from pcmt.show.events.schema_org import linked_event
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, rows_of, shown_facts
from pcmt.show.parts.kind_view import Badge, Banner, CardFacts, Grouping, KindView, SearchGroup, by_time
from pcmt.show.parts.tables import anchor_of
from pcmt.text.dates import day_of
from pcmt.text.formats import format_date, format_moment, format_span

STATUS_SIGNS = {"postponed": "[HOÃN] ", "cancelled": "[HỦY] "}


def _facts(view: PageContext, event: Event) -> list[FactRow]:
    # When, where, what to bring and whom to ask stand above the table.
    rows = rows_of(view, event, "type", "organizers", "audiences", "is_public", "campaign")
    return rows + [FactRow(*fact) for fact in shown_facts(event)]


def _banners(view: PageContext, event: Event) -> list[Banner]:
    found = []
    reason = trusted_html(f" {html_of(event.status_reason)}") if event.status_reason else trusted_html("")
    if event.status == "cancelled":
        found.append(Banner("warn", Markup("<strong>Sự kiện đã hủy.</strong>") + reason))
    elif event.status == "postponed" and not event.was_moved:
        words = Markup("<strong>Sự kiện đã hoãn, chưa có ngày mới.</strong>{} Ngày cũ: {}.")
        found.append(Banner("warn", words.format(reason, format_moment(event.start))))
    elif event.was_moved and event.previous_start is not None:
        words = Markup("<strong>Sự kiện đã dời từ {} sang {}.</strong>")
        new_day = words.format(format_moment(event.previous_start), format_moment(event.start))
        found.append(Banner("warn", new_day + reason))
    if time := _time_words(event, is_over=day_of(event.finish) < view.catalog.today):
        found.append(time)
    return found


def _time_words(event: Event, *, is_over: bool) -> Banner | None:
    """Return one notice on an uncertain or past date, never one for each."""
    is_uncertain = event.status == "provisional" and not event.results
    if is_uncertain and is_over:
        return Banner("ended", Markup("Đã qua ngày dự kiến; chưa có thông tin xác nhận sự kiện đã diễn ra."))
    if event.status == "provisional" and not is_over:
        return Banner("info", Markup("Thời gian dự kiến, chưa được xác nhận."))
    is_off = event.status == "cancelled" or (event.status == "postponed" and not event.was_moved)
    return Banner("ended", Markup("Sự kiện đã qua.")) if is_over and not is_off else None


def _card(_view: PageContext, event: Event) -> CardFacts:
    """Return badges beside the state badge; a provisional date remains so until its source changes."""
    when = format_span(event.start, event.finish)
    if event.status in {"cancelled", "postponed"}:
        return CardFacts([Badge(event.status, EVENT_STATUS_TITLES[event.status])], when)
    return CardFacts([Badge("provisional", "ngày dự kiến")] if event.status == "provisional" else [], when)


def _search_facts(view: PageContext, event: Event) -> list[str]:
    return [event.venue or "", *(view.catalog.get(Agency, one).title for one in event.organizers)]


def _news_facts(view: PageContext, event: Event) -> list[str]:
    when = format_span(event.start, event.finish)
    facts = [f"Thời gian: {when}" + (" (dự kiến)" if event.status == "provisional" else "")]
    place = view.catalog.get(Place, event.place).title if event.place else ""
    if where := event.venue or place:
        facts.append(f"Nơi: {where}")
    facts.append(f"Đơn vị tổ chức: {view.titles(Agency.kind_id, event.organizers)}")
    return [*facts, view.for_whom(event.audiences), *(f"{label}: {text}" for label, text in shown_facts(event))]


def _summary(view: PageContext, event: Event) -> str:
    return f"{format_span(event.start, event.finish)}. {view.terms('doi-tuong', event.audiences)}."


def _distinctions(view: PageContext, event: Event) -> list[str]:
    place = [view.catalog.get(Place, event.place).title] if event.place else []
    return [format_span(event.start, event.finish), *place, view.titles(Agency.kind_id, event.organizers)]


def _anchor_in_document(view: PageContext, citation: Citation) -> str:
    return anchor_of(view.catalog.get(LegalDocument, citation.document), citation)


def _groups(view: PageContext) -> list[Grouping]:
    today = view.catalog.today
    coming = [one for one in view.catalog.events if day_of(one.finish) >= today]
    past = [one for one in reversed(view.catalog.events) if day_of(one.finish) < today]
    ahead = Grouping(f"Từ ngày {format_date(today)}", coming, now_title="Đang diễn ra và sắp tới")
    return by_time(ahead, Grouping("Đã qua", past))


EVENT: KindView[Event] = KindView(
    model=Event,
    list_frame="danh-sach/su-kien",
    template="events/page.html",
    facts=_facts,
    banners=_banners,
    card=_card,
    backlinks=(),
    search_group=SearchGroup.EVENTS,
    search_facts=_search_facts,
    news_facts=_news_facts,
    schema_org=linked_event,
    summary=_summary,
    distinctions=_distinctions,
    sign=lambda event: STATUS_SIGNS.get(event.status, ""),
    became=lambda _view, event: EVENT_STATUS_TITLES[event.status] if event.status in {"cancelled", "postponed"} else "",
    groups=_groups,
    has_calendar=True,
    extras=lambda view, event: event_extras(view, event) | {"anchor_of_document": partial(_anchor_in_document, view)},
)

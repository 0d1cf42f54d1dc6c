"""How an announcement is shown: its text in full, listed by the days on which it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pcmt.model import Announcement
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.markup.plain_text import plain_text
from pcmt.show.parts.calls import render_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import rows_of
from pcmt.show.parts.kind_view import (
    Badge,
    CardFacts,
    Grouping,
    KindView,
    SearchGroup,
    by_time,
    no_banners,
    no_words,
    web_page,
)
from pcmt.text.dates import day_of, start_of
from pcmt.text.formats import format_date, format_span


def _card(_view: PageContext, announcement: Announcement) -> CardFacts:
    badges = [Badge("danger", "khẩn")] if announcement.urgent else []
    return CardFacts(badges, format_span(announcement.from_, announcement.until))


def _sign(announcement: Announcement) -> str:
    return "[KHẨN] " if announcement.urgent else ""


def _news_text(announcement: Announcement) -> list[str]:
    return plain_text(announcement.text).split("\n\n")


def _extras(view: PageContext, announcement: Announcement) -> Mapping[str, Any]:
    return {"body_html": render_calls(view, render_markdown(announcement.text, view.root))}


def _groups(view: PageContext) -> list[Grouping]:
    today = view.catalog.today
    notices = sorted(view.catalog.every(Announcement), key=lambda one: start_of(one.from_), reverse=True)
    valid = [one for one in notices if day_of(one.until) >= today]
    over = [one for one in notices if day_of(one.until) < today]
    title = f"Có hạn từ ngày {format_date(today)} trở đi"
    return by_time(Grouping(title, valid, now_title="Còn hiệu lực và sắp tới"), Grouping("Đã hết hạn", over))


ANNOUNCEMENT = KindView(
    model=Announcement,
    template="announcing/page.html",
    facts=lambda view, one: rows_of(view, one, "from_", "until", "audiences", "issuer", "place", "campaign"),
    banners=no_banners,
    card=_card,
    backlinks=(),
    search_group=SearchGroup.EVENTS,
    search_facts=no_words,
    news_facts=no_words,
    news_text=_news_text,
    schema_org=web_page,
    sign=_sign,
    groups=_groups,
    extras=_extras,
)

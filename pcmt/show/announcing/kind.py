"""How an announcement is shown: its text in full, listed by the days on which it holds."""

from __future__ import annotations

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
    news_text=lambda announcement: plain_text(announcement.text).split("\n\n"),
    schema_org=web_page,
    sign=lambda announcement: "[KHẨN] " if announcement.urgent else "",
    groups=_groups,
    extras=lambda view, announcement: {"body_html": render_calls(view, render_markdown(announcement.text, view.root))},
)

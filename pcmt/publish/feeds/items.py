"""Content of a feed item, independent of RSS, Atom or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from html import escape
from typing import NamedTuple

from pcmt.model import Agency, Place, Settings
from pcmt.publish.artifact import Attachment, Attachments
from pcmt.relate.news import News, news_of
from pcmt.relate.subscriptions import Scope, closing_day
from pcmt.show.parts.context import PageContext
from pcmt.show.subscribing.news_text import NewsLine, closing_lines, closing_title, news_lines, news_title
from pcmt.text.dates import VIETNAM, day_of
from pcmt.urls import feed_path, news_uri, record_path

MORNING = time(8, 0, tzinfo=VIETNAM)
"""Records are dated to the day; a feed needs an instant, and the start of office hours is the same for all of them."""

_LAST_PLACE = 15 * 60
"""Minutes that are left of a day after its morning."""

SHORT_LENGTH = 400
"""Characters that are left of a text where the whole of it would make a feed too heavy."""


class FeedItem(NamedTuple):
    """An item of a feed. ``guid`` is a ``tag:`` URI (RFC 4151); ``url`` and the addresses of ``lines`` are absolute."""

    guid: str
    url: str
    title: str
    lines: Sequence[NewsLine]
    published: datetime
    updated: datetime
    tags: Sequence[str] = ()
    files: Sequence[Attachment] = ()

    @property
    def text(self) -> str:
        """The lines as plain text."""
        return "\n".join(line.words for line in self.lines)

    @property
    def text_with_addresses(self) -> str:
        """The lines as plain text, each with the address it leads to."""
        return "\n".join(words if address in words else f"{words}: {address}" for words, address in self.lines)

    @property
    def html(self) -> str:
        """Return the lines as paragraphs with links; empty where they add nothing to the text."""
        if len(self.lines) < 3 and not any(line.address for line in self.lines):
            return ""
        return "".join(f"<p>{_linked(line)}</p>" for line in self.lines)

    @property
    def shortened(self) -> FeedItem:
        """The item with SHORT_LENGTH characters of its text at most; the page has the rest."""
        if sum(len(line.words) + len(line.address) for line in self.lines) <= SHORT_LENGTH:
            return self
        words = self.text[:SHORT_LENGTH].rpartition(" ")[0]
        return self._replace(lines=[NewsLine(f"{words}…"), NewsLine("Đọc tiếp trên cổng", self.url)])


def _linked(line: NewsLine) -> str:
    words = escape(line.words)
    return f'<a href="{escape(line.address)}">{words}</a>' if line.address else words


def instant(day: date, place: int = 0) -> datetime:
    """Return the moment of an item dated to a day; each further item of one record is a minute later."""
    return datetime.combine(day, MORNING) + timedelta(minutes=min(place, _LAST_PLACE))


def news_instant(news: News) -> datetime:
    """Return the moment of a news item: on the day of a publication by the clock, counted from that moment."""
    moment = news.record.publish_on
    if isinstance(moment, datetime) and day_of(moment) == news.day:
        return moment + timedelta(minutes=news.place)
    return instant(news.day, news.place)


def news_item(view: PageContext, news: News, files: Attachments) -> FeedItem:
    """Return the feed item of a news item. The root of ``view`` is the portal's URL."""
    record, settings = news.record, view.catalog.settings
    key = (record.kind_id, record.id)
    tags = [record.kind_title, *(view.term("doi-tuong", one) for one in getattr(record, "audiences", ()))]
    is_record = news.kind == "published"
    return FeedItem(
        guid=news_uri(settings.tag_authority, settings.tag_year, record.kind_id, record.first_id, news.mark),
        url=settings.url + record_path(*key),
        title=news_title(news),
        lines=news_lines(view, news),
        published=news_instant(news),
        updated=_last_change(view, news) if is_record else news_instant(news),
        tags=tags,
        files=files.get(key, ()) if is_record else (),
    )


def _last_change(view: PageContext, news: News) -> datetime:
    """Return the last change of a newly published record, whose item shows its current state."""
    changes = (news_instant(one) for one in news_of(news.record, view.catalog.today))
    last = max(news.day, news.record.updated)
    return max(news_instant(news._replace(day=last, place=0)), *changes)


def closing_item(view: PageContext, unit: Agency | Place, form: str) -> FeedItem:
    """Return the final item in the feed of an ended unit; it links to its successors' feeds in the same format."""
    settings: Settings = view.catalog.settings
    successors = [
        (one, settings.url + feed_path(form, Scope(one.unit.kind_id, one.unit.id).path))
        for one in view.succession.current_successors(unit)
    ]
    day = instant(closing_day(unit))
    return FeedItem(
        guid=news_uri(settings.tag_authority, settings.tag_year, unit.kind_id, unit.first_id, "ended"),
        url=settings.url + record_path(unit.kind_id, unit.id),
        title=closing_title(unit),
        lines=closing_lines(unit, successors, settings.url + feed_path(form)),
        published=day,
        updated=day,
        tags=[unit.kind_title],
    )

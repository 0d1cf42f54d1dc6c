"""``/rss.xml``: plans, events and materials, newest first (RSS 2.0 by feedgen).

Every date comes from data and every GUID is a ``tag:`` URI of a record id (RFC 4151): readers know an item by its GUID across
feeds, so an edited title or a moved site never sends it again.
"""

from __future__ import annotations

from datetime import datetime, time

from feedgen.feed import FeedGenerator

from pcmt.catalog import Catalog
from pcmt.dates import VIETNAM
from pcmt.model import Event, Record
from pcmt.outputs import Artifact
from pcmt.render.cards import summary_of
from pcmt.render.view import View
from pcmt.urls import record_path, tag_uri

FEED_PATH = "rss.xml"
FEED_KINDS = ("ke-hoach", "su-kien", "tai-lieu")
FEED_LIMIT = 50
_SIGNS = {"postponed": "[HOÃN] ", "cancelled": "[HỦY] "}
_MORNING = time(8, 0, tzinfo=VIETNAM)
"""Records are dated to the day; a feed needs an instant, and the start of office hours is the same for all of them."""


def _instant(record: Record, *, updated: bool = False) -> datetime:
    return datetime.combine(record.updated if updated else record.published, _MORNING)


def _title(record: Record) -> str:
    """Title of an item; a postponed or cancelled event says so first, where no reader can miss it."""
    sign = _SIGNS.get(record.status, "") if isinstance(record, Event) else ""
    return sign + record.title


def main_feed(catalog: Catalog) -> Artifact:
    """The feed of the whole portal, at most FEED_LIMIT items. Same data, same bytes."""
    settings = catalog.settings
    view = View(catalog)
    records = [one for kind in FEED_KINDS for one in catalog.all(kind)]
    records.sort(key=lambda one: (-one.published.toordinal(), FEED_KINDS.index(one.kind_id), one.id))
    feed = FeedGenerator()
    feed.title(settings.title)
    feed.description(settings.description)
    feed.language("vi")
    feed.generator("")
    # feedgen makes the last link() the channel's <link>, so the page comes after the feed's own address.
    feed.link(href=settings.url + FEED_PATH, rel="self", type="application/rss+xml")
    feed.link(href=settings.url, rel="alternate")
    newest = max((_instant(one, updated=True) for one in records), default=datetime.combine(catalog.today, _MORNING))
    feed.lastBuildDate(newest)
    feed.pubDate(newest)
    for record in records[:FEED_LIMIT]:
        entry = feed.add_entry(order="append")
        entry.title(_title(record))
        entry.link(href=settings.url + record_path(record.kind_id, record.id))
        entry.guid(tag_uri(settings.tag_authority, settings.tag_year, record.kind_id, record.id), permalink=False)
        entry.pubDate(_instant(record))
        entry.description(summary_of(view, record))
        entry.category(term=record.kind_title)
    return Artifact(FEED_PATH, feed.rss_str(pretty=True))

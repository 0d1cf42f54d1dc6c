"""RSS 2.0 and Atom (RFC 4287) as feedgen draws them: the head of a feed with slots, and items one by one.

An item is cut out of a feed that holds it alone: every feed declares the same namespaces at its root.
"""

from __future__ import annotations

from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.feed import FeedGenerator

from pcmt.publish.feeds.items import FeedItem
from pcmt.publish.feeds.xml_slots import SLOT_DAY, SLOT_DESCRIPTION, SLOT_ID, SLOT_PAGE, SLOT_SELF, SLOT_TITLE, XmlFeed

_TTL = 60
"""Minutes between two visits of a reader (RSS only)."""


def blank_head(feed: XmlFeed) -> str:
    """Return everything before the first item of a feed, with slots."""
    drawn = _drawn(feed)
    return drawn.removesuffix(feed.foot.strip()).decode()


def drawn_item(feed: XmlFeed, item: FeedItem) -> bytes:
    """Return an item as it is in every feed of a form."""
    tag, end = f"<{feed.tag}>".encode(), f"</{feed.tag}>".encode()
    _, piece = _drawn(feed, item).split(tag)
    return tag + piece[: piece.rindex(end)] + end


def _drawn(feed: XmlFeed, *items: FeedItem) -> bytes:
    made = _blank_feed(feed)
    for item in items:
        made.add_entry(_entry(feed, item), order="append")
    drawn: bytes = made.rss_str() if feed.form == "rss" else made.atom_str()
    return drawn


class _Entry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """feedgen 1.0.0 loses what Atom entries say of their links (its issue 135); this puts rel, type and length back."""

    def atom_entry(self, extensions: bool = True) -> Any:
        entry = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link() or [], strict=True):
            for name in ("rel", "type", "length", "title"):
                if link.get(name):
                    element.set(name, link[name])
        return entry


def _blank_feed(of: XmlFeed) -> FeedGenerator:
    form = of.form
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False)
    feed.title(SLOT_TITLE)
    feed.description(SLOT_DESCRIPTION)
    feed.language("vi")
    feed.generator("")
    feed.docs("")
    feed.rights(of.licence)
    # feedgen makes the last link() the channel's <link>, so the page comes after the feed's own address.
    feed.link(href=SLOT_SELF, rel="self", type=f"application/{form}+xml")
    feed.link(href=SLOT_PAGE, rel="alternate", type="text/html")
    if form == "rss":
        feed.lastBuildDate(SLOT_DAY)
        feed.pubDate(SLOT_DAY)
        feed.ttl(_TTL)
    else:
        feed.id(SLOT_ID)
        feed.updated(SLOT_DAY)
        feed.author(name=of.author, uri=of.root)
    return feed


def _entry(feed: XmlFeed, item: FeedItem) -> _Entry:
    form = feed.form
    entry = _Entry()
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.title(item.title)
    entry.guid(item.guid, permalink=False)
    entry.published(item.published)
    entry.link(href=item.url, rel="alternate", type="text/html")
    files = item.files[:1] if form == "rss" else item.files
    for file in files:
        entry.link(
            href=feed.root + file.path, rel="enclosure", type=file.type, length=str(file.length), title=file.title
        )
    for tag in item.tags:
        entry.category(term=tag)
    if form == "rss":
        # An RSS author must be an e-mail address; a description is HTML even where it has no tag.
        entry.dc.dc_creator(feed.author)
        entry.description(escape(item.text, quote=False), isSummary=True)
        if item.html:
            entry.content(item.html)
    else:
        entry.updated(item.updated)
        entry.author(name=feed.author)
        entry.summary(item.text)
        if item.html:
            entry.content(item.html, type="html")
    return entry

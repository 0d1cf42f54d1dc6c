"""RSS 2.0 and Atom (RFC 4287) by feedgen: one feed of all items is drawn, then cut into its head and its items.

Because the pieces are cut out of one finished document, the namespaces its root declares hold for every feed made of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension
from feedgen.feed import FeedGenerator

from pcmt.model import Settings
from pcmt.publish.feeds.items import FeedItem
from pcmt.publish.feeds.pieces import Head

STYLESHEET = "assets/stylesheets/feed.css"
_TTL = 60
"""Minutes between two visits of a reader (RSS only)."""
_SLOT_DAY = datetime(1000, 1, 1, tzinfo=UTC)
_SLOT_SELF, _SLOT_PAGE, _SLOT_ID = (f"https://{name}.invalid/" for name in ("self", "page", "id"))
_SLOT_TITLE, _SLOT_DESCRIPTION = "[[title]]", "[[description]]"
_SLOTS = (_SLOT_SELF, _SLOT_PAGE, _SLOT_ID, _SLOT_TITLE, _SLOT_DESCRIPTION)


class _Entry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """feedgen 1.0.0 loses what Atom entries say of their links (its issue 135); this puts rel, type and length back."""

    def atom_entry(self, extensions: bool = True) -> Any:
        entry = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link() or [], strict=True):
            for name in ("rel", "type", "length", "title"):
                if link.get(name):
                    element.set(name, link[name])
        return entry


class XmlForm:
    """RSS or Atom: the head of the drawn feed with its slots, and the bytes of every item in ``items``."""

    between = b"\n"

    def __init__(self, form: str, settings: Settings, author: str, licence: str, items: Sequence[FeedItem]) -> None:
        self._form = form
        self._root = settings.url
        feed = _blank_feed(form, settings, author, licence)
        for item in items:
            feed.add_entry(_entry(form, settings, author, item), order="append")
        tag = "item" if form == "rss" else "entry"
        drawn = feed.rss_str() if form == "rss" else feed.atom_str()
        end = f"</{tag}>".encode()
        before, *cut = drawn.split(f"<{tag}>".encode())
        self.foot = b"\n</channel></rss>\n" if form == "rss" else b"\n</feed>\n"
        self.items = [f"<{tag}>".encode() + piece[: piece.rindex(end)] + end for piece in cut]
        self._head = before.removesuffix(self.foot.strip()).decode()
        self._slots = re.compile("|".join(map(re.escape, (*_SLOTS, _day(form, _SLOT_DAY)))))

    def head(self, head: Head) -> bytes:
        """Everything before the first item, with the address of the style sheet that browsers show a feed by."""
        words = {
            _day(self._form, _SLOT_DAY): _day(self._form, head.updated),
            _SLOT_SELF: self._root + head.path,
            _SLOT_PAGE: head.page,
            _SLOT_ID: head.id,
            _SLOT_TITLE: head.title,
            _SLOT_DESCRIPTION: head.description,
        }
        text = self._slots.sub(lambda match: escape(words[match[0]]), self._head)
        declaration, _, rest = text.partition("\n")
        style = "../" * head.path.count("/") + STYLESHEET
        return f'{declaration}\n<?xml-stylesheet type="text/css" href="{style}"?>\n{rest}\n'.encode()


def _day(form: str, moment: datetime) -> str:
    return format_datetime(moment) if form == "rss" else moment.isoformat()


def _blank_feed(form: str, settings: Settings, author: str, licence: str) -> FeedGenerator:
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False)
    feed.title(_SLOT_TITLE)
    feed.description(_SLOT_DESCRIPTION)
    feed.language("vi")
    feed.generator("")
    feed.docs("")
    feed.rights(licence)
    # feedgen makes the last link() the channel's <link>, so the page comes after the feed's own address.
    feed.link(href=_SLOT_SELF, rel="self", type=f"application/{form}+xml")
    feed.link(href=_SLOT_PAGE, rel="alternate", type="text/html")
    if form == "rss":
        feed.lastBuildDate(_SLOT_DAY)
        feed.pubDate(_SLOT_DAY)
        feed.ttl(_TTL)
    else:
        feed.id(_SLOT_ID)
        feed.updated(_SLOT_DAY)
        feed.author(name=author, uri=settings.url)
    return feed


def _entry(form: str, settings: Settings, author: str, item: FeedItem) -> _Entry:
    entry = _Entry()
    entry.register_extension("dc", DcEntryExtension, atom=False)
    entry.title(item.title)
    entry.guid(item.guid, permalink=False)
    entry.published(item.published)
    entry.link(href=item.url, rel="alternate", type="text/html")
    files = item.files[:1] if form == "rss" else item.files
    for file in files:
        entry.link(
            href=settings.url + file.path, rel="enclosure", type=file.type, length=str(file.length), title=file.title
        )
    for tag in item.tags:
        entry.category(term=tag)
    if form == "rss":
        # An RSS author must be an e-mail address; a description is HTML even where it has no tag.
        entry.dc.dc_creator(author)
        entry.description(escape(item.text, quote=False), isSummary=True)
        if item.html:
            entry.content(item.html)
    else:
        entry.updated(item.updated)
        entry.author(name=author)
        entry.summary(item.text)
        if item.html:
            entry.content(item.html, type="html")
    return entry

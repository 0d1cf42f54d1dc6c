"""RSS 2.0 and Atom (RFC 4287): heads on demand, items as ``xml_drawing`` draws them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from html import escape
from typing import Any

from pcmt.publish.feeds.items import FeedItem
from pcmt.publish.feeds.pieces import Head, digest_of
from pcmt.publish.feeds.xml_slots import (
    SLOT_DAY,
    SLOT_DESCRIPTION,
    SLOT_ID,
    SLOT_PAGE,
    SLOT_SELF,
    SLOT_TITLE,
    SLOTS,
    XmlFeed,
    day_words,
)

STYLESHEET = "assets/stylesheets/feed.css"


class XmlForm:
    """RSS or Atom. ``recall`` is that of the catalog: the blank head is drawn only where it says something else than before."""

    between = b"\n"

    def __init__(self, feed: XmlFeed, recall: Callable[..., Any]) -> None:
        self._feed = feed
        self._recall = recall
        self.code = repr(feed)
        self.foot = feed.foot
        self._slots = re.compile("|".join(map(re.escape, (*SLOTS, day_words(feed.form, SLOT_DAY)))))

    @cached_property
    def _blank(self) -> str:
        name = f"nguồn tin, đầu {self._feed.form}"
        blank: str = self._recall(name, partial(_blank_head, self._feed), digest_of(self._feed))
        return blank

    def draw(self, item: FeedItem, *, is_short: bool) -> bytes:
        """Return an item, ``is_short`` if it is one with its text cut."""
        return _drawn_item(self._feed, item)

    def head(self, head: Head) -> bytes:
        """Everything before the first item, with the address of the style sheet that browsers show a feed by."""
        words = {
            day_words(self._feed.form, SLOT_DAY): day_words(self._feed.form, head.updated),
            SLOT_SELF: self._feed.root + head.path,
            SLOT_PAGE: head.page,
            SLOT_ID: head.id,
            SLOT_TITLE: head.title,
            SLOT_DESCRIPTION: head.description,
        }
        text = self._slots.sub(lambda match: escape(words[match[0]]), self._blank)
        declaration, _, rest = text.partition("\n")
        style = "../" * head.path.count("/") + STYLESHEET
        return f'{declaration}\n<?xml-stylesheet type="text/css" href="{style}"?>\n{rest}\n'.encode()


# feedgen and lxml take longer to load than a build of one edit that changes no feed.


def _blank_head(feed: XmlFeed) -> str:
    from pcmt.publish.feeds.xml_drawing import blank_head

    return blank_head(feed)


def _drawn_item(feed: XmlFeed, item: FeedItem) -> bytes:
    from pcmt.publish.feeds.xml_drawing import drawn_item

    return drawn_item(feed, item)

"""Feeds of made-up records, and what they hold when they are read back."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from pcmt.model import Record
from pcmt.publish.artifact import Attachment, Attachments
from pcmt.publish.feeds import feeds
from tests.records import catalog, place

ATOM = "{http://www.w3.org/2005/Atom}"


CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


COPY = Attachment("tai-lieu/giao-an-a/giao-an-a.txt", "text/plain", 1234, "Bản chữ")


SLIDES = Attachment("tai-lieu/giao-an-a/giao-an-a.pdf", "application/pdf", 99, "Bản in")


def feed_files(*records: Record, files: Attachments | None = None, **options: Any) -> dict[str, bytes]:
    return dict(feeds(catalog(*records, **options), files or {}))


def channel_of(*records: Record, path: str = "rss.xml", **options: Any) -> ElementTree.Element:
    channel = ElementTree.fromstring(feed_files(*records, **options)[path]).find("channel")
    assert channel is not None
    return channel


def texts_of(channel: ElementTree.Element, name: str) -> list[str | None]:
    return [item.findtext(name) for item in channel.findall("item")]


def json_feed(*records: Record, path: str = "feed.json", **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(feed_files(*records, **options)[path])
    return found


def ended_place(**fields: Any) -> Record:
    return place("cu", until="2026-07-01", successors=({"place": "moi", "since": "2026-07-01"},), **fields)

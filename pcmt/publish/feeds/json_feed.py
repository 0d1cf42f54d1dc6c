"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from typing import Any

from pcmt.publish.artifact import json_bytes
from pcmt.publish.feeds.items import FeedItem
from pcmt.publish.feeds.pieces import Head

_VERSION = "https://jsonfeed.org/version/1.1"


class JsonForm:
    """JSON Feed: heads and items on demand."""

    between = b",\n"
    foot = b"\n]}\n"

    def __init__(self, root: str, author: str) -> None:
        self._root = self.code = root
        self._authors = [{"name": author, "url": root}]

    def draw(self, item: FeedItem, *, is_short: bool) -> bytes:
        """Return an item; ``is_short`` makes no difference here."""
        return json_bytes(_item(self._root, item))

    def head(self, head: Head) -> bytes:
        """Everything before the first item."""
        members = {
            "version": _VERSION,
            "title": head.title,
            "description": head.description,
            "home_page_url": head.page,
            "feed_url": self._root + head.path,
            "language": "vi",
            "authors": self._authors,
        }
        return json_bytes(members).removesuffix(b"}") + b',"items":[\n'


def _item(root: str, item: FeedItem) -> dict[str, Any]:
    members: dict[str, Any] = {
        "id": item.guid,
        "url": item.url,
        "title": item.title,
        "content_text": item.text_with_addresses,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "tags": list(item.tags),
    }
    if item.html:
        members["content_html"] = item.html
    if item.files:
        members["attachments"] = [
            {
                "url": root + file.path,
                "mime_type": file.type,
                "title": file.title,
                "size_in_bytes": file.length,
            }
            for file in item.files
        ]
    return members

"""Feed assembly: a head with slots and finished items, each serialised once and joined as bytes for every feed.

A portal has three feeds per commune; serialising each feed anew would serialise every item thousands of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from pcmt.publish.feeds.items import FeedItem

ITEM_LIMIT = 50
BYTE_LIMIT = 150_000
"""Of a whole feed: on a slow phone a feed is fetched many times a day."""


class Head(NamedTuple):
    """What differs between the heads of two feeds. ``path`` is site-relative, ``page`` and ``id`` are whole addresses."""

    path: str
    title: str
    description: str
    page: str
    id: str
    updated: datetime


class FeedForm(Protocol):
    """A feed format. ``between`` separates two items, ``foot`` follows the last, ``code`` tells what items are drawn by."""

    between: bytes
    foot: bytes
    code: str

    def head(self, head: Head) -> bytes:
        """Everything before the first item."""

    def draw(self, item: FeedItem, *, is_short: bool) -> bytes:
        """Return an item as bytes."""


class Piece(NamedTuple):
    """An item as bytes, whole and with its text cut short."""

    whole: bytes
    short: bytes


def digest_of(*values: Any) -> str:
    """Return the digest of what an item is drawn from."""
    return sha256(repr(values).encode()).hexdigest()


class DrawnItem(NamedTuple):
    """An item as it is in feeds: its time, and its pieces by the names of the forms."""

    updated: datetime
    pieces: dict[str, Piece]


def drawn_piece(form: FeedForm, item: FeedItem) -> Piece:
    """Return an item as bytes of a form."""
    whole, short = form.draw(item, is_short=False), item.shortened
    return Piece(whole, whole if short is item else form.draw(short, is_short=True))


def fitted(pieces: Sequence[Piece], room: int) -> list[bytes]:
    """Return the pieces, newest first, that fit in ``room`` bytes: oldest texts are shortened first, then oldest items dropped."""
    chosen = [piece.whole for piece in pieces]
    size = sum(map(len, chosen))
    for number in range(len(pieces) - 1, -1, -1):
        if size <= room:
            return chosen
        size -= len(pieces[number].whole) - len(pieces[number].short)
        chosen[number] = pieces[number].short
    while size > room:
        size -= len(chosen.pop())
    return chosen


def joined(form: FeedForm, head: Head, pieces: Sequence[Piece]) -> bytes:
    """Return a whole feed of at most ITEM_LIMIT items and BYTE_LIMIT bytes."""
    before = form.head(head)
    room = BYTE_LIMIT - len(before) - len(form.foot) - len(form.between) * ITEM_LIMIT
    return before + form.between.join(fitted(pieces[:ITEM_LIMIT], room)) + form.foot

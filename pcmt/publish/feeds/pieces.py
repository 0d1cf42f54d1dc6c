"""Feed assembly: a head with slots and finished items, each serialised once and joined as bytes for every feed.

A portal has three feeds per commune; serialising each feed anew would serialise every item thousands of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

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
    """A feed format. ``between`` separates two items, ``foot`` follows the last."""

    between: bytes
    foot: bytes

    def head(self, head: Head) -> bytes:
        """Everything before the first item."""


class Piece(NamedTuple):
    """An item as bytes, whole and with its text cut short."""

    whole: bytes
    short: bytes


def draw_pieces(items: Sequence[FeedItem], drawn: Sequence[bytes]) -> list[Piece]:
    """Pair the bytes of items, drawn in the order that ``variants`` gives."""
    source = iter(drawn)
    pieces = []
    for item in items:
        whole = next(source)
        pieces.append(Piece(whole, whole if item.shortened is item else next(source)))
    return pieces


def variants(items: Sequence[FeedItem]) -> list[FeedItem]:
    """Each item, followed by its short form if it has one."""
    found = []
    for item in items:
        short = item.shortened
        found += [item] if short is item else [item, short]
    return found


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

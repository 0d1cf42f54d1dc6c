"""All records of a kind in groups, in the order in which people look for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from pcmt.model import Record
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Grouping
from pcmt.show.site.cards import Card, card_of
from pcmt.show.site.kinds import KINDS

CARDS_SHOWN = 40
"""Limit of cards: a longer group continues as folded links, since thousands of cards are useless on a phone."""
CARDS_OPEN = 24
"""Cards on a page before its further groups are folded, so that the page stays below some twelve screens of a phone."""


class Group(NamedTuple):
    """A heading of a list, the cards under it, and what follows them only by title.

    ``states`` (``coming``, ``running``, ``past``) are those whose cards the time script gathers here, ``now_title`` the heading
    that is true while it does, ``limit`` how many cards are shown of them. ``is_folded``: the heading opens the cards.
    """

    title: str
    cards: list[Card]
    rest: Sequence[Record] = ()
    states: str = ""
    now_title: str = ""
    limit: int = 0
    is_folded: bool = False

    @property
    def total(self) -> int:
        """Records of the group."""
        return len(self.cards) + len(self.rest)


def groups_of(view: PageContext, kind: str) -> list[Group]:
    """All records of a kind in their groups; a kind without groups of its own is one group without a heading."""
    draw = KINDS[kind].groups
    groups = draw(view) if draw else [Grouping("", view.catalog.all(kind))]
    return fold_beyond_limit(
        [
            grouped(view, one.title, one.records)._replace(states=one.states, now_title=one.now_title)
            for one in groups
            if one.records or one.states
        ]
    )


def fold_beyond_limit(groups: Sequence[Group]) -> list[Group]:
    """Fold the groups after the first with which a page has more than ``CARDS_OPEN`` cards; never those of the time script."""
    totals = accumulate(len(one.cards) for one in groups)
    return [
        one._replace(is_folded=number > 0 and not one.states and total > CARDS_OPEN)
        for number, (one, total) in enumerate(zip(groups, totals, strict=True))
    ]


def grouped(view: PageContext, title: str, records: Sequence[Record]) -> Group:
    """Return records under a heading: as cards, beyond a limit by title only."""
    return Group(title, [card_of(view, record) for record in records[:CARDS_SHOWN]], records[CARDS_SHOWN:])

"""Records in short: the card of one, which pages share, and all records of a kind in groups as people look for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Record
from pcmt.show.events.listing import EventLists
from pcmt.show.materials.listing import MaterialLists
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Badge, Grouping
from pcmt.show.parts.time_marks import render_record_marks, render_record_state
from pcmt.show.site.kinds import KINDS, kind_view


class Card(NamedTuple):
    """What a list shows of a record. ``state`` and ``marks`` are for the time script, see ``pcmt.show.parts.time_marks``."""

    record: Record
    url: str
    badges: tuple[Badge, ...]
    meta: str
    state: Markup = Markup("")
    marks: Markup = Markup("")
    picture: Markup = Markup("")


def card_of(view: PageContext, record: Record) -> Card:
    """Return the card of a record."""
    kind = kind_view(record)
    badges, meta = kind.card(view, record)
    if record.is_withdrawn:
        badges = [Badge("danger", "đã rút xuống"), *badges]
    if record.state:
        badges = [Badge("danger", "chưa đăng"), *badges]
    today = view.catalog.today
    state = render_record_state(record, today)
    return Card(
        record, view.url(record), tuple(badges), meta, state, render_record_marks(record, today), kind.picture(record)
    )


CARDS_SHOWN = 40
"""Limit of cards: a longer group continues as folded links, since thousands of cards are useless on a phone."""
CARDS_OPEN = 24
"""Cards on a page before its further groups are folded, so that the page stays below some twelve screens of a phone."""


CARDS_ON_PAGE, TITLES_ON_PAGE = 150, 200
"""Limits of a page of several groups, about 100 kB; what is left out has pages of its own (``pcmt.show.site.long_lists``)."""
WITH_LISTS = frozenset({EventLists.kind, MaterialLists.kind})
"""Kinds whose records have pages of lists anyway, from the front page of the kind on."""


class Group(NamedTuple):
    """A heading of a list, the cards under it, what follows them only by title, and how many more there are (``left_out``).

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
    left_out: int = 0

    @property
    def all_path(self) -> str:
        """Address of the list that has what the groups of a kind leave out."""
        kind = self.cards[0].record.kind_id
        return f"{kind}/" if kind in WITH_LISTS else f"{kind}/trang/1/"

    @property
    def total(self) -> int:
        """Records of the group."""
        return len(self.cards) + len(self.rest) + self.left_out


def groups_of(view: PageContext, kind: str) -> list[Group]:
    """All records of a kind in their groups; a kind without groups of its own is one group without a heading."""
    groups = [one for one in groupings(view, kind) if one.records or one.states]
    drawn = zip(_within_limits(view, groups), groups, strict=True)
    return fold_beyond_limit([one._replace(states=of.states, now_title=of.now_title) for one, of in drawn])


def groupings(view: PageContext, kind: str) -> list[Grouping]:
    """All records of a kind as their subject groups them."""
    draw = KINDS[kind].groups
    return draw(view) if draw else [Grouping("", view.catalog.all(kind))]


def _within_limits(view: PageContext, groups: Sequence[Grouping]) -> list[Group]:
    """Return groups with as many cards and titles as a page holds; each group has a card at least."""
    cards, titles, shown = CARDS_ON_PAGE, TITLES_ON_PAGE, []
    for one in groups:
        drawn = one.records[: max(1, min(CARDS_SHOWN, cards))]
        rest = one.records[len(drawn) :]
        named = rest[: max(0, titles)]
        cards, titles = cards - len(drawn), titles - len(named)
        found = [card_of(view, record) for record in drawn]
        shown.append(Group(one.title, found, named, left_out=len(rest) - len(named)))
    return shown


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

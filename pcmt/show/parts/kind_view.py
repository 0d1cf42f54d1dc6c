"""``KindView``: how a kind of record is shown, declared once in the folder of its subject.

Fields without a default must be given by every kind, so that none is forgotten; a kind that has nothing to say there says so
with ``no_words``, ``no_lines`` or ``()``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

from markupsafe import Markup

from pcmt.model import Record
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow
from pcmt.show.parts.tables import Table
from pcmt.urls import record_path


class Banner(NamedTuple):
    """A banner. ``tone`` is info, warn or ended; ``html`` is safe to print, ``items`` are listed below it."""

    tone: str
    html: Markup
    items: tuple[Markup, ...] = ()


R = TypeVar("R", bound=Record)


class Badge(NamedTuple):
    """A short word on a card; ``tone`` is the second half of its CSS class."""

    tone: str
    words: str


class CardFacts(NamedTuple):
    """What the card of a record says below its title: badges and a line of words."""

    badges: Sequence[Badge] = ()
    meta: str = ""


class Backlinks(NamedTuple):
    """A list of the records that refer to a record: those of ``model``, of all kinds where it is None.

    ``own_anchor`` is given where the anchor of the list is not the id of its kind, ``only`` where the list holds a part of them.
    """

    model: type[Record] | None
    title: str
    own_anchor: str = ""
    only: Callable[[PageContext, Any, Sequence[Record]], Sequence[Record]] | None = None

    @property
    def anchor(self) -> str:
        """The id of the heading on the page."""
        return self.own_anchor or (self.model.kind_id if self.model else "")

    def path(self, record: Record) -> str:
        """Return the site-relative address of the whole list, where it is too long for the record's page."""
        return f"{record_path(record.kind_id, record.id)}{self.anchor}/"

    def find(self, view: PageContext, record: Record) -> Sequence[Record]:
        """Return the records of this list."""
        found = view.catalog.backlinks(record, self.model.kind_id if self.model else "")
        return self.only(view, record, found) if self.only else found


class SearchSection(NamedTuple):
    """A piece of a record's text under a heading; what comes before the first heading has no anchor."""

    anchor: str
    heading: str
    text: str


class SearchGroup(Enum):
    """The groups of results in the search, in the order of their numbers there."""

    HELP = "Trợ giúp, hướng dẫn"
    MATERIALS = "Tài liệu"
    EVENTS = "Sự kiện, chiến dịch, thông báo"
    PAPERS = "Kế hoạch, văn bản"
    BODIES = "Cơ quan, địa phương"
    LISTS = "Danh sách, số liệu"


class Grouping(NamedTuple):
    """A heading of a list with its records; for ``states`` and ``now_title`` see ``pcmt.show.site.cards.Group``."""

    title: str
    records: Sequence[Record]
    states: str = ""
    now_title: str = ""


def no_words(_view: PageContext, _record: Record) -> list[str]:
    """Give no short words."""
    return []


def no_rows(_view: PageContext, _record: Record) -> list[FactRow]:
    """Give no rows of an identity table."""
    return []


def no_banners(_view: PageContext, _record: Record) -> list[Banner]:
    """Give no banners of the kind's own."""
    return []


def no_card_facts(_view: PageContext, _record: Record) -> CardFacts:
    """Give neither badges nor a line of words."""
    return CardFacts()


def web_page(_view: PageContext, _record: Record) -> dict[str, Any]:
    """Describe a page of which schema.org knows nothing closer."""
    return {"@type": "WebPage"}


def portal_as_creator(view: PageContext, _record: Record) -> str:
    """Name the portal as the creator of a record."""
    return view.catalog.settings.title


LIST_FRAME = "danh-sach/lien-quan"
"""The frame of long lists in whose menu agencies are marked."""


@dataclass(frozen=True, kw_only=True)
class KindView(Generic[R]):
    """How the records of ``model`` are shown everywhere.

    ``slots``, ``tables`` and ``sections`` may need subjects that come after the kind's own: those are joined in
    ``pcmt.show.site.kinds``.
    """

    model: type[R]
    template: str
    """The template of the page, below ``pcmt/show``."""
    facts: Callable[[PageContext, R], list[FactRow]]
    """Rows of the identity table."""
    banners: Callable[[PageContext, R], list[Banner]]
    """What a reader must know first, the gravest first; withdrawal and ended legal bases are added for all kinds."""
    card: Callable[[PageContext, R], CardFacts]
    picture: Callable[[R], Markup] = lambda _record: Markup("")
    """The drawing on its card."""
    backlinks: tuple[Backlinks, ...]
    """Lists of the records that refer to it, at the end of its page."""
    long_lists: tuple[Backlinks, ...] = ()
    """Lists of which its template shows the first ``pcmt.show.parts.closing_sections.LISTED`` records only."""
    search_group: SearchGroup
    """The group of the search that its records are shown in."""
    search_facts: Callable[[PageContext, R], list[str]]
    """Short words that people look a record up by, beside its title and summary; results show them."""
    search_names: Callable[[PageContext, R], list[str]] = no_words
    """Further words that name a record, such as a code; results do not show them."""
    news_facts: Callable[[PageContext, R], list[str]]
    """Facts that people ask for first, for the news that the record is published."""
    schema_org: Callable[[PageContext, R], dict[str, Any]]
    """Linked data beside name, address and description."""

    summary: Callable[[PageContext, R], str] = lambda _view, record: record.title
    """A sentence on a record that has no description."""
    is_lowered: bool = False
    """Whether ``summary`` begins with a small letter after the title."""
    contents: Callable[[PageContext, R], str] = lambda _view, _record: ""
    """What a page holds whose record is little more than a name."""
    further: Callable[[PageContext, R], list[str]] = no_words
    """Sentences that continue a short description of the page."""
    distinctions: Callable[[PageContext, R], list[str]] = no_words
    """Facts that may differ between records of the same title."""
    sign: Callable[[R], str] = lambda _record: ""
    """What is put before the title in lists when a record does not hold as it was published."""
    became: Callable[[PageContext, R], str] = lambda _view, _record: ""
    """What a reader has to know before following a link to a record: that it is over, replaced, cancelled; empty while in use."""
    news_text: Callable[[R], list[str]] | None = None
    """The paragraphs of the news that it is published, where they are not its summary and ``news_facts``."""
    creator: Callable[[PageContext, R], str] = portal_as_creator
    search_share: float = 1.0
    """Weight of its records in the search; below 1 where they list others or are seldom meant."""
    search_call: Callable[[R], str] = lambda _record: ""
    """The number that a result offers to call."""
    search_sections: Callable[[R], Iterator[SearchSection]] = lambda _record: iter(())
    """The parts of a long text, each found by itself."""
    groups: Callable[[PageContext], list[Grouping]] | None = None
    """All records for a list, grouped as people look for them; None: one group in order of titles. Empty groups are left out."""
    menu: str = ""
    """The page of the menu that a record belongs to, where that is not the list of its kind."""
    list_frame: str = LIST_FRAME
    """The frame of long lists of its records, and of lists that a page of it cuts short: the entry of the menu that they mark."""
    has_calendar: bool = False
    """Whether its records have days that a calendar shows."""
    extras: Callable[[PageContext, R], Mapping[str, Any]] = lambda _view, _record: {}
    """Further names for the template."""
    slots: Mapping[str, Callable[[PageContext, R], Markup]] = field(default_factory=dict)
    """Names for the template that are HTML, each with its function."""
    tables: tuple[Callable[[PageContext, R], Table], ...] = ()
    """Data tables; empty ones are left out."""
    sections: tuple[Callable[[PageContext, R], Markup], ...] = ()
    """What follows the template on the page, before the sections that close every page."""


def by_time(ahead: Grouping, over: Grouping) -> list[Grouping]:
    """Make two groups between which the time script moves cards; none where both are empty."""
    if not ahead.records and not over.records:
        return []
    return [ahead._replace(states="running coming"), over._replace(states="past")]

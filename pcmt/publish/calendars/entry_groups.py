"""Entries of calendars as bytes, kept in groups of records: an edit makes those of one group again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from pcmt.model import Campaign, Event, Plan, Record
from pcmt.publish.calendars.entries import CalendarEntry, campaign_entries, due_entries, event_entries
from pcmt.publish.calendars.entry_lines import entry_bytes
from pcmt.read.kept_values import packed, unpacked
from pcmt.relate.record_groups import RecordGroups
from pcmt.relate.subscriptions import Reach
from pcmt.show.parts.context import PageContext
from pcmt.text.dates import start_of


class EntrySource(NamedTuple):
    """A kind of record with entries in calendars, and what gives them."""

    model: type[Record]
    makers: tuple[Callable[..., Iterable[CalendarEntry]], ...]


EVENTS = EntrySource(Event, (event_entries,))
CAMPAIGNS = EntrySource(Campaign, (campaign_entries, due_entries))
PLANS = EntrySource(Plan, (due_entries,))


class EntryPlace(NamedTuple):
    """Where an entry is: ``begins`` and ``name`` in a calendar, ``reach`` in which; ``record`` is the id of its record."""

    begins: datetime
    name: str
    record: str
    reach: Reach


class EntryGroup(NamedTuple):
    """The entries of a group of records: their content lines, and their places as bytes with the digest of what they say."""

    contents: list[bytes]
    packed_places: bytes
    digest: str

    @property
    def places(self) -> list[EntryPlace]:
        """The places, one for each of ``contents``."""
        found: list[EntryPlace] = unpacked(self.packed_places)
        return found


def entry_groups(view: PageContext) -> Iterator[EntryGroup]:
    """Yield the groups of all records with entries."""
    for source in (EVENTS, CAMPAIGNS, PLANS):
        for number in view.catalog.index(RecordGroups).numbers(source.model.kind_id):
            yield entry_group(view, source, number)


def entry_group(view: PageContext, source: EntrySource, number: int) -> EntryGroup:
    """Return the entries of a group of records."""
    kind = source.model.kind_id

    def make() -> EntryGroup:
        records = view.catalog.index(RecordGroups).records(kind, number)
        return _written(view, [one for write in source.makers for record in records for one in write(view, record)])

    found: EntryGroup = view.catalog.recall(f"lịch, nhóm {kind}/{number}", make, is_once=True)
    return found


def _written(view: PageContext, entries: list[CalendarEntry]) -> EntryGroup:
    places = [EntryPlace(start_of(one.start), one.name, one.record.id, one.reach) for one in entries]
    digest = sha256(repr(places).encode()).hexdigest()
    return EntryGroup([entry_bytes(view, one) for one in entries], packed(places), digest)

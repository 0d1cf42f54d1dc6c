"""Dependency graph record → legal document; finds the records affected when a document expires.

Edges lead from a record to the documents it names as its basis, and from a document to those it implements. One pass
over the documents in topological order finds every path to an expired one; a record then looks up its own bases only.
Citing the successor of an expired document clears the flag: a lesson that explains the change from the old law to the
new one cites both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.model import KINDS, Campaign, Event, LegalDocument, Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import index_part
from pcmt.text.dates import PartialDate, day_of

_RANKS = {kind: model.basis_rank for kind, model in KINDS.items() if model.basis_rank is not None}
RESTING_KINDS = tuple(sorted(_RANKS, key=_RANKS.__getitem__))
"""Kinds of records that rest on documents, in the order in which lists name them."""

Path = tuple[str, ...]
"""Ids of the documents on the way from a record up to a document it does not name itself, the nearest first."""


class Ending(NamedTuple):
    """The expiry of a document.

    ``kind``: ``replaced``, ``ended`` (successor unknown) or ``term_over``. ``since`` as the source gives it: the first
    day without force, or the end of the term; None if unknown. ``begins``: the first day on which the document can no
    longer be a basis; ``has_come``: whether that day has passed.
    """

    document: LegalDocument
    kind: str
    since: PartialDate | None
    begins: date | None
    has_come: bool


class Dependency(NamedTuple):
    """A record that rests on an ended document: directly, or through the documents ``via``, the nearest first."""

    record: Record
    ending: Ending
    via: Path


class Dependent(NamedTuple):
    """A record below a document: resting on it directly, or through the documents ``via``, the nearest first."""

    record: Record
    via: Path


def is_past(catalog: Catalog, record: Record) -> bool:
    """Return True if a record has expired; its basis then needs no review unless the record is reused."""
    return record.is_withdrawn or record.is_over(catalog.today)


def _ends_with(record: Record, ending: Ending) -> bool:
    """Whether a campaign or an event was over within the term of the paper that ordered it: it lost nothing by its end."""
    if ending.kind != "term_over" or ending.begins is None or not isinstance(record, Campaign | Event):
        return False
    last = day_of(record.finish) if isinstance(record, Event) else record.end.last if record.end else None
    return last is not None and last < ending.begins


def ending_of(catalog: Catalog, document: LegalDocument) -> Ending | None:
    """Return how and when a document expires, past or announced; None for one that is in force with no known end."""
    today, until, term = catalog.today, document.in_force_until, document.term_end
    status = catalog.status_of(document)
    loses_force = "replaced" if document.replaced_by else "ended"
    lost = (loses_force, until, until.last if until else None)
    over = ("term_over", term, term.last + timedelta(days=1) if term else None)
    if status in {"ended", "term_over"}:
        kind, since, begins = lost if status == "ended" else over
        if since and begins and begins > today:
            # Known to the year or month only, and the editor recorded it as over: the day has passed.
            begins = max(since.first, document.checked_on)
        return Ending(document, kind, since, begins, has_come=True)
    ahead = [(begins, (kind, since)) for kind, since, begins in (lost, over) if begins and begins > today]
    if not ahead:
        return None
    begins, (kind, since) = min(ahead, key=lambda one: one[0])
    return Ending(document, kind, since, begins, has_come=False)


class DependencyGraph:
    """Both directions of what rests on what. Build it once for a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        """Keep the catalog; the graph is built on first use."""
        self._catalog = catalog

    def find(self, document_id: str) -> LegalDocument:
        """Return the document with an id."""
        return self._catalog.get(LegalDocument, document_id)

    @index_part
    def endings(self) -> dict[str, Ending]:
        """How documents end, by id, in order of ids; only of those that ended or are known to."""
        found = {one.id: ending_of(self._catalog, one) for one in self._catalog.documents}
        return {one: ending for one, ending in sorted(found.items()) if ending}

    @index_part
    def _replacements(self) -> dict[str, frozenset[str]]:
        """What came in the place of each ended document, followed to the last link."""
        return {one: frozenset(self._replacements_of(one)) for one in self.endings}

    def _replacements_of(self, document_id: str) -> Iterator[str]:
        seen = {document_id}
        queue = list(self.find(document_id).replaced_by)
        while queue:
            successor = queue.pop()
            if successor not in seen:
                seen.add(successor)
                yield successor
                queue += self.find(successor).replaced_by

    @index_part
    def _ended_above(self) -> dict[str, dict[str, Path]]:
        """For each document the ended documents above it, each with the shortest way there."""
        found: dict[str, dict[str, Path]] = {}
        for document in self._in_order():
            found[document.id] = self._paths(document.basis_ids, found)
        return found

    def _in_order(self) -> Iterator[LegalDocument]:
        """Documents, each after all that it implements; ``pcmt.check`` has made sure that they form no circle."""
        waiting = {one.id: len(one.basis_ids) for one in self._catalog.documents}
        ready = [one for one in self._catalog.documents if not waiting[one.id]]
        while ready:
            document = ready.pop()
            yield document
            for below in self._dependents[document.id]:
                if isinstance(below, LegalDocument):
                    waiting[below.id] -= 1
                    if not waiting[below.id]:
                        ready.append(below)

    def _paths(self, bases: tuple[str, ...], above: dict[str, dict[str, Path]]) -> dict[str, Path]:
        ways: dict[str, Path] = {base: () for base in bases if base in self.endings}
        for base in bases:
            for ended, path in above[base].items():
                way = (base, *path)
                if base not in self._replacements[ended] and (ended not in ways or len(way) < len(ways[ended])):
                    ways[ended] = way
        return {ended: way for ended, way in ways.items() if self._replacements[ended].isdisjoint(bases)}

    @index_part
    def _dependents(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for kind in RESTING_KINDS:
            for record in self._catalog.records[kind].values():
                for base in record.basis_ids:
                    found[base].append(record)
        return found

    def ended_bases_of(self, record: Record) -> list[Dependency]:
        """Return the expired documents that a record depends on, direct ones first, then transitive ones."""
        ways = self._paths(record.basis_ids, self._ended_above)
        found = [
            Dependency(record, self.endings[ended], way)
            for ended, way in ways.items()
            if not _ends_with(record, self.endings[ended])
        ]
        return sorted(found, key=lambda one: len(one.via))

    @index_part
    def _dependencies(self) -> dict[str, list[Dependency]]:
        found: dict[str, list[Dependency]] = defaultdict(list)
        for kind in RESTING_KINDS:
            for record in self._catalog.records[kind].values():
                for one in self.ended_bases_of(record):
                    found[one.ending.document.id].append(one)
        return found

    def dependencies_on(self, document_id: str) -> list[Dependency]:
        """All that must be looked at again because a document ends: by kind and id; empty for one that holds."""
        return self._dependencies.get(document_id, [])

    def dependents_of(self, document_id: str) -> list[Dependent]:
        """Return all records that depend on a document, expired or not, breadth first: direct dependents, then transitive ones."""
        found = {(one.kind_id, one.id): Dependent(one, ()) for one in self._dependents.get(document_id, ())}
        level = list(found.values())
        while level:
            nearer, level = level, []
            for record, via in nearer:
                if not isinstance(record, LegalDocument):
                    continue
                for one in self._dependents.get(record.id, ()):
                    if (one.kind_id, one.id) not in found:
                        found[one.kind_id, one.id] = Dependent(one, (record.id, *via))
                        level.append(found[one.kind_id, one.id])
        return list(found.values())

    def implementers_of(self, document_id: str) -> list[Record]:
        """Documents, plans and campaigns that implement a document by their own words."""
        return [one for one in self._dependents.get(document_id, ()) if document_id in one.implemented_ids]

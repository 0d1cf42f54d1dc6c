"""The linked whole of a portal's records: built once from clean data, immutable, asked by every output."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar, cast

from pcmt.model import (
    KINDS,
    Agency,
    Campaign,
    Event,
    Helpline,
    LegalDocument,
    Material,
    Place,
    Plan,
    Record,
    Settings,
    Vocabulary,
)
from pcmt.model.plan import Deadline
from pcmt.model.record import Citation
from pcmt.model.structure.references import references
from pcmt.read.attachments import OutsideFile
from pcmt.read.waiting import Waiting
from pcmt.relate.kept_parts import RecordsByKind, catalog_part, index_of, kept_once, name_of_part, part_of
from pcmt.text.dates import day_of
from pcmt.text.vietnamese import sort_key

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Held = dict[str, Any] | None
Key = tuple[str, str]
"""Kind and id of a record."""


class Cited(NamedTuple):
    """A place where a record cites a document."""

    record: Record
    citation: Citation


@dataclass(frozen=True)
class Catalog:
    """All records by kind and id, their relations, the ``outside`` files by name. ``today``: the day the site is built for.

    ``waiting`` lists what is not published yet; it is empty but in a preview, whose records include it. ``kept_lists`` and
    ``kept_indexes`` are what it has computed (``pcmt.relate.kept_parts``).
    """

    settings: Settings
    records: Mapping[str, Mapping[str, Record]]
    today: date
    outside: Mapping[str, OutsideFile] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    kept_lists: dict[str, list[Record]] = field(init=False, repr=False, compare=False, default_factory=dict)
    kept_indexes: dict[Any, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def find(self, kind: str, record_id: str) -> Record:
        """Return the record of a kind by its id. Raises KeyError when there is none."""
        return self.records[kind][record_id]

    def get(self, model: type[R], record_id: str) -> R:
        """Return the record of a model class by its id. Raises KeyError when there is none."""
        return cast(R, self.records[model.kind_id][record_id])

    def every(self, model: type[R]) -> list[R]:
        """Every record of a kind, in dictionary order of titles."""
        return cast("list[R]", self.all(model.kind_id))

    def all(self, kind: str) -> list[Record]:
        """Every record of a kind, in dictionary order of titles."""
        name = name_of_part(f"all {kind}")
        return part_of(name, self.kept_lists, name, lambda: _by_title(self.records[kind]))

    def __iter__(self) -> Iterator[Record]:
        for group in self.records.values():
            yield from group.values()

    def index(self, kind: type[T]) -> T:
        """Return the index of a class over this catalog, made by ``kind.of`` where it has that; one for all who ask."""
        return cast(T, index_of(self, self.kept_indexes, kind))

    def recall(
        self, name: str, make: Callable[[], T], given: str = "", *, is_once: bool = False, held: Held = None
    ) -> T:
        """Return what ``make`` gives, without records; ``pcmt.trace`` may give what it gave before under this unique name.

        ``given`` is a digest of what ``make`` knows beside the catalog. ``is_once``: who asks again gets the same,
        which is held in ``held`` where no build follows, by default in the catalog.
        """
        return kept_once(self.kept_indexes if held is None else held, name, make) if is_once else make()

    # -- typed views -------------------------------------------------------------------------------------------------

    @catalog_part
    def plans(self) -> list[Plan]:
        """Plans, the latest period first."""
        plans = self.every(Plan)
        return sorted(
            plans, key=lambda plan: plan.period.start.first if plan.period.start else plan.published, reverse=True
        )

    @catalog_part
    def documents(self) -> list[LegalDocument]:
        """Legal documents, newest first; undated ones last."""
        documents = self.every(LegalDocument)
        return sorted(
            documents, key=lambda document: document.issued.first if document.issued else date.min, reverse=True
        )

    @catalog_part
    def events(self) -> list[Event]:
        """Events in order of time."""
        return sorted(self.every(Event), key=lambda event: (day_of(event.start), event.id))

    @catalog_part
    def campaigns(self) -> list[Campaign]:
        """Campaigns, the latest first; yearly days before all."""
        campaigns = self.every(Campaign)
        return sorted(
            campaigns, key=lambda one: (one.yearly is None, -(one.start.first.toordinal() if one.start else 0))
        )

    @catalog_part
    def helplines(self) -> list[Helpline]:
        """Helplines in the order the editor gave them."""
        return sorted(self.every(Helpline), key=lambda line: (line.order, line.id))

    @catalog_part
    def valid_helplines(self) -> list[Helpline]:
        """Helplines that may be offered today: neither withdrawn nor past the day of their next check."""
        return [one for one in self.helplines if not one.is_withdrawn and one.expires >= self.today]

    @catalog_part
    def terms(self) -> dict[str, dict[str, str]]:
        """Titles of vocabulary terms by vocabulary and term id, in the order of the vocabulary."""
        lists = self.every(Vocabulary)
        return {one.id: {term.id: term.title for term in one.terms} for one in lists}

    @catalog_part
    def short_terms(self) -> dict[str, dict[str, str]]:
        """The same with the short titles of those terms that have one."""
        lists = self.every(Vocabulary)
        return {one.id: {term.id: term.short_title or term.title for term in one.terms} for one in lists}

    # -- relations ---------------------------------------------------------------------------------------------------

    @catalog_part
    def waiting_by_key(self) -> Mapping[Key, Waiting]:
        """What is not published yet, by kind and id."""
        return {(one.record.kind_id, one.record.id): one for one in self.waiting}

    @catalog_part
    def _backlinks(self) -> dict[Key, list[Record]]:
        found: dict[Key, dict[Key, Record]] = defaultdict(dict)
        for kind in self.records:
            for record in self.all(kind):  # in order already, so that the lists need no sorting of their own
                source = (record.kind_id, record.id)
                for _, link, target in references(record):
                    if link.vocabulary:
                        found[Vocabulary.kind_id, link.vocabulary][source] = record
                    for other in link.kinds:
                        found[other, target][source] = record
        return {key: list(records.values()) for key, records in found.items()}

    def backlinks(self, record: Record, kind: str = "") -> list[Record]:
        """Return the records that refer to this one, ordered by kind and title; restricted to ``kind`` when given."""
        group = self._backlinks.get((record.kind_id, record.id), [])
        return [one for one in group if one.kind_id == kind] if kind else group

    def issued_by(self, agency: Agency) -> list[Record]:
        """Documents the agency issued, alone or with others; those that only give it work are not among them."""
        papers = self.backlinks(agency, LegalDocument.kind_id)
        return [one for one in papers if isinstance(one, LegalDocument) and agency.id in one.issuers]

    @catalog_part
    def _citations(self) -> dict[str, list[Cited]]:
        found: dict[str, list[Cited]] = defaultdict(list)
        citing: list[Plan | Event] = [*self.plans, *self.events]
        for record in citing:
            for citation in record.basis:
                found[citation.document].append(Cited(record, citation))
        return found

    def citations_of(self, document: LegalDocument) -> list[Cited]:
        """Every place where plans and events cite a document."""
        return self._citations.get(document.id, [])

    @catalog_part
    def deadlines_by_agency(self) -> Mapping[str, list[tuple[Plan, Deadline]]]:
        """Deadlines an agency has to keep or to receive."""
        found: dict[str, list[tuple[Plan, Deadline]]] = defaultdict(list)
        for plan in self.plans:
            for deadline in plan.deadlines:
                for agency in {deadline.from_agency, deadline.to_agency, *deadline.via} - {None}:
                    found[cast(str, agency)].append((plan, deadline))
        return MappingProxyType(found)

    def replacement_of(self, material: Material) -> Material | None:
        """Follow the chain of replacements of a material to its last link. Return None while nothing replaced it."""
        latest = material
        while latest.replaced_by is not None:
            latest = self.get(Material, latest.replaced_by)
        return None if latest is material else latest

    def has_ended(self, unit: Agency | Place) -> bool:
        """Whether a unit no longer exists today."""
        return unit.until is not None and unit.until.first <= self.today

    def state_of(self, plan: Plan) -> str:
        """State of a plan today: ``replaced``, ``term_over``, ``orphaned`` (its issuer no longer exists) or ``current``."""
        state = plan.status_on(self.today)
        return "orphaned" if state == "current" and self.has_ended(self.get(Agency, plan.issuer)) else state

    def status_of(self, document: LegalDocument) -> str:
        """Status of a document today (a key of STATUS_TITLES)."""
        return document.status_on(self.today)

    def is_past(self, document: LegalDocument) -> bool:
        """Return True if a document has ended or the term of its programme is over, so that it can no longer be a legal basis."""
        return document.is_over(self.today)

    def newest(self, kinds: tuple[str, ...], limit: int) -> list[Record]:
        """Return the ``limit`` most recently published or changed records of these kinds; ties in order of kind and id."""
        chosen = [record for kind in kinds for record in self.records[kind].values()]
        ranked = sorted(chosen, key=lambda one: (-one.updated.toordinal(), kinds.index(one.kind_id), one.id))
        return ranked[:limit]


def _by_title(group: Mapping[str, Record]) -> list[Record]:
    return sorted(group.values(), key=lambda record: sort_key(record.title))


def build_catalog(
    settings: Settings,
    records: Mapping[str, Mapping[str, Record]],
    today: date,
    outside: Mapping[str, OutsideFile] = MappingProxyType({}),
) -> Catalog:
    """Freeze checked records into a catalog; every kind is present, even when empty."""
    frozen = {kind: MappingProxyType(dict(sorted(records.get(kind, {}).items()))) for kind in KINDS}
    return Catalog(settings, RecordsByKind(frozen), today, MappingProxyType(dict(outside)))

"""Facets of the targets of all plans and legal documents: theme, place, year and measure.

Comparisons between levels are in ``pcmt.relate.target_levels``, progress in ``pcmt.relate.target_progress``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, cast

from pcmt.model import Agency, LegalDocument, Place, Plan, Vocabulary
from pcmt.model.target import MEASURE_LIST, THEME_LIST, Aim
from pcmt.model.vocabulary import Term
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Dimension, FacetIndex, optional, place_dimension
from pcmt.relate.kept_parts import index_part, kept_in
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import PLACE
from pcmt.text.vietnamese import sort_key

TARGETS = "chi-tieu"
THEME, YEAR, MEASURE = "chu-de", "nam", "thuoc-do"
NO_THEME, NO_YEAR = "chua-xep", "khong-ghi"
"""Facets of what has no theme yet, and of what names no time: nothing falls out of the lists."""


class PlacedTarget(NamedTuple):
    """A target with its setter (``number`` counts from 1 in the record), place (empty: unknown) and period.

    ``first`` and ``last``: the days between which the plan or document is in force; None if unknown.
    """

    record: Plan | LegalDocument
    number: int
    target: Aim
    place: str
    first: date | None
    last: date | None

    @property
    def key(self) -> tuple[str, str, int]:
        """What names it for ever as long as the record keeps its order."""
        return (self.record.kind_id, self.record.id, self.number)

    @property
    def end(self) -> date | None:
        """The day by which it is to be reached: its own due time, else the end of what set it."""
        return self.target.due.last if self.target.due else self.last

    @property
    def years(self) -> tuple[int, ...]:
        """The years under which it is listed: those of its due time, of its plan's term, or of its issue."""
        if self.target.due:
            return (self.target.due.year,)
        if isinstance(self.record, Plan) and self.first and self.last:
            return tuple(range(self.first.year, self.last.year + 1))
        return (self.first.year,) if self.first else ()


class TargetIndex(FacetIndex[PlacedTarget]):
    """All targets in force, from the country down, by facet."""

    def __init__(self, catalog: Catalog) -> None:
        """Declare the dimensions and fill them."""
        self.catalog = catalog
        self.tree = catalog.index(PlaceTree)
        self._lines: dict[str, tuple[tuple[str, str], ...]] = {}
        targets = sorted(placed_targets(catalog), key=self._order)
        years = sorted({str(year) for one in targets for year in one.years}, reverse=True)
        year_names = {year: f"Năm {year}" for year in years} | {NO_YEAR: "Không rõ năm"}
        themes = catalog.terms.get(THEME_LIST, {}) | {NO_THEME: "Chưa xếp chủ đề"}
        measures = catalog.terms.get(MEASURE_LIST, {})
        dimensions: tuple[Dimension[PlacedTarget], ...] = (
            Dimension(THEME, "Chủ đề", "Chỉ tiêu về: {name}", themes, lambda one: (one.target.theme or NO_THEME,)),
            place_dimension(catalog, self.tree, "Chỉ tiêu của địa phương: {name}", lambda one: one.place),
            Dimension(YEAR, "Năm", "Chỉ tiêu: {name}", year_names, lambda one: map(str, one.years or (NO_YEAR,))),
            Dimension(MEASURE, "Chỉ số", "Chỉ số: {name}", measures, lambda one: optional(one.target.measure)),
        )
        super().__init__(TARGETS, targets, dimensions)

    def _order(self, one: PlacedTarget) -> tuple[object, ...]:
        return (self.line_of(one.place), -max(one.years, default=0), one.record.kind_id, one.record.id, one.number)

    def line_of(self, place_id: str) -> tuple[tuple[str, str], ...]:
        """Return a sort key that orders places as a tree: the country, a province, its communes, the next province."""
        if not place_id:
            return (("\uffff", ""),)
        return kept_in(self, self._lines, place_id, lambda: self._line_of(place_id))

    def _line_of(self, place_id: str) -> tuple[tuple[str, str], ...]:
        places = [*reversed(self.tree.above(place_id)), place_id]
        return tuple(sort_key(self.catalog.find(PLACE, each).title) for each in places)

    @index_part
    def measures(self) -> dict[str, Term]:
        """The measures by id, with unit, direction and the way progress is computed."""
        found = self.catalog.records[Vocabulary.kind_id].get(MEASURE_LIST)
        return {term.id: term for term in cast(Vocabulary, found).terms} if found else {}


def placed_targets(catalog: Catalog) -> Iterator[PlacedTarget]:
    """Every target of a plan or a document that was not taken back."""
    records: list[Plan | LegalDocument] = [*catalog.plans, *catalog.documents]
    for record in records:
        if record.targets and not record.is_withdrawn:
            yield from placed_in(catalog, record)


def placed_in(catalog: Catalog, record: Plan | LegalDocument) -> list[PlacedTarget]:
    """Return the targets of one record, in its order, with place and period."""
    if not record.targets:
        return []
    if isinstance(record, Plan):
        started = record.period.start or record.issued
        place, last = record.place, record.period.end.last if record.period.end else None
    else:
        started = record.in_force_from or record.issued
        place, last = _place_of(catalog, record), _last_day(record)
    first = started.first if started else None
    return [PlacedTarget(record, n, one, place, first, last) for n, one in enumerate(record.targets, start=1)]


def _place_of(catalog: Catalog, document: LegalDocument) -> str:
    """Return the place of a document: that of its issuer; the whole country for central bodies; empty if unknown."""
    issuer = catalog.get(Agency, document.issuer)
    if issuer.place or issuer.level != "central":
        return issuer.place or ""
    return next((one.id for one in catalog.all(PLACE) if cast(Place, one).level == "country"), "")


def _last_day(document: LegalDocument) -> date | None:
    """Return the last day on which a document is in force."""
    if document.in_force_until:
        # As ``Catalog.status_of``: of an imprecise day it is the last one it can mean that ends the document.
        return document.in_force_until.last - timedelta(days=1)
    return document.term_end.last if document.term_end else None

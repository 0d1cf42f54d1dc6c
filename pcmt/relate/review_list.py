"""What an editor has to look at again: lost bases with all that rests on them, unverified documents, old reviews, old checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pcmt.model import LegalDocument, Material, Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.legal_basis import DependencyGraph, Ending, Path, is_past

MATTERS = ("basis", "basis_ahead", "unverified", "review_due", "awaiting_review", "helpline")
"""What an item is about, in the order of the report."""
REVIEW_DAYS = 365
"""A material is looked at once a year: laws, numbers to call and what is sold change that fast."""
CHECK_AHEAD = timedelta(days=60)
"""A helpline is named this long before its check runs out: past that it is offered nowhere."""


class ReviewItem(NamedTuple):
    """A record that needs review. ``matter`` is one of MATTERS.

    ``ending`` and ``via``: the expiring document and the path to it; ``is_done``: the record itself has expired, so
    nothing is due unless it is reused. ``day``: when the matter began or will begin. ``resting``: for an unverified
    document, the number of records in use that depend on it.
    """

    matter: str
    record: Record
    ending: Ending | None = None
    via: Path = ()
    is_done: bool = False
    day: date | None = None
    resting: int = 0


def review(catalog: Catalog) -> list[ReviewItem]:
    """Return all records that need review, by matter; for one document, records in use come first."""
    cascade = catalog.index(DependencyGraph)
    found = [*_bases(catalog, cascade), *_unverified(catalog, cascade), *_materials(catalog), *_helplines(catalog)]
    return sorted(found, key=lambda item: MATTERS.index(item.matter))


def _bases(catalog: Catalog, cascade: DependencyGraph) -> Iterator[ReviewItem]:
    for ending in cascade.endings.values():
        matter = "basis" if ending.has_come else "basis_ahead"
        items = [
            ReviewItem(matter, one.record, ending, one.via, is_past(catalog, one.record), ending.begins)
            for one in cascade.dependencies_on(ending.document.id)
        ]
        yield from sorted(items, key=lambda item: item.is_done)


def _unverified(catalog: Catalog, cascade: DependencyGraph) -> Iterator[ReviewItem]:
    """Yield unverified documents that a record in use depends on: a changed basis could go unnoticed there."""
    for document in sorted(catalog.documents, key=lambda one: one.id):
        if catalog.status_of(document) != "unknown":
            continue
        resting = [
            one.record for one in cascade.dependents_of(document.id) if not isinstance(one.record, LegalDocument)
        ]
        in_use = [one for one in resting if not is_past(catalog, one)]
        if in_use:
            yield ReviewItem("unverified", document, day=document.checked_on, resting=len(in_use))


def _materials(catalog: Catalog) -> Iterator[ReviewItem]:
    for material in catalog.every(Material):
        if not material.is_offered:
            continue
        due = material.reviewed_on + timedelta(days=REVIEW_DAYS)
        if due <= catalog.today:
            yield ReviewItem("review_due", material, day=due)
        if not material.reviewed_by:
            yield ReviewItem("awaiting_review", material, day=material.reviewed_on)


def _helplines(catalog: Catalog) -> Iterator[ReviewItem]:
    for line in sorted(catalog.helplines, key=lambda one: one.expires):
        if line.expires - CHECK_AHEAD <= catalog.today:
            yield ReviewItem("helpline", line, day=line.expires)

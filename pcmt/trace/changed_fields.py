"""Which fields differ between the records of two builds, and whether more than fields does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.trace.digests import bytes_of
from pcmt.trace.notes import WHOLE, FieldRead
from pcmt.trace.question_groups import LISTED


def is_moved(before: Catalog, now: Catalog) -> bool:
    """Whether any answer of the catalog can have changed, whatever records it was made from."""
    return (
        before.today != now.today
        or before.settings != now.settings
        or before.outside != now.outside
        or list(map(bytes_of, before.waiting)) != list(map(bytes_of, now.waiting))
    )


def changes(before: Catalog, now: Catalog) -> Iterator[FieldRead]:
    """Yield the fields that differ, those of records that wait for their publication among them, and the kinds with others."""
    for kind, group in now.records.items():
        if before.records[kind].keys() != group.keys():
            yield kind, "", LISTED
    yield from changed_fields(before.records, now.records)
    yield from changed_fields(
        *(
            {f"{one.record.kind_id}/{one.record.id}": {one.record.id: one.record} for one in each.waiting}
            for each in (before, now)
        )
    )


def changed_fields(
    before: Mapping[str, Mapping[str, Record]], now: Mapping[str, Mapping[str, Record]]
) -> Iterable[FieldRead]:
    """Yield the fields that differ, and ``WHOLE`` of each record with one of them."""
    for key, group in before.items():
        for record_id, old in group.items():
            new = now.get(key, {}).get(record_id)
            if new is old:
                continue
            names = [name for name in type(old).model_fields if new is None or not _is_same(old, new, name)]
            yield from ((old.kind_id, record_id, name) for name in names)
            if names:
                yield old.kind_id, record_id, WHOLE


def _is_same(old: Record, new: Record, name: str) -> bool:
    first, second = old.__dict__[name], new.__dict__[name]
    return first is second or bytes_of(first) == bytes_of(second)

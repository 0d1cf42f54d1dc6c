"""Which fields of a model point at other records: worked out once per model from the ``Link`` marks, then only followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from pcmt.model.fields import Link
from pcmt.model.structure.walk import FieldPath, items_at, mark_of, part_of


class RecordReference(NamedTuple):
    """A reference that a record makes: the path of YAML keys to it, the kinds it may point at, the id it names."""

    path: FieldPath
    link: Link
    target: str


class _Followed(NamedTuple):
    """A field that holds references: attribute, YAML key, and its link or its nested model."""

    name: str
    key: str
    link: Link | None
    part: type[BaseModel] | None


@cache
def _plan_of(model: type[BaseModel]) -> tuple[_Followed, ...]:
    """Return the fields of a model that hold references, themselves or further down."""
    plan = []
    for name, field in model.model_fields.items():
        link = mark_of(field, Link)
        part = None if link else part_of(field.annotation)
        if link or (part and _plan_of(part)):
            plan.append(_Followed(name, field.alias or name, link, part))
    return tuple(plan)


def references(record: BaseModel, path: FieldPath = ()) -> Iterator[RecordReference]:
    """Yield every reference a record makes."""
    for name, key, link, _ in _plan_of(type(record)):
        for where, item in items_at((*path, key), getattr(record, name)):
            if link:
                yield RecordReference(where, link, item)
            else:
                yield from references(item, where)

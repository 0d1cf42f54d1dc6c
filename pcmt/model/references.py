"""Which fields of a model point at other records: worked out once per model from the ``Link`` marks, then only followed."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from pcmt.model.fields import Link

Path = tuple[str | int, ...]


def _link_of(annotation: Any, metadata: tuple[Any, ...] | list[Any]) -> Link | None:
    """Return the ``Link`` mark of an annotation, through ``Annotated``, unions and tuples; None if there is none."""
    for mark in metadata:
        if isinstance(mark, Link):
            return mark
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _link_of(inner, marks)
    if origin in (Union, types.UnionType, tuple):
        return next((link for part in get_args(annotation) if (link := _link_of(part, ()))), None)
    return None


def part_of(annotation: Any) -> type[BaseModel] | None:
    """Return the nested model of an annotation, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for inner in get_args(annotation) if (part := part_of(inner))), None)


@cache
def _plan_of(model: type[BaseModel]) -> tuple[tuple[str, str, Link | None, type[BaseModel] | None], ...]:
    """Fields worth following: attribute, YAML key, its link or its nested model."""
    plan = []
    for name, field in model.model_fields.items():
        link = _link_of(field.annotation, field.metadata)
        part = None if link else part_of(field.annotation)
        if link or (part and _plan_of(part)):
            plan.append((name, field.alias or name, link, part))
    return tuple(plan)


def references(record: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Link, str]]:
    """Every reference a record makes: the path of YAML keys to it, the kinds it may point at, the id it names."""
    for name, key, link, _ in _plan_of(type(record)):
        value = getattr(record, name)
        if value is None:
            continue
        many = isinstance(value, tuple)
        for number, item in enumerate(value if many else (value,)):
            where = (*path, key, number) if many else (*path, key)
            if link:
                yield where, link, item
            else:
                yield from references(item, where)

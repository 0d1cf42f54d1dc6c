"""The one walker over the annotations of models, through unions, tuples and ``Annotated``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

FieldPath = tuple[str | int, ...]
"""Keys of YAML and numbers of list items (from 0) that lead to a value."""
_Mark = TypeVar("_Mark")


def types_in(annotation: Any, marks: Iterable[Any] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield an annotation and every type inside it, outermost first, each with the marks that ``Annotated`` gives it."""
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
    yield annotation, tuple(marks)
    for inner in get_args(annotation):
        yield from types_in(inner)


def mark_of(field: FieldInfo, kind: type[_Mark]) -> _Mark | None:
    """Return the first mark of a class on a field or inside its annotation; None when there is none."""
    found = types_in(field.annotation, field.metadata)
    return next((mark for _, marks in found for mark in marks if isinstance(mark, kind)), None)


@cache
def _every_type(annotation: Any) -> tuple[Any, ...]:
    return tuple(one for one, _ in types_in(annotation))


@cache
def marked_fields(model: type[BaseModel], kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields of a model that carry a mark of a class."""
    return tuple(name for name, field in model.model_fields.items() if mark_of(field, kind))


def part_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside an annotation; None when there is none."""
    return next((one for one in _every_type(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None)


def literals_of(annotation: Any) -> tuple[str, ...]:
    """Return the values of the ``Literal`` inside an annotation; empty when there is none."""
    return next((get_args(one) for one in _every_type(annotation) if get_origin(one) is Literal), ())


@cache
def fields_by_key(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the fields of a model by their YAML key (``from``, not ``from_``)."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def items_at(path: FieldPath, value: Any) -> Iterator[tuple[FieldPath, Any]]:
    """Yield a value with its path, or each item of a list with the path of the item; nothing for None."""
    if isinstance(value, tuple):
        yield from (((*path, number), item) for number, item in enumerate(value))
    elif value is not None:
        yield path, value

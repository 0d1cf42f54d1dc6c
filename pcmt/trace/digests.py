"""Answers as bytes: equal bytes mean equal answers. A record is named by kind and id; its fields are noted when read."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from io import BytesIO
from typing import Any, cast

from pcmt.blobs import Blob, RemadeBytes
from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.model.record import Part
from pcmt.read.kept_values import makes_data, unpacked
from pcmt.relate.catalog import Catalog

_SHORT = 32
"""Bytes up to which an answer is its own digest."""

_SMALL = (bool, int, type(None))
"""Types of most answers: their words in Python are their digests, as no pickle begins with a letter, a digit or a minus sign."""


class NotPlainError(TypeError):
    """Raised for a value that is more than its words and numbers: an index, a function, the catalog."""


class _Marker(pickle.Pickler):
    """Pickles by value alone: no memo, whose references would tell equal strings from the same string."""

    def __init__(self, stream: BytesIO) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True

    def reducer_override(self, value: Any) -> Any:
        """Reduce records to their names, parts and data classes to their fields; refuse what can answer by itself."""
        model: Any = type(value)
        reduce = _reducer_of(model)
        return NotImplemented if reduce is None or isinstance(value, type) else reduce(model, value)


def _name(model: Any, record: Record) -> Any:
    # The id is asked for a hundred times a record: not by way of the code that notes which fields are read.
    return found_record, (model.kind_id, object.__getattribute__(record, "__dict__")["id"])


def _values(model: Any, part: Any) -> Any:
    return made_part, (model, tuple(map(part.__dict__.get, model.model_fields)))


def _fields(model: Any, data: Any) -> Any:
    return made_data, (model, tuple(object.__getattribute__(data, name) for name in _names_of(model)))


def _refuse(model: Any, value: Any) -> Any:
    raise NotPlainError(model.__qualname__)


@cache
def _reducer_of(model: type) -> Callable[[Any, Any], Any] | None:
    """Return what reduces the values of a type; None where ``pickle`` does."""
    if issubclass(model, Record):
        return _name
    if issubclass(model, Part | Settings):
        return _values
    if issubclass(model, tuple | type | Enum) or not model.__dictoffset__:
        return None
    if is_dataclass(model) and not issubclass(model, Catalog):
        return _fields
    return _refuse if model.__module__.startswith("pcmt.") else None


@cache
def _names_of(model: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(model))


_records: list[Catalog] = []
"""The catalog that names of records are looked up in while bytes are read back."""


@makes_data
def found_record(kind: str, record_id: str) -> Record:
    """Return the record of a name in the bytes that are read back. KeyError where there is none now."""
    return _records[-1].find(kind, record_id)


@makes_data
def made_part(model: Any, values: tuple[Any, ...]) -> Any:
    """Return the part of a record with these values, which were validated before."""
    part = model.__new__(model)
    object.__setattr__(part, "__dict__", dict(zip(model.model_fields, values, strict=True)))
    for name, empty in (("fields_set", set()), ("extra", None), ("private", None)):
        object.__setattr__(part, f"__pydantic_{name}__", empty)
    return part


@makes_data
def made_data(model: Any, values: tuple[Any, ...]) -> Any:
    """Return the instance of a data class with these values."""
    made = model.__new__(model)
    for name, value in zip(_names_of(model), values, strict=True):
        object.__setattr__(made, name, value)
    return made


def bytes_of(value: Any) -> bytes:
    """Return a value as bytes. Raises NotPlainError."""
    stream = BytesIO()
    try:
        _Marker(stream).dump(value)
    except NotPlainError:
        raise
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise NotPlainError(str(error)) from None
    return stream.getvalue()


def value_of(content: bytes, catalog: Catalog) -> Any:
    """Return the value of ``bytes_of``, its records those of ``catalog``. Raises KeyError for one that is not there now."""
    _records.append(catalog)
    try:
        return unpacked(content)
    finally:
        _records.pop()


def digest_of(value: Any) -> bytes:
    """Return the digest of an answer. Raises NotPlainError."""
    if isinstance(value, Blob | RemadeBytes):
        return value.sha256.encode()
    if type(value) in _SMALL:
        return repr(value).encode()
    content = bytes_of(sorted_sets(value))
    return content if len(content) <= _SHORT else blake2b(content, digest_size=16).digest()


def sorted_sets(value: Any) -> Any:
    """Return a set in a fixed order, since its own changes from process to process; anything else as it is."""
    if isinstance(value, set | frozenset):
        return sorted(cast("Iterable[Any]", value), key=cast("Callable[[Any], str]", repr))
    return value

"""Which sentences of a record are the portal's own, by the ``voice`` of its kind and the fields of its model.

Texts of plans and documents, quotes, themes and names of sources are somebody else's: printed word for word, searched by no lint.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pcmt.model import Record
from pcmt.model.record import Part
from pcmt.model.structure.references import references
from pcmt.model.structure.walk import FieldPath, items_at, part_of
from pcmt.text.remembered import remembered_of

_OTHERS_WORDS = frozenset(
    "id quote at number issued issuer url basis sources source theme theme_variants subject subject_source"
    " from_ to phone file sha256".split()
)
"""Fields that hold what somebody else said, or no words at all."""
_EDITORS_WORDS = frozenset("description notes remark done".split())
"""Fields in which the editor speaks, also about papers, bodies and places whose other words are not the portal's."""


@remembered_of
def own_texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a record that is the portal's own wording, by the path of its field."""
    linked = {where for where, _, _ in references(record)}
    found = _texts(record, ()) if record.voice == "own" else _editors_texts(record, ())
    yield from ((where, text) for where, text in found if where not in linked)


def _texts(part: Part, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for name, field in type(part).model_fields.items():
        if name not in _OTHERS_WORDS:
            yield from _texts_of(getattr(part, name), (*path, field.alias or name))


def _texts_of(value: object, where: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for place, item in items_at(where, value):
        if isinstance(item, str):
            yield place, item
        elif isinstance(item, Part):
            yield from _texts(item, place)


@cache
def _leading(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Fields of a model that are the editor's or lead to such, by attribute and YAML key; worked out once."""
    return tuple(
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if name in _EDITORS_WORDS or ((part := part_of(field.annotation)) and issubclass(part, Part) and _leading(part))
    )


def _editors_texts(part: Part, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for name, key in _leading(type(part)):
        value = getattr(part, name)
        if name in _EDITORS_WORDS:
            yield from _texts_of(value, (*path, key))
            continue
        for where, item in items_at((*path, key), value):
            if isinstance(item, Part):
                yield from _editors_texts(item, where)

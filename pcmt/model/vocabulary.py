"""Controlled vocabularies (danh mục): closed lists that other records choose from."""

from __future__ import annotations

from typing import ClassVar

from pcmt.model.fields import Id, Line, Text, label
from pcmt.model.record import Part, Record


class Term(Part):
    """One entry of a vocabulary; its order in the list is its order everywhere."""

    id: Id = label("mã")
    title: Line = label("tên gọi")
    description: Text | None = label("giải thích", default=None)


class Vocabulary(Record):
    """A closed list of terms."""

    kind_id: ClassVar[str] = "danh-muc"
    kind_title: ClassVar[str] = "Danh mục"

    terms: tuple[Term, ...] = label("các mục", min_length=1)

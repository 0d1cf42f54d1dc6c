"""Controlled vocabularies (danh mục): closed lists that other records choose from."""

from __future__ import annotations

from typing import ClassVar, Literal

from pcmt.model.fields import Id, Line, Text, label
from pcmt.model.record import Part, Record, Voice
from pcmt.model.target import Progress

DIRECTION_TITLES = {"up": "càng cao càng tốt", "down": "càng thấp càng tốt"}


class Term(Part):
    """One entry of a vocabulary; its order in the list is its order everywhere.

    ``unit``, ``direction`` and ``progress`` are for measures only (``thuoc-do``): the unit of its values, whether more or
    less of it is better, and how progress towards it is computed where records allow it.
    """

    id: Id = label("mã")
    title: Line = label("tên gọi")
    description: Text | None = label("giải thích", default=None)
    unit: Line | None = label("đơn vị tính", default=None)
    direction: Literal["up", "down"] | None = label("chiều tốt", default=None)
    progress: tuple[Progress, ...] = label("cách tính tiến độ", default=())


class Vocabulary(Record):
    """A closed list of terms."""

    kind_id: ClassVar[str] = "danh-muc"
    kind_title: ClassVar[str] = "Danh mục"
    voice: ClassVar[Voice] = "own"
    news_rank: ClassVar[int | None] = None

    terms: tuple[Term, ...] = label("các mục", min_length=1)

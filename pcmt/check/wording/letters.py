"""Letters that printed sheets cannot show, in the fields that every sheet of a record prints.

What else a sheet names (terms, helplines, campaigns) is looked at once all records are sound: ``outputs.prints.refusals``.
"""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.check.wording.links import lines_down
from pcmt.model import LegalDocument, Material, Plan, Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.font_letters import find_unprintable, no_glyph_words
from pcmt.read.records import Loaded

_PRINTED = ("title", "author", "body", "reviewed_by", "subject", "number", "text")
"""Fields of materials and official papers that are one text each."""


def check_letters(loaded: Loaded) -> Iterator[Problem]:
    """Every material that is handed out and every official text."""
    for kind in (Material.kind_id, Plan.kind_id, LegalDocument.kind_id):
        for record in loaded.records[kind].values():
            if _has_sheets(record):
                yield from _check(loaded, record)


def _has_sheets(record: Record) -> bool:
    if isinstance(record, Material):
        return not record.is_withdrawn
    return bool(getattr(record, "text", None))


def _check(loaded: Loaded, record: Record) -> Iterator[Problem]:
    for where, text in _printed(record):
        for index, sign in find_unprintable(text, is_official=not isinstance(record, Material)):
            down = lines_down(loaded, record, where, text, index)
            yield loaded.problem(record, where, "KHONG_IN_DUOC", *no_glyph_words(sign), lines_down=down)


def _printed(record: Record) -> Iterator[tuple[FieldPath, str]]:
    for name in _PRINTED:
        if isinstance(text := getattr(record, name, None), str):
            yield (name,), text
    if isinstance(record, Material):
        if poster := record.poster:
            yield ("poster", "headline"), poster.headline
            yield from ((("poster", "points", number), point) for number, point in enumerate(poster.points))
            yield ("poster", "call"), poster.call
        for number, one in enumerate(record.questions):
            yield ("questions", number, "question"), one.question
            yield from ((("questions", number, "options", place), words) for place, words in enumerate(one.options))
            yield ("questions", number, "explanation"), one.explanation
        yield from ((("sources", number, "title"), source.title) for number, source in enumerate(record.sources))

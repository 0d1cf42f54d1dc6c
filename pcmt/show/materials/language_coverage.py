"""Coverage of materials by language, to read and to hear, and the translations needed most.

Computed from the records alone. A translation is a record of its own with ``translation_of``; machine translations do
not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pcmt.model import Material
from pcmt.model.handouts import FORMS, form_path
from pcmt.model.vocabulary import Audience, MaterialType
from pcmt.read.attachments import ending_of
from pcmt.show.parts.context import PageContext
from pcmt.text.vietnamese import sort_key

UPLAND = Audience.UPLANDS
"""The audience whose mother tongue most often is not Vietnamese."""
NEEDED_TYPES = (
    MaterialType.BROADCAST,
    MaterialType.LEAFLET,
    MaterialType.POSTER,
    MaterialType.QUESTIONS,
    MaterialType.HANDBOOK,
)
"""Types in the order in which a mother tongue helps most: what is heard, what is read at home, what is looked up."""
WORK_LIST = 8
ROWS_SHOWN = 100
"""Rows of the table, those needed most first; the sums count all materials."""
_MP3 = ".mp3"


class LanguageCell(NamedTuple):
    """A material in a language: the addresses of its page to read and to hear; empty if missing."""

    language: str
    text: str
    sound: str


class LanguageRow(NamedTuple):
    """A material and its cells in the order of languages. ``copy`` is the address of its words, ready to be translated."""

    material: Material
    href: str
    copy: str
    cells: list[LanguageCell]

    @property
    def lacking(self) -> list[tuple[str, str]]:
        """Languages that lack something, with what they lack in words."""
        return [(cell.language, _gap(cell)) for cell in self.cells if not (cell.text and cell.sound)]


class Sum(NamedTuple):
    """The number of materials in a language to read and to hear."""

    language: str
    texts: int
    sounds: int


def coverage_facts(view: PageContext) -> dict[str, Any]:
    """Return the rows of the page ``ngon-ngu/`` by need, sums by language, and the first rows with gaps."""
    languages = view.catalog.terms["ngon-ngu"]
    versions = _versions(view)
    rows = [_row(view, one, languages, versions) for one in _by_need(view)]
    sums = [
        Sum(title, sum(bool(row.cells[n].text) for row in rows), sum(bool(row.cells[n].sound) for row in rows))
        for n, title in enumerate(languages.values())
    ]
    # Every material exists in Vietnamese: the first column is the reference for the others.
    work = [row for row in rows if any(not (cell.text and cell.sound) for cell in row.cells[1:])][:WORK_LIST]
    return {
        "languages": list(languages.values()),
        "rows": rows[:ROWS_SHOWN],
        "total": len(rows),
        "sums": sums,
        "work": work,
        "upland": _upland(view),
    }


def _upland(view: PageContext) -> str:
    title = view.catalog.terms["doi-tuong"].get(UPLAND, "")
    return title[:1].lower() + title[1:]


def _by_need(view: PageContext) -> list[Material]:
    """Return current originals by need: uplands first, then by type, short ones first."""
    materials = view.catalog.every(Material)
    ranks = {name: number for number, name in enumerate(NEEDED_TYPES)}
    return sorted(
        (one for one in materials if one.is_offered and one.translation_of is None),
        key=lambda one: (
            UPLAND not in one.audiences,
            ranks.get(one.type, len(ranks)),
            one.minutes,
            sort_key(one.title),
        ),
    )


def _versions(view: PageContext) -> Mapping[tuple[str, str], list[Material]]:
    """Materials in use by the original they go back to and their language."""
    found: dict[tuple[str, str], list[Material]] = {}
    for material in view.catalog.every(Material):
        original = material
        while original.translation_of is not None:
            original = view.catalog.get(Material, original.translation_of)
        if material.is_offered:
            found.setdefault((original.id, material.language), []).append(material)
    return found


def _row(
    view: PageContext,
    material: Material,
    languages: Mapping[str, str],
    versions: Mapping[tuple[str, str], list[Material]],
) -> LanguageRow:
    cells = []
    for language, title in languages.items():
        texts = versions.get((material.id, language), [])
        heard = [one for one in texts if _is_heard(one)]
        cells.append(LanguageCell(title, view.url(texts[0]) if texts else "", view.url(heard[0]) if heard else ""))
    return LanguageRow(material, view.url(material), view.page(form_path(material, FORMS["chu"])), cells)


def _is_heard(material: Material) -> bool:
    return any(ending_of(one.file) == _MP3 for one in material.files)


def _gap(cell: LanguageCell) -> str:
    if not cell.text and not cell.sound:
        return "bản chữ, bản thu"
    return "bản thu" if cell.text else "bản chữ"

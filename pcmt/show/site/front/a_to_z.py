"""The page that leads to everything by its first letter, for browsers without scripts and for people who like lists."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from pcmt.model import KINDS, Campaign, Helpline, Kit, Material, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.show.parts.context import PageContext
from pcmt.text.vietnamese import sort_key
from pcmt.urls import record_path

MATERIALS_LISTED = 200
"""Materials up to which each has a line; a portal with more has the line of their list."""


class Lead(NamedTuple):
    """A line of the list: a title and the site-relative address that it leads to."""

    title: str
    path: str


def letter_facts(view: PageContext) -> dict[str, Any]:
    """Return the lines by letter, letters and lines in the order of the dictionary."""
    letters: defaultdict[str, list[Lead]] = defaultdict(list)
    for lead in sorted({*_answers(view), *_records(view), *_lists()}, key=lambda one: (sort_key(one.title), one.path)):
        letters[_letter(lead.title)].append(lead)
    return {"letters": sorted(letters.items(), key=lambda one: sort_key(one[0]))}


def _answers(view: PageContext) -> list[Lead]:
    vocabulary = view.catalog.records[Vocabulary.kind_id].get(SEARCH_LIST)
    terms = vocabulary.terms if isinstance(vocabulary, Vocabulary) else ()
    return [Lead(term.title, term.answer.removesuffix("#")) for term in terms if term.answer]


def _records(view: PageContext) -> list[Lead]:
    materials = [one for one in view.catalog.every(Material) if one.is_offered]
    listed = materials if len(materials) <= MATERIALS_LISTED else []
    records = [*listed, *view.catalog.every(Kit), *view.catalog.every(Helpline), *view.catalog.every(Campaign)]
    return [Lead(one.title, record_path(one.kind_id, one.id)) for one in records]


def _lists() -> list[Lead]:
    return [Lead(model.kind_title, f"{kind}/") for kind, model in KINDS.items()]


def _letter(title: str) -> str:
    """Return the first letter of a title as dictionaries group it: a letter without its tone, # for digits."""
    first = next((sign for sign in title if sign.isalnum()), "#").upper()
    base = next((letter for letter in _LETTERS if sort_key(letter)[0] == sort_key(first)[0]), first)
    return "#" if base.isdigit() else base


_LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"

"""What people mean by words: words of one meaning and answers to frequent questions, from the vocabulary ``tim-kiem``.

Provinces are also found by their short names, as in the place picker (``pcmt.text.short_names``). Those without a page are there
too, so that no short name is taken for a slip of another word.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from pcmt.model import Helpline, Place, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.read.country import read_provinces
from pcmt.relate.catalog import Catalog
from pcmt.text.short_names import CITY, bare_name, short_names

NUMBERS_OFFERED = 2
"""Helplines that the search offers where it finds nothing: those of the first answers, else the first of all."""


class Answer(NamedTuple):
    """A page that is the answer to ``asked``; ``words``: title, sentence, number to call and its name, each may be empty."""

    asked: tuple[str, ...]
    path: str
    words: tuple[str, str, str, str]


class Meaning(NamedTuple):
    """Phrases of one meaning, answers, and the numbers offered where nothing is found, each with its name."""

    same: list[list[str]]
    answers: list[Answer]
    help: list[tuple[str, str]]


NO_MEANING = Meaning([], [], [])


def meaning_of(catalog: Catalog) -> Meaning:
    """Return what the vocabulary of the search says; nothing where a portal has none."""
    vocabulary = catalog.records[Vocabulary.kind_id].get(SEARCH_LIST)
    terms = vocabulary.terms if isinstance(vocabulary, Vocabulary) else ()
    same, answers = _provinces(catalog), []
    called: dict[str, Helpline] = {}
    valid = {line.id: line for line in catalog.valid_helplines}
    for term in terms:
        if term.also:
            same.append([term.title, *term.also])
        if term.answer is not None:
            line = valid.get(term.call or "")
            called |= {line.number: line} if line else {}
            call = (line.number, line.title) if line else ("", "")
            answers.append(
                Answer(term.asked, term.answer.removesuffix("#"), (term.title, term.description or "", *call))
            )
    offered = (list(called.values()) or catalog.valid_helplines)[:NUMBERS_OFFERED]
    return Meaning(same, answers, [(one.number, one.title) for one in offered])


def _provinces(catalog: Catalog) -> list[list[str]]:
    """Return the name of every province with the short names that mean it alone, or it alone of those of today.

    Two letters stand for a city with a page only: "HN" is Hà Nội, "HD" more often "hướng dẫn" than Hải Dương. A province without a
    page has its full name and its letters; its other names ("Sài Gòn") are in names of other things too and stand alone.
    """
    places = {one.title: catalog.has_ended(one) for one in catalog.every(Place) if one.level == "province"}
    meant: defaultdict[str, list[str]] = defaultdict(list)
    ended = _of_the_country() | places
    for title in sorted(ended, key=lambda one: ended[one]):
        for name in short_names(title):
            if not any(ended[title] > ended[other] for other in meant[name]):
                meant[name].append(title)
    groups = []
    for title in [*places, *sorted(ended.keys() - places.keys())]:
        is_city = title.startswith(CITY) and title in places
        own = [name for name in short_names(title) if meant[name] == [title] and (is_city or len(name) > 2)]
        if title not in places:
            names = (bare_name(title), *short_names(title))
            groups += [[name] for name in names if not name.isupper() and name not in {*map(bare_name, places)}]
            own = [name for name in own if name.isupper()]
        if own:
            groups.append([bare_name(title) if title in places else title, *own])
    return groups


@cache
def _of_the_country() -> dict[str, bool]:
    """Return the provinces of the country by title, and whether each is no more."""
    provinces = read_provinces()
    former = (one.name for one in provinces.former)
    return dict.fromkeys(former, True) | dict.fromkeys(provinces.today.values(), False)

"""What people mean by words: words of one meaning and answers to frequent questions, from the vocabulary ``tim-kiem``."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model import Helpline, Vocabulary
from pcmt.model.vocabulary import SEARCH_LIST
from pcmt.relate.catalog import Catalog

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
    same, answers = [], []
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

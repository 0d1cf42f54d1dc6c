"""Calls of methods by way of the noting view: what they are asked about tells them from others."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from pcmt.model import Event
from pcmt.trace.noted import _known_step
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records as made


def test_an_argument_that_only_looks_like_another_one_is_another_question() -> None:
    """Words, rows of words, a class and records of the same id are asked by themselves; anything else is written out."""
    event, material = made.event("a"), made.material("a")
    asked: list[tuple[Any, ...]] = [("a",), ("a", "a"), (("a", "a"),), (event,), (material,), (Event,), ()]
    steps = list(map(_known_step, asked))
    assert None not in steps and len(set(steps)) == len(steps)
    written_out: list[Any] = [Markup("a"), 1, True, None, ("a", 1), []]
    assert [_known_step((one,)) for one in written_out] == [None] * 6


def test_a_question_about_a_record_is_asked_of_the_record_of_this_build() -> None:
    book = TraceBook()
    for title in ("Một", "Hai"):
        catalog = made.catalog(made.material("a", title=title), made.event("x", materials=("a",), title=title))
        rules = Rules(book, catalog)

        def titles(rules: Rules = rules) -> list[Any]:
            view: Any = rules.view()
            found: list[Any] = view.backlinks(view.find("tai-lieu", "a"))
            return [one.title for one in found]

        assert rules.recall("thử", titles) == [title]
        book = rules.book()

"""What a catalog keeps is noted under its own name, and stops a change where it holds what it held."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import pcmt.relate
from pcmt.model import Event, Record
from pcmt.relate.facets.events import EventIndex
from pcmt.relate.shared_words import SharedWords
from pcmt.trace.asker import Asker
from pcmt.trace.question_groups import ANY, GroupReads
from pcmt.trace.rules import Rules
from pcmt.trace.traces import TraceBook
from tests import records as made

Read = Callable[[Any], Any]


def built(book: TraceBook, read: Read, *records: Record, **options: Any) -> tuple[Any, Rules]:
    """Run one rule in a build of these records; return what it gives and the rules of that build."""
    rules = Rules(book, made.catalog(*records, **options))
    return rules.recall("thử", lambda: read(rules.view())), rules


def titles(view: Any) -> list[str]:
    return [one.title for one in view.every(Event)]


def ids(view: Any) -> list[str]:
    return [one.id for one in view.events]


def namesakes(view: Any) -> list[str]:
    return [one.id for one in view.index(SharedWords).titled("A")]


def months(view: Any) -> list[str]:
    return [one.id for one in view.index(EventIndex).facets("thang")]


READS: tuple[Read, ...] = (titles, ids, namesakes, months)
FIRST = made.event("a", title="A", start="2026-06-12"), made.event("b", title="B", start="2026-06-13")
EDITS: dict[str, tuple[Record, ...]] = {
    "title in the same order": (made.event("a", title="Ab", start="2026-06-12"), FIRST[1]),
    "title in another order": (made.event("a", title="C", start="2026-06-12"), FIRST[1]),
    "the same title": (FIRST[0], made.event("b", title="A", start="2026-06-13")),
    "day": (made.event("a", title="A", start="2026-07-14"), FIRST[1]),
    "one more": (*FIRST, made.event("c", title="A", start="2026-05-01")),
    "one less": FIRST[1:],
    "another id": (made.event("d", title="A", start="2026-06-12"), FIRST[1]),
    "text": (made.event("a", title="A", start="2026-06-12", description="Khác."), FIRST[1]),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("read", READS)
def test_what_is_kept_from_before_gives_what_a_clean_build_gives(read: Read, edit: str) -> None:
    """There and back, so that what one build took over is right for the next one too."""
    _, rules = built(TraceBook(), read, *FIRST)
    for records in (EDITS[edit], FIRST, EDITS[edit]):
        value, rules = built(rules.book(), read, *records)
        assert value == built(TraceBook(), read, *records)[0]


@pytest.mark.parametrize(
    ("edit", "asks"),
    [("title in the same order", False), ("text", False), ("title in another order", True), ("one more", True)],
)
def test_a_part_that_holds_what_it_held_has_nothing_asked_again(
    monkeypatch: pytest.MonkeyPatch, edit: str, asks: bool
) -> None:
    _, rules = built(TraceBook(), lambda view: [titles(view), ids(view), namesakes(view), months(view)], *FIRST)
    book, asked = rules.book(), []
    monkeypatch.setattr(Asker, "digest", lambda asker, question: asked.append(question))
    Rules(book, made.catalog(*EDITS[edit]))
    assert bool(asked) == asks


def test_what_code_outside_of_rules_had_computed_is_noted_too() -> None:
    """Else a rule after it would rest on a part whose reads nobody has noted."""
    catalog = made.catalog(*FIRST)
    catalog.events  # noqa: B018 - by code that does not note
    catalog.index(EventIndex)
    rules = Rules(TraceBook(), catalog)
    rules.view().every(Event)  # through the view, but outside of rules
    for read in READS:
        rules.recall(read.__name__, partial(read, rules.view()))
    book = rules.book()
    for records in EDITS.values():
        later = Rules(book, made.catalog(*records))
        for read in READS:
            value = later.recall(read.__name__, partial(read, later.view()))
            assert value == built(TraceBook(), read, *records)[0], read.__name__


def test_a_change_goes_from_part_to_part_until_one_is_the_same() -> None:
    reads = GroupReads({"order": {("su-kien", "title")}, "day": {("su-kien", "start")}})
    for user, used in (("days", "order"), ("months", "days"), ("other", "day")):
        reads.note_use(user, used)
    assert reads.moved_by({("su-kien", "title")}, lambda group: False) == {"order", "days", "months", ANY}
    assert reads.moved_by({("su-kien", "title")}, lambda group: group == "days") == {"order", ANY}
    assert reads.moved_by({("su-kien", "title")}, lambda group: group == "order") == set()
    assert reads.moved_by({("su-kien", "place")}, lambda group: False) == set()
    reads.note_use("order", "months")  # a circle ends
    assert reads.moved_by({("su-kien", "title")}, lambda group: False) == {"order", "days", "months", ANY}


_MEANS = {"cached_property", "cache", "lru_cache"}


def test_relations_are_kept_by_parts_only() -> None:
    """What an index keeps by other means counts as read by the first who asks alone (``pcmt.relate.kept_parts``)."""
    found = []
    for path in sorted(Path(next(iter(pcmt.relate.__path__))).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        imports = [one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module == "functools"]
        names = {alias.name for one in imports for alias in one.names} & _MEANS
        found += [path.name] if names else []
        for one in ast.walk(tree):
            if isinstance(one, ast.FunctionDef) and one.name != "__init__":
                found += [f"{path.name}: {one.name}" for each in ast.walk(one) if _keeps(each)]
    # The first has the means; what the other keeps is that of one rule, as its object is.
    assert found == ["kept_parts.py", "subscription_index.py"]


def _keeps(node: ast.AST) -> bool:
    """Whether a statement puts something into an attribute of ``self``, or under a key of one."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    inner = (one.value if isinstance(one, ast.Subscript) else one for one in targets)
    return any(isinstance(one, ast.Attribute) and getattr(one.value, "id", "") == "self" for one in inner)

"""A kind of record has one home: its model says whose words it prints, its ``KindView`` how it is shown."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pcmt.model import KINDS, Record
from pcmt.relate.news import NEWS_KINDS
from pcmt.show.kinds import DECLARED
from pcmt.show.parts.kind_view import KindView, no_words
from pcmt.show.site import kinds as site_kinds

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "pcmt"
MODEL_NAMES = {model.__name__ for model in KINDS.values()}
MODULES = [path for path in sorted(PRODUCT.rglob("*.py")) if path.relative_to(PRODUCT).parts[0] != "model"]
TEMPLATES = sorted(PRODUCT.rglob("*.html"))

TABLES_LEFT = {"check/quotes.py": 1, "check/references.py": 1, "run/upkeep/review.py": 1}
"""Modules that still keep a table keyed by kinds, with how many. It only shrinks: a cured module leaves the list."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_whose_words_it_prints_and_how_it_is_shown(kind: str) -> None:
    assert "voice" in KINDS[kind].__dict__, f"{kind}: the model lacks voice"
    assert kind in DECLARED, f"{kind}: no KindView in pcmt/show/kinds/__init__.py"
    assert DECLARED[kind].model is KINDS[kind]
    assert site_kinds.KINDS[kind].model is KINDS[kind]
    assert (PRODUCT / "show" / DECLARED[kind].template).is_file(), f"{kind}: no {DECLARED[kind].template}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_declared_in_the_folder_of_its_template(kind: str) -> None:
    home = PRODUCT / "show" / Path(DECLARED[kind].template).parent / "kind.py"
    declared = re.findall(r"KindView\(\s*model=(\w+)", home.read_text("utf-8"))
    assert KINDS[kind].__name__ in declared


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_whether_its_records_are_news(kind: str) -> None:
    assert "news_rank" in KINDS[kind].__dict__, f"{kind}: the model lacks news_rank"
    view = DECLARED[kind]
    has_words = view.news_facts is not no_words or view.news_text is not None
    assert not (has_words and KINDS[kind].news_rank is None), f"{kind}: words for news that never comes"


def test_ranks_of_news_differ() -> None:
    assert len({KINDS[kind].news_rank for kind in NEWS_KINDS}) == len(NEWS_KINDS)


def test_what_every_kind_must_think_of_has_no_default() -> None:
    required = {
        one.name
        for one in dataclasses.fields(KindView)
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
    }
    assert required == {
        "model",
        "template",
        "facts",
        "banners",
        "card",
        "backlinks",
        "search_group",
        "search_facts",
        "news_facts",
        "schema_org",
    }


def test_a_forgotten_part_is_named() -> None:
    view = DECLARED["su-kien"]
    given = {one.name: getattr(view, one.name) for one in dataclasses.fields(view) if one.name != "search_facts"}
    with pytest.raises(TypeError, match="search_facts"):
        KindView(**given)


def names_a_kind(node: ast.AST | None) -> bool:
    """Whether an expression is a model, ``Model.kind_id`` or the id of a kind in quotes."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr="kind_id"):
            return name in MODEL_NAMES
        case ast.Name(id=name):
            return name in MODEL_NAMES
        case ast.Constant(value=str(value)):
            return value in KINDS
    return False


def is_of_ids(node: ast.AST) -> bool:
    """Whether a node of the tree compares the id of a record's kind with that of a certain kind."""
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    sides += [one for side in sides if isinstance(side, ast.Tuple | ast.Set | ast.List) for one in side.elts]
    asks = any(isinstance(side, ast.Attribute) and side.attr == "kind_id" and not names_a_kind(side) for side in sides)
    return asks and any(names_a_kind(side) for side in sides)


def is_table(node: ast.AST) -> bool:
    """Whether a node is a table of two kinds or more, each with something of its own."""
    keys = node.keys if isinstance(node, ast.Dict) else []
    return sum(isinstance(key, ast.Attribute | ast.Constant) and names_a_kind(key) for key in keys) > 1


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Nodes of the tree of a module."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def test_ids_of_kinds_are_typed_on_the_models_only() -> None:
    typed = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KINDS
    ]
    assert typed == []


def test_templates_name_kinds_by_their_models() -> None:
    """Attributes of HTML and addresses of pages may repeat an id; expressions take it from ``kind_ids``."""
    quoted = re.compile(rf"[\"'](?:{'|'.join(KINDS)})[\"']")
    typed = [
        f"{path.relative_to(ROOT)}: {piece}"
        for path in TEMPLATES
        for piece in re.findall(r"\{[{%].*?[%}]\}", path.read_text("utf-8"), re.DOTALL)
        if quoted.search(piece) or re.search(r"kind_id\s*[!=]=", piece)
    ]
    assert typed == []


def test_no_module_branches_on_the_id_of_a_kind() -> None:
    assert [f"{path.relative_to(ROOT)}" for path in MODULES for node in nodes(path) if is_of_ids(node)] == []


def test_no_module_keeps_a_table_of_kinds() -> None:
    found = Counter(str(path.relative_to(PRODUCT)) for path in MODULES for node in nodes(path) if is_table(node))
    assert dict(found) == TABLES_LEFT


def dispatches(node: ast.AST) -> bool:
    """Return whether a ``match`` tests for the model of a record, in two cases or more."""
    if not isinstance(node, ast.Match):
        return False
    names = [
        one.cls.id
        for case in node.cases
        for one in ast.walk(case.pattern)
        if isinstance(one, ast.MatchClass) and isinstance(one.cls, ast.Name) and one.cls.id in MODEL_NAMES
    ]
    return len(names) > 1


DISPATCHES_LEFT = {"show/parts/time_marks.py": 1}
"""Modules that still ask which model a record has, with how often. It only shrinks."""


def test_no_module_matches_the_models_one_by_one() -> None:
    found = Counter(str(path.relative_to(PRODUCT)) for path in MODULES for node in nodes(path) if dispatches(node))
    assert dict(found) == DISPATCHES_LEFT


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ('record.kind_id == "su-kien"', is_of_ids),
        ("record.kind_id in (Event.kind_id, Plan.kind_id)", is_of_ids),
        ('{"su-kien": 1, "ke-hoach": 2}', is_table),
        ("{Event.kind_id: 1, Plan.kind_id: 2}", is_table),
        ("match record:\n case Event(): pass\n case Plan(): pass", dispatches),
    ],
)
def test_a_second_home_is_found(source: str, test: object) -> None:
    assert callable(test)
    assert any(test(node) for node in ast.walk(ast.parse(source)))


def test_models_are_known_by_their_own_names() -> None:
    assert all(issubclass(model, Record) for model in KINDS.values())
    assert len(MODEL_NAMES) == len(KINDS)

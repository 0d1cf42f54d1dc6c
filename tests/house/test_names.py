"""Names lead to one place: class names are unique, what renders HTML is called ``render_…``, parts of a tuple have names."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[2]
PRIMITIVES = "pcmt/show/markup/html.py"
"""The module that makes Markup out of text; its functions are named by what they do."""

SORTING = ("key", "_order")
"""Names of functions whose value is only compared."""


@cache
def modules() -> list[tuple[str, ast.Module]]:
    """Return path and syntax tree of every module of the package."""
    paths = sorted((ROOT / "pcmt").rglob("*.py"))
    return [(path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def class_names(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the classes of a module, nested and private ones included."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def misnamed_renderers(tree: ast.Module) -> Iterator[str]:
    """Yield public functions that return Markup without ``render_``, and ``render_`` functions that return something else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns and not node.name.startswith("_"):
            returns_markup = ast.unparse(node.returns) == "Markup"
            if returns_markup != node.name.startswith("render_"):
                yield f"{node.lineno}: {node.name}"


def bare_tuples(tree: ast.AST) -> Iterator[str]:
    """Yield annotations of tuples of three or more parts, which are a NamedTuple, except the keys of dictionaries."""
    keys = {id(part) for one in ast.walk(tree) if _is_named(one, "dict", 2) for part in _parts_of(one)[:1]}
    for node in ast.walk(tree):
        if _is_named(node, "tuple", 3) and id(node) not in keys:
            yield f"{node.lineno}: {ast.unparse(node)}"


def returned_tuples(tree: ast.Module) -> Iterator[str]:
    """Yield the tuples of three parts or more that functions return, but those that only sort."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns and node.name not in SORTING:
            yield from bare_tuples(node.returns)


def _is_named(node: ast.AST, name: str, parts: int) -> TypeGuard[ast.Subscript]:
    """Whether a node is an annotation such as ``tuple[str, int]`` of at least that many parts."""
    is_subscript = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == name
    return is_subscript and len(_parts_of(node)) >= parts


def _parts_of(node: ast.AST) -> list[ast.expr]:
    return node.slice.elts if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) else []


def test_class_names_are_unique_in_the_package() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules():
        for name in class_names(tree):
            found[name].append(path)
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_functions_that_return_markup_and_only_they_are_called_render() -> None:
    faults = [f"{path}:{fault}" for path, tree in modules() if path != PRIMITIVES for fault in misnamed_renderers(tree)]
    assert faults == []


def test_parts_of_what_subjects_hand_on_have_names() -> None:
    found = [f"{path}:{one}" for path, tree in modules() if path.startswith("pcmt/show/") for one in bare_tuples(tree)]
    found += [f"{path}:{one}" for path, tree in modules() for one in returned_tuples(tree)]
    assert found == []


def test_a_bare_tuple_is_found() -> None:
    source = "A = tuple[int, str, str]\nb: dict[tuple[int, int, int], tuple[int, int]] = {}\nc: list[tuple[int, str, bool]]\n"
    assert list(bare_tuples(ast.parse(source))) == ["1: tuple[int, str, str]", "3: tuple[int, str, bool]"]
    source = "def key() -> tuple[int, int, str]: ...\ndef f() -> Iterator[tuple[int, int, str]]: ...\n"
    assert list(returned_tuples(ast.parse(source))) == ["2: tuple[int, int, str]"]


def test_the_rules_can_fail() -> None:
    assert list(class_names(ast.parse("class A:\n    class _B: ...\n\ndef f():\n    class C: ...\n"))) == [
        "A",
        "_B",
        "C",
    ]
    source = (
        "def a() -> Markup: ...\ndef render_b() -> str: ...\ndef render_c() -> Markup: ...\ndef _d() -> Markup: ...\n"
    )
    assert list(misnamed_renderers(ast.parse(source))) == ["1: a", "2: render_b"]

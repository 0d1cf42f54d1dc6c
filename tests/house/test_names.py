"""Names lead to one place: class names are unique, and what renders HTML is called ``render_…``."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRIMITIVES = "pcmt/show/markup/html.py"
"""The module that makes Markup out of text; its functions are named by what they do."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield path and syntax tree of every module of the package."""
    for path in sorted((ROOT / "pcmt").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


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


def test_class_names_are_unique_in_the_package() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules():
        for name in class_names(tree):
            found[name].append(path)
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_functions_that_return_markup_and_only_they_are_called_render() -> None:
    faults = [f"{path}:{fault}" for path, tree in modules() if path != PRIMITIVES for fault in misnamed_renderers(tree)]
    assert faults == []


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

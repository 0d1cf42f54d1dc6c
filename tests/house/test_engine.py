"""MkDocs and Material are known in two modules and in the theme, so that another frame can take their place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.test_floors import ROOT, find_modules
from tests.house.test_house_rules import list_names

KNOWING = {"pcmt.run.mkdocs_plugin", "pcmt.run.engine"}
NAMED = {"pcmt.run.libraries"}
"""Lists the packages that must be installed."""

ENGINE = re.compile(r"(?:mkdocs|properdocs|material)(?:\.(?!yml)|$)")
TEXT = re.compile(r"(?:mkdocs|properdocs)(?:[-._](?!yml)|$)|material\.(?!css)")
THEME_NAME = re.compile(r"""\bclass="[^"]*\bmd-|[.\[](?:data-)?md-[a-z]|["']md-[a-z]|data-md-[a-z]""")
SOURCES = (".html", ".css", ".js", ".j2", ".py")


def engine_names(source: str) -> Iterator[int]:
    """Lines with an import of the engine or a text that names a module of it; docstrings may speak of it."""
    tree = ast.parse(source)
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        if isinstance(node, ast.Import | ast.ImportFrom) and any(map(ENGINE.match, names)):
            yield node.lineno
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield from [node.lineno] * bool(TEXT.match(node.value))


def test_the_engine_is_known_in_two_modules() -> None:
    found = {module for module, path in find_modules().items() if [*engine_names(path.read_text("utf-8"))]}
    assert found - NAMED == KNOWING


def test_the_engine_is_chosen_in_one_line() -> None:
    lines = (ROOT / "pcmt/run/engine.py").read_text("utf-8").splitlines()
    assert [line for line in lines if re.match(r'\w+ = "(?:mkdocs|properdocs)"', line)] == ['ENGINE = "mkdocs"']


def test_class_names_of_material_stand_in_the_theme() -> None:
    outside = [name for name in list_names() if name.startswith("pcmt/") and not name.startswith("pcmt/theme/")]
    sources = [name for name in outside if name.endswith(SOURCES) and (ROOT / name).exists()]
    assert [name for name in sources if THEME_NAME.search((ROOT / name).read_text("utf-8"))] == []


def test_the_rules_can_fail() -> None:
    assert [*engine_names('"""mkdocs."""\nfrom mkdocs.config import Config\nx = f("material.plugins")\n')] == [2, 3]
    assert [*engine_names("def late():\n    import properdocs\n")] == [2]
    assert [*engine_names('CONFIG = "mkdocs.yml"\nfrom pcmt.model import Material\nKINDS = ("materials",)\n')] == []
    for wrong in ('<p class="a md-nav">', ".md-nav {", '[data-md-color-scheme="slate"]', 'find("md-nav")'):
        assert THEME_NAME.search(wrong)
    assert not THEME_NAME.search('<p class="cmd-line"> see a.md')

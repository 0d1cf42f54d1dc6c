"""Only ``pcmt.read.yaml`` parses YAML, and never through a loader that builds objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*sorted((ROOT / "pcmt").rglob("*.py")), *(path for path in [ROOT / "macros.py"] if path.exists())]
LOADERS = {
    "load", "load_all", "full_load", "full_load_all", "unsafe_load", "unsafe_load_all", "safe_load", "safe_load_all",
    "Loader", "CLoader", "FullLoader", "CFullLoader", "UnsafeLoader", "CUnsafeLoader", "SafeLoader", "CSafeLoader",
    "BaseLoader", "CBaseLoader", "compose", "compose_all",
}  # fmt: skip


def loaders_named(source: str) -> Iterator[str]:
    """Names of PyYAML's loaders used as an attribute of ``yaml`` or imported from it."""
    if "yaml" not in normalize("NFKC", source):  # as Python reads names
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in LOADERS and ast.unparse(node.value).split(".")[0] == "yaml":
            yield node.attr
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"yaml", "_yaml"}:
            yield from (alias.name for alias in node.names if alias.name in LOADERS)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_loader_is_named(path: Path) -> None:
    assert list(loaders_named(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source", ["import yaml\nyaml.unsafe_load(x)", "from yaml import UnsafeLoader", "yaml.loader.Loader"]
)
def test_the_test_sees_loaders(source: str) -> None:
    assert list(loaders_named(source))

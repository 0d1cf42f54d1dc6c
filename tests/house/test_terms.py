"""Ids of vocabulary terms are only in ``pcmt/model/vocabulary.py``, where the check of ``data/danh-muc`` finds them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from pcmt.model import KINDS
from pcmt.model.vocabulary import RELIED_ON
from tests.data_files import record_file, record_files

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "pcmt"
HOME = "model/vocabulary.py"
NO_TERMS = {
    ("vi", "*"): "the language tag of the portal itself",
    ("trinh-chieu", "model/handouts.py"): "the id of a form of files",
    ("trinh-chieu", "publish/office/__init__.py"): "the id of a form of files",
    ("khau-hieu", "show/announcing/section.py"): "an anchor of a page",
}
"""Words that have another meaning in a module; ``*``: everywhere."""


def terms_of(vocabulary: str) -> set[str]:
    """Ids of the terms that the kit comes with."""
    text = record_file(f"danh-muc/{vocabulary}.yaml").read_text("utf-8")
    return set(re.findall(r"^ +- id: (\S+)$", text, re.MULTILINE))


TERMS = {one for path in record_files("danh-muc") for one in terms_of(path.stem)}


def typed_terms(name: str, source: str) -> list[str]:
    """List places in a module where the id of a term is typed. Ids of kinds are allowed on the models."""
    return [
        f"{name}:{node.lineno}: {node.value}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value in TERMS
        and not {(node.value, name), (node.value, "*")} & NO_TERMS.keys()
        and not (node.value in KINDS and name.startswith("model/"))
    ]


def test_ids_of_terms_are_typed_in_one_place() -> None:
    modules = {path.relative_to(PRODUCT).as_posix(): path for path in sorted(PRODUCT.rglob("*.py"))}
    assert [
        one for name in modules.keys() - {HOME} for one in typed_terms(name, modules[name].read_text("utf-8"))
    ] == []


@pytest.mark.parametrize("vocabulary", RELIED_ON)
def test_the_kit_comes_with_every_term_that_it_relies_on(vocabulary: str) -> None:
    assert set(RELIED_ON[vocabulary]) <= terms_of(vocabulary)


def test_a_typed_term_is_found() -> None:
    assert typed_terms("show/x.py", 'if one.type == "ap-phich":\n    pass') == ["show/x.py:1: ap-phich"]
    assert typed_terms("model/plan.py", 'kind_id = "ke-hoach"') == []

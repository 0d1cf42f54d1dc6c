"""Whose words a kind of record prints is said on its model; checks of wording and links go by the model, not by lists of kinds."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from pcmt.check.wording.own_words import own_texts
from pcmt.model import KINDS, Plan, Record
from pcmt.model.markdown import markdown_fields
from pcmt.model.record import Voice
from tests import records

ROOT = Path(__file__).resolve().parents[2]
LINTS = ("language", "links", "norms", "personal_data", "source_hosts", "first_aid", "own_words")


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_every_kind_says_whose_words_it_prints(model: type[Record]) -> None:
    assert "voice" in model.__dict__
    assert model.voice in get_args(Voice)


def test_official_papers_are_printed_and_not_searched() -> None:
    assert [kind for kind, model in KINDS.items() if model.voice == "official"] == ["ke-hoach", "van-ban"]


@pytest.mark.parametrize("name", LINTS)
def test_no_lint_lists_kinds(name: str) -> None:
    tree = ast.parse((ROOT / "pcmt" / "check" / "wording" / f"{name}.py").read_text(encoding="utf-8"))
    named = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KINDS
    ]
    assert named == []


def test_whatever_is_drawn_as_markdown_is_declared_so() -> None:
    """A new call of the renderer with a field of a record needs the mark that has its links checked."""
    declared = {name for model in KINDS.values() for name in markdown_fields(model)}
    drawn = set()
    for path in (ROOT / "pcmt").rglob("*.py"):
        for call in re.findall(
            r"(?:render_markdown|parse_body|plain_text|bare_words)\(\w+\.(\w+)", path.read_text("utf-8")
        ):
            drawn.add(call)
    assert drawn
    assert drawn <= declared, drawn - declared
    assert declared == {"body", "guide", "text"}


def test_the_editor_is_heard_in_every_kind() -> None:
    plan = records.plan(description="Lời tóm tắt.", notes=({"note": "Lời ghi chú."},), text="Lời văn bản.")
    texts = [text for _, text in own_texts(plan)]
    assert {"Lời tóm tắt.", "Lời ghi chú."} <= set(texts)
    assert "Lời văn bản." not in texts
    agency = records.agency(description="Lời tóm tắt.", remark="Lời thêm.")
    assert {text for _, text in own_texts(agency)} == {"Lời tóm tắt.", "Lời thêm."}
    assert isinstance(plan, Plan)

"""Docstrings and comments use plain technical English."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIGURATIVE = re.compile(r"\b(?:told|nobody|whoever|lies|stands|heirs?|doors?|pour(?:s|ed|ing)?)\b", re.IGNORECASE)


def docstring_lines(source: str) -> Iterator[tuple[int, str]]:
    """Number and text of every line of a docstring, those of constants and fields included."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        for statement in getattr(node, "body", ()) if not isinstance(node, ast.Lambda | ast.IfExp) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                last = statement.end_lineno or statement.lineno
                yield from enumerate(lines[statement.lineno - 1 : last], start=statement.lineno)


def comment_lines(source: str) -> Iterator[tuple[int, str]]:
    """Number and text of every comment."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def figures_of_speech(source: str) -> list[str]:
    """Line number and word of each figurative word in docstrings and comments."""
    spoken = sorted({*docstring_lines(source), *comment_lines(source)})
    return [f"{number}: {match[0]}" for number, text in spoken for match in FIGURATIVE.finditer(text)]


def test_no_figurative_word_explains_code() -> None:
    faults = [
        f"{path.relative_to(ROOT).as_posix()}:{fault}"
        for path in sorted((ROOT / "pcmt").rglob("*.py"))
        for fault in figures_of_speech(path.read_text(encoding="utf-8"))
    ]
    assert faults == []


def test_a_figurative_word_is_found_in_each_place() -> None:
    source = (
        '"""The front door."""\n\n\nX = 1  # nobody reads it\n"""What stands here."""\n\n\n'
        'def f(told):\n    """Return heirs."""\n    return told, "whoever"\n'
    )
    assert figures_of_speech(source) == ["1: door", "4: nobody", "5: stands", "9: heirs"]

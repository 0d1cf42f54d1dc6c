"""Lines of an official text as layout nodes, every word in order: bold, italic, centred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from pcmt.publish.pdf.content_tree import Node
from pcmt.text.official_text import FOOTNOTE_MARK, Block

_ADDRESS = "Kính gửi:"
# NĐ 30/2020/NĐ-CP, Phụ lục I, II.6: the legal basis of a paper is printed in italics before its text.
_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị của)\b")
_ARTICLE = re.compile(r"Điều [0-9]+[a-zđ]?\.\s*")
_PART = re.compile(r"(?:Phần(?: thứ)?|Chương|Mục|Tiểu mục) (?:[IVXLC]+|[0-9]+|[a-zà-ỹ]+)\b[^.;]{0,120}\Z")
_TITLE_LENGTH = 160
_ITEM_IN_NOTE = re.compile(r"(?<=[:;.,]) (?=- )")


def nodes_of_text(
    lines: Sequence[Block], footnotes: dict[str, str], remarked: set[str], has_title: bool
) -> Iterator[Node]:
    """Yield a node for every line; footnotes are placed at their marks, so that they are printed at the foot of that page."""
    level, base = 0, 1 if has_title else 0
    told: set[str] = set()
    is_address, is_opening, was_part = False, True, False
    for block in lines:
        is_address = block.plain.startswith(_ADDRESS) or (is_address and block.kind == "dash")
        is_opening = is_opening and block.kind == "paragraph" and not _ARTICLE.match(block.text)
        role, head, rest = _parts(block, was_part=was_part)
        was_part = role == "part" and not was_part
        node = {
            "k": block.kind,
            "mark": block.mark,
            "level": 0,
            "role": "address" if is_address else "basis" if is_opening and _BASIS.match(block.text) else role,
            "is_address": is_address,
            "remarked": block.anchor in remarked,
            "head": list(_runs(head, footnotes, told)),
            "rest": list(_runs(rest, footnotes, told)),
        }
        if head and not rest:
            level = min(base + (1 if block.kind == "section" or role == "part" else 2), max(level, base) + 1)
            node["level"] = level
        yield node


class _LineParts(NamedTuple):
    """Role of a line, the words of it in bold, the others."""

    role: str
    head: str
    rest: str


def _parts(block: Block, *, was_part: bool) -> _LineParts:
    """Split a line into what is set bold and the rest. ``was_part``: the line before is ``Chương I`` without its name."""
    if block.kind != "paragraph":
        return _LineParts("", *block.parts)
    if article := _ARTICLE.match(block.text):
        rest = block.text[article.end() :]
        is_title = len(rest) <= _TITLE_LENGTH and not rest.endswith((".", ";", ":", ","))
        return _LineParts("article", block.text, "") if is_title else _LineParts("article", article[0], rest)
    if _PART.match(block.text) or (was_part and block.text == block.text.upper()):
        return _LineParts("part", block.text, "")
    return _LineParts("", *block.parts)


def _runs(words: str, footnotes: dict[str, str], told: set[str]) -> Iterator[Node]:
    """Words (``t``) and footnotes (``mark`` and, where it is called first, the lines of its ``note``).

    Marks of where the paper's page ended go.
    """
    place = 0
    for match in FOOTNOTE_MARK.finditer(words):
        mark = cast(str, match[1])
        before = words[place : match.start()]
        place = match.end()
        if match[0].endswith(":]"):
            yield {"t": before.rstrip() + " " if before.strip() else ""}
            place += len(words[place:]) - len(words[place:].lstrip())
            continue
        yield {"t": before}
        note = "" if mark in told else footnotes.get(mark, "")
        yield {"mark": mark, "note": _ITEM_IN_NOTE.split(note) if note else []}
        told.add(mark)
    if words[place:]:
        yield {"t": words[place:]}

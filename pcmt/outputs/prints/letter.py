"""A letter in the shape that Vietnamese offices give it: letterhead, place and day to the right, signature at the lower right.

The record's sections say what is letter and what is advice to the school: the letter (``## Mẫu thư``) and the slip that is cut
off (``## Phần cắt rời``) go on a sheet of their own, which holds nothing else.
"""

from __future__ import annotations

import re

from pcmt.outputs.prints.blocks import Node

_LETTER = "Mẫu thư"
_SLIP = "Phần cắt rời"
_PLACE_AND_DAY = re.compile(r"^[….\s\u200b]*,?\s*ngày\b", re.IGNORECASE)
_ADDRESSEE = "Kính gửi"
_REGARDS = "Trân trọng"


def split_letter(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """Advice to the school, and the letter; each of the letter's headings and paragraphs has its ``role``."""
    advice: list[Node] = []
    letter: list[Node] = []
    section = stage = ""
    for node in nodes:
        if node["k"] == "heading" and node["level"] == 1:
            section, stage = _section_of(_words(node)), "letterhead"
            (letter if section else advice).append(node | {"role": section})
        elif section == "letter" and node["k"] == "paragraph":
            role, stage = _role(node, stage)
            letter.append(node | {"role": role})
        else:
            (letter if section else advice).append(node)
    return advice, letter


def _section_of(title: str) -> str:
    if title.startswith(_LETTER):
        return "letter"
    return "slip" if title.startswith(_SLIP) else ""


def _role(node: Node, stage: str) -> tuple[str, str]:
    """Role of a paragraph of the letter, and the stage that the letter has reached with it."""
    words = _words(node)
    if words.startswith(_REGARDS):
        return "", "signature"
    if stage == "signature":
        return "signature", stage
    if words.startswith(_ADDRESSEE):
        return "addressee", "text"
    if stage == "text":
        return "", stage
    if _PLACE_AND_DAY.match(words):
        return "day", "subject"
    return ("letterhead" if stage == "letterhead" else "subject"), stage


def _words(node: Node) -> str:
    return "".join(run["t"] for run in node["runs"])

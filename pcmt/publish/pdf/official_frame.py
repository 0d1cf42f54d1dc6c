"""Head and end of a document whose full text contains them, separated from its body (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from typing import NamedTuple

from pcmt.text.official_text import Block, OfficialText
from pcmt.text.vietnamese import fold

_NATION, _PARTY = "cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam"
"""First line of the right half of the head; a paper of the State has the motto below it, one of the Party nothing."""
_DAY = re.compile(r"[^,]{2,40}, ngày .{0,12}tháng .{0,8}năm \S+\Z")
_RECIPIENTS = "Nơi nhận:"
_POSITIONS = 4
"""Most lines that stand above the name of who signs."""


class OfficialFrame(NamedTuple):
    """Fields of the head in the order of the paper, the blocks between, and the fields of the end."""

    issuers: tuple[str, ...]
    nation: tuple[str, ...]
    number: str
    subject: str
    dateline: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    positions: tuple[str, ...]
    name: str


def split_frame(text: OfficialText) -> OfficialFrame | None:
    """Return the frame of a text; None unless every line of head and end is where the layout would print it.

    Only then does the print keep the line order of the source; other texts are printed line by line.
    """
    blocks = list(text.blocks)
    words = [block.plain for block in blocks]
    nation = next((at for at, line in enumerate(words[:4]) if fold(line) in {_NATION, _PARTY}), 0)
    number = nation + (2 if fold(words[nation]) == _NATION else 1)
    end = next((at for at in range(len(words) - 1, 0, -1) if words[at] == _RECIPIENTS), 0)
    day = next((at for at in range(nation, min(nation + 6, len(words))) if _DAY.match(words[at])), 0)
    if not (nation and end > day > number) or not words[number].startswith("Số"):
        return None
    listed = end + 1
    while listed < len(blocks) and blocks[listed].kind == "dash":
        listed += 1
    signed = words[listed:]
    if not 2 <= len(signed) <= _POSITIONS + 1 or any(line != line.upper() for line in signed[:-1]):
        return None
    return OfficialFrame(
        issuers=tuple(words[:nation]),
        nation=tuple(words[nation:number]),
        number=words[number],
        subject=" ".join(words[number + 1 : day]),
        dateline=words[day],
        body=tuple(blocks[day + 1 : end]),
        recipients=tuple(block.text for block in blocks[end + 1 : listed]),
        positions=tuple(signed[:-1]),
        name=signed[-1],
    )

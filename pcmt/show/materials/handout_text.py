"""The part of a material that is handed out: the letter, the faces of a leaflet, the words to read aloud.

The rest is advice for those who print, read or adapt it. Editable files begin with the part to hand out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pcmt.model.vocabulary import MaterialType
from pcmt.show.markup.body_tree import Block, Heading, words_of

LETTER, LEAFLET = MaterialType.LETTER, MaterialType.LEAFLET
"""Types of materials that are loose sheets without anything of the portal, not even page numbers."""
_LETTER, _SLIP, FRONT, BACK = "Mẫu thư", "Phần cắt rời", "Mặt trước", "Mặt sau"
_PARTS = {
    LETTER: re.compile(rf"{_LETTER}|{_SLIP}"),
    LEAFLET: re.compile(rf"(?:{FRONT}|{BACK})\s*:"),
    MaterialType.BROADCAST: re.compile("Lời đọc"),
    MaterialType.ASSEMBLY_TALK: re.compile(r"[0-9]+\."),
    MaterialType.POSTER: re.compile("Chữ trên áp phích"),
}
"""How the headings of the parts to hand out begin, by the type of the material. Other types are handed out whole."""
_PLACE_AND_DAY = re.compile(r"^[….\s\u200b]*,?\s*ngày\b", re.IGNORECASE)
_ADDRESSEE, _REGARDS = "Kính gửi", "Trân trọng"


class HandoutSection(NamedTuple):
    """A second-level heading with the blocks below it; None for blocks before the first."""

    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The words of the heading."""
        return words_of(self.heading.runs).strip() if self.heading else ""


def sections_of(blocks: Sequence[Block]) -> Iterator[HandoutSection]:
    """Blocks by their second-level headings."""
    heading: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if heading or held:
                yield HandoutSection(heading, tuple(held))
            heading, held = block, []
        else:
            held.append(block)
    if heading or held:
        yield HandoutSection(heading, tuple(held))


def split_handed_out(kind: str, blocks: Sequence[Block]) -> tuple[list[HandoutSection], list[HandoutSection]]:
    """Split a material of type ``kind`` into sections to hand out, and others: advice, sources, enclosures.

    The first list is empty where a material is handed out whole.
    """
    handed: list[HandoutSection] = []
    others: list[HandoutSection] = []
    pattern = _PARTS.get(kind)
    for one in sections_of(blocks):
        (handed if pattern and pattern.match(one.title) else others).append(one)
    return handed, others


def section_of_letter(title: str) -> str:
    """``letter`` or ``slip`` for the heading of a part of a letter, empty for any other."""
    if title.startswith(_LETTER):
        return "letter"
    return "slip" if title.startswith(_SLIP) else ""


def role_in_letter(words: str, stage: str) -> tuple[str, str]:
    """Role of a paragraph of a letter, and the stage that the letter has reached with it.

    Roles: ``letterhead``, ``day``, ``subject``, ``addressee``, ``signature``, empty for running text.
    The first stage is ``letterhead``.
    """
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


def blocks_of(sections: Iterable[HandoutSection]) -> tuple[Block, ...]:
    """Sections as blocks again."""
    return tuple(block for one in sections for block in (one.heading, *one.blocks) if block)


def title_of_face(section: HandoutSection) -> str:
    """Return the title of a leaflet face: the words after ``Mặt trước:``."""
    return section.title.partition(":")[2].strip() or section.title

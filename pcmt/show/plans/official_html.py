"""An official text as HTML, word for word: its ladder, its footnotes, and marks where the editor has a remark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from pcmt.model.record import Note
from pcmt.text.official_text import FOOTNOTE_MARK, Block, OfficialText

_SPOT = re.compile(r"\[\^([0-9]{1,2}):\]")
_CLASSES = {"dash": "official-dash", "plus": "official-plus", "point": "official-point", "item": "official-item"}


def _words(text: str, footnotes: dict[str, str]) -> str:
    """Return escaped words of a text: footnote marks as links, footnotes inside a sentence as notes in place."""

    def mark(match: re.Match[str]) -> str:
        number = match[1]
        if match[0].endswith(":]"):
            return f'<span class="footnote" id="chu-thich-{number}" role="note">{footnotes.get(number, "")}</span>'
        return f'<sup class="footnote-ref"><a href="#chu-thich-{number}" id="goi-{number}">{number}</a></sup>'

    return FOOTNOTE_MARK.sub(mark, escape(text, quote=False))


def _footnote(block: Block) -> str:
    back = f'<a href="#goi-{block.mark}" aria-label="Về chỗ gọi chú thích {block.mark}">↩</a>'
    return f"<sup>{block.mark}</sup> {escape(block.text, quote=False)} {back}"


def _note_marks(numbers: list[int]) -> str:
    """Return the marks after a block that link to the editor's remarks on it."""
    return "".join(
        f' <a class="note-ref" href="#ghi-chu-{number}" aria-label="Ghi chú biên tập {number}">✎{number}</a>'
        for number in numbers
    )


def _block(block: Block, marks: str, footnotes: dict[str, str]) -> str:
    words = _words(block.text, footnotes)
    sign = f'<span class="mark">{escape(block.mark, quote=False)}</span> ' if block.mark else ""
    if block.kind == "footnote":
        return f'<p class="footnote" id="{block.anchor}" role="note">{footnotes[block.mark]}{marks}</p>'
    if block.kind == "section":
        return f'<h3 class="official-heading" id="{block.anchor}">{sign}{words}{marks}</h3>'
    if block.kind == "item" and block.heading:
        head, rest = (_words(part, footnotes) for part in block.parts)
        if not rest:
            return f'<h4 class="official-heading" id="{block.anchor}">{sign}{words}{marks}</h4>'
        return f'<p class="official-item" id="{block.anchor}">{sign}<strong>{head}</strong>{rest}{marks}</p>'
    name = _CLASSES.get(block.kind, "official-paragraph")
    return f'<p class="{name}" id="{block.anchor}">{sign}{words}{marks}</p>'


def note_anchors(text: OfficialText, notes: tuple[Note, ...]) -> list[str]:
    """Return for each note the anchor of its block; empty for a note on the whole document."""
    anchors = []
    for note in notes:
        block = None
        if note.at in text.places and note.at is not None:
            block = text.find_quote(note.at, note.quote) if note.quote else next(iter(text.find_blocks(note.at)), None)
        anchors.append(block.anchor if block else "")
    return anchors


def render_official_text(text: OfficialText, anchors: Sequence[str]) -> Markup:
    """Render the whole text, one HTML element per block, in order; ``anchors`` as returned by ``note_anchors``."""
    by_anchor: dict[str, list[int]] = {}
    for number, anchor in enumerate(anchors, start=1):
        by_anchor.setdefault(anchor, []).append(number)
    footnotes = {block.mark: _footnote(block) for block in text.blocks if block.kind == "footnote"}
    inside = {number for block in text.blocks for number in _SPOT.findall(block.text)}
    shown = [block for block in text.blocks if not (block.kind == "footnote" and block.mark in inside)]
    return Markup("\n".join(_block(block, _note_marks(by_anchor.get(block.anchor, [])), footnotes) for block in shown))

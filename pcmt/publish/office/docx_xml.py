"""Paragraphs, words and boxes as WordprocessingML (ISO/IEC 29500-1, part 17), written as text and parsed once.

python-docx has no calls for links, numbers that start anew and boxes to tick, and looks the style up for every paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from pcmt.show.markup.body_tree import Runs

_TICKED, _UNTICKED = "☒", "☐"

Link = Callable[[str], str]
"""Turns what an author linked to into the id of a relationship; empty when it leads nowhere outside the text."""


def paragraph(inner: str, style: str = "", layout: str = "") -> str:
    """A paragraph of finished runs; ``layout`` are further properties in the order of the schema, ``style`` a style's id."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{layout}</w:pPr>" if named or layout else ""
    return f"<w:p>{properties}{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Words in one style; a newline is a line break."""
    lines = [f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in words.split("\n")]
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{styled}{'<w:br/>'.join(lines)}</w:r>"


def runs_xml(runs: Runs, link: Link) -> str:
    """Runs with their links."""
    parts = []
    for one in runs:
        bold, italic = "<w:b/><w:bCs/>" * one.is_strong, "<w:i/><w:iCs/>" * one.is_emphasis
        if target := one.href and link(one.href):
            words = run(one.text, f'<w:rStyle w:val="Hyperlink"/>{bold}{italic}')
            parts.append(f'<w:hyperlink r:id="{target}" w:history="1">{words}</w:hyperlink>')
        else:
            parts.append(run(one.text, bold + italic))
    return "".join(parts)


def box(number: int, *, is_done: bool) -> str:
    """A box that a click ticks in Word and LibreOffice, and that older programs show as its sign."""
    states = "".join(
        f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="MS Gothic"/>'
        for state, sign in (("checkedState", _TICKED), ("uncheckedState", _UNTICKED))
    )
    sign = run(
        _TICKED if is_done else _UNTICKED,
        '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol" w:hint="eastAsia"/>',
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Ô đánh dấu"/><w:id w:val="{number}"/>'
        f'<w14:checkbox><w14:checked w14:val="{is_done:d}"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{sign}</w:sdtContent></w:sdt>"
    )

"""The text of an official paper in parts, each found by its heading."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import LegalDocument, Plan
from pcmt.show.parts.kind_view import SearchSection
from pcmt.text.official_text import parse_official_text


def official_sections(paper: Plan | LegalDocument) -> Iterator[SearchSection]:
    """Cut an official text at the headings of its contents."""
    if not paper.text:
        return
    anchor, heading = "toan-van", "Mở đầu"
    lines: list[str] = []
    for block in parse_official_text(paper.text).blocks:
        if block.heading:
            if lines:
                yield SearchSection(anchor, heading, " ".join(lines))
            anchor, heading, lines = block.anchor, f"{block.mark} {block.heading}", []
            if len(block.heading) >= len(block.text):
                continue
        lines.append(block.plain)
    if lines:
        yield SearchSection(anchor, heading, " ".join(lines))

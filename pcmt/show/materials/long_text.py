"""A long text on a page: its first sections are open, the further ones are folded under their headings."""

from __future__ import annotations

import re
from itertools import accumulate

from markupsafe import Markup

from pcmt.show.markup.html import trusted_html

LONG = 7000
"""Characters from which a text is cut: with its frame, some 12,000 pixels of a phone 360 pixels wide."""
OPEN = 6000
"""Characters of the sections that are open."""
_NESTING = re.compile(r"<(/?)(?:ul|ol|blockquote|table|div|section)\b[^>]*>|<h2\b")
_HEADING = re.compile(r"(<h2\b.*?</h2>)\s*", re.DOTALL)


def render_long_text(html: Markup) -> Markup:
    """Fold the sections of a long text beyond the limit; a short one and one without sections are returned unchanged."""
    sections = _sections(html)
    lengths = [len(Markup(one).striptags()) for one in sections]
    if sum(lengths) <= LONG or len(sections) < 3:
        return html
    ends = list(accumulate(lengths))
    is_open = [number < 2 or end <= OPEN for number, end in enumerate(ends)]
    if all(is_open):
        return html
    button = '<p class="script-copy"><button type="button" class="action" data-open-all hidden>Mở cả bài</button></p>\n'
    parts = [one if shown else _folded(one) for one, shown in zip(sections, is_open, strict=True)]
    parts.insert(is_open.index(False), button)
    return trusted_html("".join(parts))


def _sections(html: str) -> list[str]:
    """Split at headings of the second level that are inside nothing; the first part is what precedes them, maybe nothing."""
    starts, depth = [0], 0
    for found in _NESTING.finditer(html):
        if found[0].startswith("<h2"):
            starts += [found.start()] if depth == 0 else []
        else:
            depth += -1 if found[1] else 1
    return [html[start:end] for start, end in zip(starts, [*starts[1:], len(html)], strict=True)]


def _folded(section: str) -> str:
    heading = _HEADING.match(section)
    if heading is None:
        return section
    return f'<details class="fold"><summary>{heading[1]}</summary>\n{section[heading.end() :]}</details>\n'

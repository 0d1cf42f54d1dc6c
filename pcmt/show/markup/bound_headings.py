"""Headings and titles of a page whose compounds stay on one line; an official text keeps its bytes."""

from __future__ import annotations

import re

from pcmt.text.bound_words import bind_compounds

_TITLE = r'(p)(?= class="(?:card|event|season|kit-item|helpline)-title")'
_HEADING = re.compile(rf'<(?:(h[1-4])\b(?![^>]*\bclass="official)|{_TITLE})[^>]*>.*?</(?:\1|\2)>', re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<]+(?=<)")


def with_bound_headings(html: str) -> str:
    """Return HTML with U+00A0 inside compounds of its headings and of the titles in its lists."""
    return _HEADING.sub(lambda found: _WORDS.sub(lambda words: bind_compounds(words[0]), found[0]), html)

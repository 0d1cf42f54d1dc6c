"""Names of pages that a whole query is compared with: titles and short texts without what every title has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pcmt.text.search_words import folded, search_words

NAMELESS = ("phong chong ma tuy", "ma tuy", "thanh pho", "tinh", "nam", "so")
"""Folded phrases that titles have and queries often leave out."""
NAME_WORDS = 8
"""Words that a name has at most."""
_NAMELESS = re.compile(rf" (?:{'|'.join(NAMELESS)})(?= )")
_FULL_TITLE, _NAME = 1.0, 0.7


def name_terms(title: str, names: Iterable[str], soft: frozenset[str]) -> dict[str, float]:
    """Return the terms of a page's names, ``=`` before the words of each, with their weights (1 is the most)."""
    weighed = [(_NAME, name) for name in (*names, *_parts(title))] + [(_FULL_TITLE, title)]
    terms = {f"={core_name(text, soft)}": weight for weight, text in weighed}
    return {term: weight for term, weight in terms.items() if len(term) > 1 and term.count(" ") < NAME_WORDS}


def core_name(text: str, soft: frozenset[str]) -> str:
    """Return the words that tell a name from others; all where nothing else is left. ``search_query.js`` has the same rule."""
    words = search_words(text)
    bare = f" {' '.join(map(folded, words))} "
    kept = list(words)
    for match in _NAMELESS.finditer(bare):
        first = bare.count(" ", 0, match.start() + 1) - 1
        kept[first : first + match[0].count(" ")] = [""] * match[0].count(" ")
    return " ".join(word for word in kept if word and word not in soft) or " ".join(words)


def _parts(title: str) -> Iterator[str]:
    """Yield what a title says before brackets or a colon, and what it says in brackets."""
    before, bracket, inner = title.partition(" (")
    if bracket:
        yield from (before, inner.partition(")")[0])
    if ": " in title:
        yield title.partition(": ")[0]

"""Anchors of the blocks that hold quotes of official texts, kept: many pages link to the same quote."""

from __future__ import annotations

from functools import lru_cache
from sys import intern

from pcmt.text.official_text import parse_official_text


@lru_cache(1 << 13)
def _known_in(text: str) -> dict[tuple[str, str], str]:
    """Anchors in a text that were asked for, by place and quote: much smaller than the parsed text."""
    return {}


def find_anchor(text: str, at: str, quote: str) -> str:
    """Return the anchor of the first block at or below a place that holds a quote; empty where none does.

    Raises KeyError for an unknown place.
    """
    known = _known_in(text)
    found = known.get((at, quote))
    if found is None:
        block = parse_official_text(text).find_quote(at, quote)
        found = known[at, quote] = intern(block.anchor) if block else ""
    return found


def holds_quote(text: str, at: str, quote: str) -> bool:
    """Whether a text holds a quote at or below a place; False for an unknown place."""
    try:
        return bool(find_anchor(text, at, quote))
    except KeyError:
        return False

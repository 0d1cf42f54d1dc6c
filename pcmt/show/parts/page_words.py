"""Descriptions of pages, as search engines and shared links show them, cut to the length that they show."""

from __future__ import annotations

from collections.abc import Iterable

from pcmt.text.vietnamese import clip, squeeze

DESCRIPTION_FROM, DESCRIPTION_LIMIT = 50, 300


def fitted(words: str) -> str:
    """Words on one line, cut after a whole word where they are longer than a description may be."""
    return clip(squeeze(words), DESCRIPTION_LIMIT)


def list_description(title: str, lead: str, names: Iterable[str] = ()) -> str:
    """Title of a page of a list, how much it holds and what comes first on it."""
    listed = "; ".join(names)
    return fitted(f"{title}: {ended(lead)}" + (ended(f" Trong đó: {listed}") if listed else ""))


def ended(words: str) -> str:
    """Words with a stop at their end."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."

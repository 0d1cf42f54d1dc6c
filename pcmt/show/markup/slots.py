"""Slots of a frame, and words from data that look like one: a title that holds ``[[pcmt:title]]`` is printed as it was typed."""

from __future__ import annotations

from typing import Any

_OPENING = "[[pcmt:"
_GUARDED = "[\ue000[pcmt:"
"""The opening with a sign of the private use area in it, which no font shows and no keyboard gives."""


def guarded(value: Any) -> Any:
    """Return a value for the theme (or a dict or list of values) in which nothing can be mistaken for a slot of a frame."""
    if isinstance(value, str):
        return value.replace(_OPENING, _GUARDED) if _OPENING in value else value
    if isinstance(value, dict):
        return {key: guarded(one) for key, one in value.items()}
    return [guarded(one) for one in value] if isinstance(value, list) else value


def unguarded(html: str) -> str:
    """Drawn HTML, or a piece of a frame between its slots, with the words as they were typed."""
    return html.replace(_GUARDED, _OPENING) if _GUARDED in html else html

"""Drawings of people and scenes: SVG put into the page, so that it takes the colours of the page, light or dark."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pcmt.model.vocabulary import MaterialType

_FOLDER = Path(__file__).parents[3] / "theme" / "assets" / "drawings"

_OF_TYPES: Mapping[str, str] = {
    MaterialType.ASSEMBLY_TALK: "lop-hoc",
    MaterialType.HANDBOOK: MaterialType.LESSON,
    MaterialType.QUESTIONS: MaterialType.QUIZ,
    MaterialType.SLOGANS: MaterialType.BROADCAST,
}
"""Drawings of types of material that have none of their own name."""


@cache
def drawing_names() -> tuple[str, ...]:
    """Return the names of all drawings."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.svg")))


@cache
def render_drawing(name: str, *, is_ornament: bool = False) -> Markup:
    """Render a drawing with its text for those who do not see it; an ornament is hidden from screen readers.

    Raises KeyError for an unknown name.
    """
    if name not in drawing_names():
        raise KeyError(name)
    text = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    if is_ornament:
        head, _, rest = text.partition(">")
        text = f'{head.partition(" role=")[0]} aria-hidden="true">{rest}'
    return Markup(text)


def render_type_drawing(type_id: str) -> Markup:
    """Render the drawing of a type of material as an ornament beside its name; empty where there is none."""
    name = _OF_TYPES.get(type_id, type_id)
    return render_drawing(name, is_ornament=True) if name in drawing_names() else Markup("")

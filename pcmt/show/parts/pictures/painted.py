"""Drawings with their colours in them, for places without the style sheet of pages: paper, and drawings that become an image."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup

from pcmt.show.parts.pictures.drawings import render_drawing

_SHEET = Path(__file__).parents[3] / "theme" / "assets" / "stylesheets" / "portal" / "home.css"
_RULE = re.compile(r"^\.drawing (?::is\(([^)]*)\)|(\.d-[\w-]+)) \{ ([^}]*) \}$", re.MULTILINE)
_COLOUR = re.compile(r"var\(--([\w-]+)\)")
_CLASS = re.compile(r'class="(d-[\w-]+)"')
_HEAD = re.compile(r"<svg [^>]*>")


def painted_drawing(name: str, colours: Mapping[str, str]) -> str:
    """Return a drawing as an SVG that needs no style sheet, in ``colours`` (by use, as those of a light page).

    Raises KeyError for an unknown name.
    """
    paints = _paints()

    def paint(found: re.Match[str]) -> str:
        return _COLOUR.sub(lambda colour: colours[colour[1].replace("-", "_")], paints[found[1]])

    text = _CLASS.sub(paint, str(render_drawing(name, is_ornament=True)))
    return _HEAD.sub('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120">', text, count=1)


def render_painted_drawing(name: str, colours: Mapping[str, str]) -> Markup:
    """Render a drawing that needs no style sheet, for a page."""
    return Markup(painted_drawing(name, colours))


@cache
def _paints() -> dict[str, str]:
    """Return the attributes of each class of drawings, as the style sheet of pages has them."""
    found: dict[str, dict[str, str]] = {}
    for several, one, body in _RULE.findall(_SHEET.read_text(encoding="utf-8")):
        values = dict(part.strip().split(": ", 1) for part in body.split(";") if part.strip())
        for name in (several or one).split(","):
            found.setdefault(name.strip(" ."), {}).update(values)
    return {name: " ".join(f'{key}="{value}"' for key, value in values.items()) for name, values in found.items()}

"""Icons of the theme as inline pictures: they take the colour of the words beside them and ask for no file."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from pcmt.show.markup.html import trusted_html


@cache
def render_icon(name: str) -> Markup:
    """Render an icon of the theme's Material Design set by its file name; empty for a theme that lacks it.

    It is decoration: a reader of the screen passes over it.
    """
    spec = find_spec("material")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder, "templates", ".icons", "material", f"{name}.svg")
        if file.is_file():
            return trusted_html(
                file.read_text(encoding="utf-8").replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1)
            )
    return trusted_html("")

"""A block of a hand-written page: one template drawn into HTML that Markdown leaves alone."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.render.environment import ENVIRONMENT
from pcmt.render.sections import folded_list
from pcmt.render.view import View


def draw_block(name: str, view: View, **context: object) -> Markup:
    """Draw a template of ``blocks/`` as lines without an empty one between them."""
    # One line: Python-Markdown takes an HTML block to end at the first empty line.
    text = ENVIRONMENT.get_template(f"blocks/{name}.html").render(view=view, folded_list=folded_list, **context)
    return Markup("".join(line.strip() + "\n" for line in text.splitlines() if line.strip()))

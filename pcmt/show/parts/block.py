"""A block of a hand-written page: one template drawn into HTML that Markdown leaves alone."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.show.parts.closing_sections import folded_list
from pcmt.show.parts.context import View
from pcmt.show.parts.templates import drawn


def draw_block(name: str, view: View, **context: object) -> Markup:
    """Draw a template, named by its subject: ``events/overview``."""
    return drawn(name, view=view, folded_list=folded_list, **context)

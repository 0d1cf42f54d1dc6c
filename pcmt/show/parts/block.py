"""A block of a hand-written page: one template drawn into HTML that Markdown leaves alone."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.show.parts.closing_sections import render_folded_list, render_more
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import render_template


def render_block(name: str, view: PageContext, **context: object) -> Markup:
    """Draw a template, named by its subject: ``events/overview``."""
    return render_template(name, view=view, folded_list=render_folded_list, link_to_all=render_more, **context)

"""What a legal document means for people, at the head of its page, with the way to its official text."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from pcmt.model import LegalDocument
from pcmt.model.record import Source
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import render_template

OFFICIAL_HOSTS = ("vanban.chinhphu.vn", "congbao.chinhphu.vn", "vbpl.vn", "www.vbpl.vn")
"""Where the State publishes the texts of its documents."""


def official_source(document: LegalDocument) -> Source | None:
    """Return the first source of a document that is an official publication of texts."""
    return next((one for one in document.sources if one.url and urlsplit(one.url).hostname in OFFICIAL_HOSTS), None)


def render_effects(view: PageContext, document: LegalDocument) -> Markup:
    """Render what a document means for each group of people; empty for a document without such points."""
    if not document.effects:
        return Markup("")
    return render_template(
        "documents/effects",
        view=view,
        record=document,
        effects=document.effects,
        official=official_source(document),
    )

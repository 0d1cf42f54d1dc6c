"""What every form of a material says of itself: at its head what it is and for whom, at its end who made it and on which terms."""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model import Material
from pcmt.model.material import AWAITING_REVIEW
from pcmt.render.licences import licence_words
from pcmt.render.view import View
from pcmt.urls import record_path
from pcmt.vietnamese import format_date


class SourceLine(NamedTuple):
    """A source; ``checked`` says when it was last read, ``url`` is empty for one that is not on the web."""

    title: str
    checked: str
    url: str


class Imprint(NamedTuple):
    """Whole sentences. ``awaiting`` is empty once a body has reviewed the material, and ``reviewed`` until then."""

    about: str
    awaiting: str
    made: str
    reviewed: str
    licence: str
    address: str
    sources: tuple[SourceLine, ...]


def imprint_of(view: View, material: Material) -> Imprint:
    """The imprint of a material; ``address`` is the full one of its page."""
    audiences = "; ".join(view.term("doi-tuong", one) for one in material.audiences)
    kind = view.term("loai-tai-lieu", material.type)
    return Imprint(
        about=f"{kind}, {material.minutes} phút. Dành cho: {audiences}.",
        awaiting="" if material.reviewed_by else f"{AWAITING_REVIEW}.",
        made=f"Biên soạn: {material.author}. Rà soát gần nhất: ngày {format_date(material.reviewed_on)}.",
        reviewed=f"Cơ quan duyệt: {material.reviewed_by}." if material.reviewed_by else "",
        licence=licence_words(view.licence(material.licence), material.licence),
        address=f"{view.catalog.settings.url}{record_path(material.kind_id, material.id)}",
        sources=tuple(
            SourceLine(source.name, f"kiểm tra ngày {format_date(source.checked_on)}", source.url or "")
            for source in material.sources
        ),
    )

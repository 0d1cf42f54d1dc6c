"""What all forms of a material share: kind and audience at the head, the imprint with author and terms at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pcmt.model import LegalDocument, Material
from pcmt.model.handouts import edition_of
from pcmt.model.material import AWAITING_REVIEW
from pcmt.show.documents.basis_banner import basis_lines
from pcmt.show.materials.licences import TERMS, licence_words
from pcmt.show.materials.listing import short_name
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date
from pcmt.urls import record_path

CAUTION = "Căn cứ cần rà soát"
"""Words before a document that expires or was replaced."""


class SourceLine(NamedTuple):
    """A source; ``checked`` is the day it was last read, ``url`` is empty for one that is not on the web."""

    title: str
    checked: str
    url: str


class Imprint(NamedTuple):
    """Imprint in whole sentences. ``awaiting`` is empty once the material is reviewed, and ``reviewed`` until then.

    ``basis`` is empty for a material without a legal basis; ``cautions`` report each of its expiring documents.
    ``terms`` spells out ``licence``, with the attribution line required for reuse.
    """

    awaiting: str
    made: str
    reviewed: str
    licence: str
    terms: tuple[str, ...]
    address: str
    basis: str
    cautions: tuple[str, ...]
    sources: tuple[SourceLine, ...]


def about_line(view: PageContext, material: Material) -> str:
    """Return the line at the head: kind, length, readers. Apart from the imprint, which does not change with the name of a term."""
    audiences = "; ".join(view.term("doi-tuong", one) for one in material.audiences)
    levels = "; ".join(view.term("cap-hoc", one) for one in material.levels)
    kind = view.term("loai-tai-lieu", material.type)
    return f"{kind}, {material.minutes} phút. Dành cho: {audiences}. Cấp học, lứa tuổi: {levels}."


def imprint_of(view: PageContext, material: Material) -> Imprint:
    """Return the imprint of a material; ``address`` is the absolute address of its page."""
    basis = "; ".join(view.catalog.get(LegalDocument, one).title for one in material.basis)
    return Imprint(
        awaiting="" if material.reviewed_by else f"{AWAITING_REVIEW}.",
        made=" ".join(_made(view, material)),
        reviewed=f"Cơ quan duyệt: {material.reviewed_by}." if material.reviewed_by else "",
        licence=licence_words(view.licence(material.licence), material.licence),
        terms=tuple(_terms(view, material)),
        address=f"{view.catalog.settings.url}{record_path(material.kind_id, material.id)}",
        basis=f"Căn cứ: {basis}." if basis else "",
        cautions=tuple(f"{CAUTION}: {line}" for line in basis_lines(view, material)),
        sources=tuple(
            SourceLine(source.name, f"kiểm tra ngày {format_date(source.checked_on)}", source.url or "")
            for source in material.sources
        ),
    )


def _made(view: PageContext, material: Material) -> Iterator[str]:
    yield f"Biên soạn: {material.author}."
    if material.translation_of is not None:
        original = view.catalog.get(Material, material.translation_of)
        yield f"Bản dịch của “{original.title}”."
    yield f"Rà soát gần nhất: ngày {format_date(material.reviewed_on)}."
    yield f"Bản {edition_of(material)}."


def _terms(view: PageContext, material: Material) -> Iterator[str]:
    if terms := TERMS.get(material.licence or ""):
        yield f"Được: {terms.may} Phải: {terms.must} Không được: {terms.not_}"
    yield credit_line(view, material)


def credit_line(view: PageContext, material: Material) -> str:
    """Return the attribution line required for reuse."""
    settings = view.catalog.settings
    licence = short_name(view.licence(material.licence))
    address = settings.url + record_path(material.kind_id, material.id)
    return f"“{material.title}”, {material.author}, {settings.title}, {address}, {licence}."

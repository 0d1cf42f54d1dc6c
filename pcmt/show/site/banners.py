"""Plain status banners: what a reader must know before trusting a record."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import View
from pcmt.show.parts.history import withdrawal_words
from pcmt.show.site.kinds import kind_view


def banners(view: View, record: Record) -> list[Banner]:
    """The banners of a record, the gravest first."""
    withdrawn = [Banner("warn", withdrawal_words(record))] if record.is_withdrawn else []
    return withdrawn + kind_view(record).banners(view, record) + basis_banners(view, record)

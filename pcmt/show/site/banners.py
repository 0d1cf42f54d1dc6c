"""Status banners: what readers must know before they rely on a record."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import View
from pcmt.show.parts.history import withdrawal_words
from pcmt.show.site.kinds import kind_view


def banners(view: View, record: Record) -> list[Banner]:
    """Return the banners of a record, most serious first."""
    withdrawn = [Banner("warn", withdrawal_words(record))] if record.is_withdrawn else []
    return withdrawn + kind_view(record).banners(view, record) + basis_banners(view, record)

"""Status banners: what readers must know before they rely on a record."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.history import render_withdrawal
from pcmt.show.site.kinds import kind_view


def banners(view: PageContext, record: Record) -> list[Banner]:
    """Return the banners of a record, most serious first."""
    withdrawn = [Banner("warn", render_withdrawal(record))] if record.is_withdrawn else []
    return withdrawn + kind_view(record).banners(view, record) + basis_banners(view, record)

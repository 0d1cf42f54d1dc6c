"""Status banners: what readers must know before they rely on a record."""

from __future__ import annotations

from pcmt.model import Record
from pcmt.show.documents.basis_banner import basis_banners
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.history import render_withdrawal
from pcmt.show.site.kinds import kind_view
from pcmt.show.site.waiting_page import waiting_banner


def banners(view: PageContext, record: Record) -> list[Banner]:
    """Return the banners of a record, most serious first."""
    waiting = [waiting_banner(view, record)] if record.state else []
    withdrawn = [Banner("warn", render_withdrawal(record))] if record.is_withdrawn else []
    return waiting + withdrawn + kind_view(record).banners(view, record) + basis_banners(view, record)

"""A report of a task in words: the same on the plan, in the register and on the page of the agency."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Event
from pcmt.model.plan import Done
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date


def render_report_words(view: PageContext, report: Done) -> Markup:
    """Render the completion report of a duty: what, when, and where to read it."""
    proof = []
    if report.event:
        proof.append(f"xem {view.render_link(Event.kind_id, report.event)}")
    if source := report.source:
        name = view.render_outside_link(source.url, source.name) if source.url else html_of(source.name)
        proof.append(f"nguồn: {name} (kiểm tra ngày {format_date(source.checked_on)})")
    return trusted_html(f"{html_of(report.what)} ({format_date(report.on)}); {'; '.join(proof)}")

"""A report of a task in words: the same on the plan, in the register and on the page of the agency."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Event
from pcmt.model.plan import Done
from pcmt.show.markup.html import finished, html_of
from pcmt.show.parts.context import View
from pcmt.text.formats import format_date


def report_words(view: View, report: Done) -> Markup:
    """Render the completion report of a duty: what, when, and where to read it."""
    proof = []
    if report.event:
        proof.append(f"xem {view.link(Event.kind_id, report.event)}")
    if source := report.source:
        name = view.outside(source.url, source.name) if source.url else html_of(source.name)
        proof.append(f"nguồn: {name} (kiểm tra ngày {format_date(source.checked_on)})")
    return finished(f"{html_of(report.what)} ({format_date(report.on)}); {'; '.join(proof)}")

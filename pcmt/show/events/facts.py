"""The identity table of an event."""

from __future__ import annotations

from pcmt.model import Agency, Campaign, Event
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, shown_facts


def event_rows(view: PageContext, event: Event) -> list[FactRow]:
    """Return the rows of the identity table of an event."""
    # When, where, what to bring and whom to ask stand above the table.
    return [
        *row(event, "type", view.term("loai-su-kien", event.type) if event.type else ""),
        *row(event, "organizers", view.render_links(Agency.kind_id, event.organizers)),
        *row(event, "audiences", view.terms("doi-tuong", event.audiences)),
        *row(event, "is_public", "có" if event.is_public else ""),
        *row(event, "campaign", view.render_link(Campaign.kind_id, event.campaign) if event.campaign else ""),
        *(FactRow(*fact) for fact in shown_facts(event)),
    ]

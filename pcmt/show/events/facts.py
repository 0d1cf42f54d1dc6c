"""The identity table of an event."""

from __future__ import annotations

from pcmt.model import Agency, Campaign, Event
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import Row, row, shown_facts


def event_rows(view: View, event: Event) -> list[Row]:
    """Return the rows of the identity table of an event."""
    # When, where, what to bring and whom to ask stand above the table.
    return [
        *row(event, "type", view.term("loai-su-kien", event.type) if event.type else ""),
        *row(event, "organizers", view.links(Agency.kind_id, event.organizers)),
        *row(event, "audiences", view.terms("doi-tuong", event.audiences)),
        *row(event, "is_public", "có" if event.is_public else ""),
        *row(event, "campaign", view.link(Campaign.kind_id, event.campaign) if event.campaign else ""),
        *(Row(*fact) for fact in shown_facts(event)),
    ]

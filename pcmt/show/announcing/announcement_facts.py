"""The identity table of an announcement."""

from __future__ import annotations

from pcmt.model import Agency, Announcement, Campaign, Place
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row
from pcmt.text.formats import format_moment


def announcement_rows(view: PageContext, announcement: Announcement) -> list[FactRow]:
    """Return the rows of the identity table of an announcement."""
    return [
        *row(announcement, "from_", format_moment(announcement.from_)),
        *row(announcement, "until", format_moment(announcement.until)),
        *row(announcement, "audiences", view.terms("doi-tuong", announcement.audiences)),
        *row(
            announcement, "issuer", view.render_link(Agency.kind_id, announcement.issuer) if announcement.issuer else ""
        ),
        *row(announcement, "place", view.render_link(Place.kind_id, announcement.place) if announcement.place else ""),
        *row(
            announcement,
            "campaign",
            view.render_link(Campaign.kind_id, announcement.campaign) if announcement.campaign else "",
        ),
    ]

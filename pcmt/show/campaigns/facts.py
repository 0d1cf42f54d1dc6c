"""The identity table of a campaign."""

from __future__ import annotations

from pcmt.model import Agency, Campaign, LegalDocument, Place
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row


def campaign_rows(view: PageContext, campaign: Campaign) -> list[FactRow]:
    """Return the rows of the identity table of a campaign."""
    return [
        *row(campaign, "form", CAMPAIGN_FORM_TITLES[campaign.form]),
        *row(campaign, "theme_variants", "; ".join(campaign.theme_variants)),
        *row(campaign, "basis", view.render_links(LegalDocument.kind_id, campaign.basis)),
        *row(campaign, "organizers", view.render_links(Agency.kind_id, campaign.organizers)),
        *row(campaign, "place", view.render_link(Place.kind_id, campaign.place) if campaign.place else ""),
    ]

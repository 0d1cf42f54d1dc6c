"""The identity table of a campaign."""

from __future__ import annotations

from pcmt.model import Campaign
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import Row, row


def campaign_rows(view: View, campaign: Campaign) -> list[Row]:
    """Return the rows of the identity table of a campaign."""
    return [
        *row(campaign, "form", CAMPAIGN_FORM_TITLES[campaign.form]),
        *row(campaign, "theme_variants", "; ".join(campaign.theme_variants)),
        *row(campaign, "basis", view.links("van-ban", campaign.basis)),
        *row(campaign, "organizers", view.links("co-quan", campaign.organizers)),
        *row(campaign, "place", view.link("dia-phuong", campaign.place) if campaign.place else ""),
    ]

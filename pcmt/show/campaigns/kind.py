"""How a campaign is shown."""

from __future__ import annotations

from pcmt.model import Announcement, Campaign, Kit
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.show.campaigns.page import ALL_MATERIALS, campaign_extras
from pcmt.show.campaigns.schema_org import linked_campaign
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.show.parts.kind_view import Backlinks, Badge, CardFacts, Grouping, KindView, SearchGroup, no_banners
from pcmt.show.parts.phrases import yearly_words
from pcmt.text.formats import format_date


def _days(campaign: Campaign) -> str:
    """Say when a campaign is on; empty when no day is known."""
    if campaign.yearly:
        return yearly_words(campaign.yearly)
    ends = [format_date(end) for end in (campaign.start, campaign.end) if end]
    return " – ".join(ends)


def _facts(view: PageContext, campaign: Campaign) -> list[FactRow]:
    form = row(campaign, "form", CAMPAIGN_FORM_TITLES[campaign.form])
    return form + rows_of(view, campaign, "theme_variants", "basis", "organizers", "place")


def _summary(_view: PageContext, campaign: Campaign) -> str:
    return f"Chủ đề: {campaign.theme}." if campaign.theme else CAMPAIGN_FORM_TITLES[campaign.form]


def _news_facts(_view: PageContext, campaign: Campaign) -> list[str]:
    days = _days(campaign)
    return [f"Thời gian: {days}"] if days else []


CAMPAIGN = KindView(
    model=Campaign,
    list_frame="danh-sach/chi-tieu",
    template="campaigns/page.html",
    has_calendar=True,
    facts=_facts,
    banners=no_banners,
    card=lambda _view, campaign: CardFacts([Badge("muted", CAMPAIGN_FORM_TITLES[campaign.form])], _days(campaign)),
    backlinks=(Backlinks(Kit, "Bộ tài liệu"), Backlinks(Announcement, "Thông báo")),
    search_group=SearchGroup.EVENTS,
    search_facts=lambda _view, campaign: [campaign.theme or "", *campaign.theme_variants],
    long_lists=(ALL_MATERIALS,),
    news_facts=_news_facts,
    schema_org=linked_campaign,
    summary=_summary,
    groups=lambda view: [Grouping("", view.catalog.campaigns)],
    extras=campaign_extras,
)

"""The summary of a record in one sentence, for cards, feeds, calendars and search results."""

from __future__ import annotations

from pcmt.model import Agency, Campaign, Event, Helpline, LegalDocument, Place, Plan, Record
from pcmt.model.campaign import CAMPAIGN_FORM_TITLES
from pcmt.show.parts.context import View
from pcmt.show.parts.phrases import yearly_words
from pcmt.show.parts.unit_words import agency_words, place_words
from pcmt.text.formats import format_date, format_span


def summary_of(view: View, record: Record) -> str:
    """One or two plain sentences on a record: its description, or what its fields say."""
    if record.description:
        return record.description
    match record:
        case Plan() | LegalDocument():
            return record.subject or record.title
        case Event():
            return f"{format_span(record.start, record.finish)}. {view.terms('doi-tuong', record.audiences)}."
        case Campaign():
            return f"Chủ đề: {record.theme}." if record.theme else CAMPAIGN_FORM_TITLES[record.form]
        case Helpline():
            return record.use
        case Agency():
            return agency_words(view, record)
        case Place():
            return place_words(view, record)
    return record.title


def campaign_days(campaign: Campaign) -> str:
    """When a campaign is on, in words; empty when no day is known."""
    if campaign.yearly:
        return yearly_words(campaign.yearly)
    ends = [format_date(end) for end in (campaign.start, campaign.end) if end]
    return " – ".join(ends)

"""Facts for machines in a page's head: Dublin Core elements and JSON-LD."""

from __future__ import annotations

from html import escape
from typing import Any, cast

from pcmt.model import Event, LegalDocument, Material, Place, Plan, Record
from pcmt.render.cards import summary_of
from pcmt.render.environment import as_json
from pcmt.render.view import View
from pcmt.urls import record_path

_EVENT_STATUS = {
    "provisional": "EventScheduled",
    "confirmed": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def render_head(view: View, record: Record) -> str:
    """Dublin Core and JSON-LD.

    The set is that of TT 24/2011/TT-BTTTT: title, creator, date, description, identifier; the theme prints publisher and
    language.
    """
    address = view.catalog.settings.url + record_path(record.kind_id, record.id)
    elements = {
        "DC.title": record.title,
        "DC.creator": _creator(view, record),
        "DC.date": str(getattr(record, "issued", None) or record.published),
        "DC.description": summary_of(view, record),
        "DC.identifier": address,
    }
    metas = "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in elements.items())
    return f'{metas}\n<script type="application/ld+json">{as_json(_linked_data(view, record, address))}</script>'


def _creator(view: View, record: Record) -> str:
    if isinstance(record, Plan | LegalDocument):
        return view.catalog.find("co-quan", record.issuer).title
    return record.author if isinstance(record, Material) else view.catalog.settings.title


def _linked_data(view: View, record: Record, address: str) -> dict[str, Any]:
    """schema.org description of a record; only what the record states."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": address,
        "url": address,
        "name": record.title,
        "description": summary_of(view, record),
        "inLanguage": "vi",
    }
    match record:
        case Event():
            data |= _event_data(view, record)
        case Material():
            data |= {
                "@type": "LearningResource",
                "timeRequired": f"PT{record.minutes}M",
                "audience": view.terms("doi-tuong", record.audiences),
                "learningResourceType": view.term("loai-tai-lieu", record.type),
                "author": {"@type": "Organization", "name": record.author},
            }
            if record.licence == "cc-by-4-0":
                data["license"] = "https://creativecommons.org/licenses/by/4.0/"
        case Plan() | LegalDocument():
            data |= {"@type": "Legislation", "legislationType": view.term("loai-van-ban", record.type)}
            data["legislationPassedBy"] = view.catalog.find("co-quan", record.issuer).title
            if record.number:
                data["legislationIdentifier"] = record.number
            if record.issued:
                data["legislationDate"] = str(record.issued)
        case _:
            data["@type"] = "WebPage"
    return data


def _event_data(view: View, event: Event) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Event",
        "startDate": event.start.isoformat(),
        "endDate": event.finish.isoformat(),
        "eventStatus": "https://schema.org/" + _EVENT_STATUS[event.status],
        "organizer": [
            {"@type": "Organization", "name": view.catalog.find("co-quan", one).title} for one in event.organizers
        ],
    }
    if event.previous_start:
        data["previousStartDate"] = event.previous_start.isoformat()
    if event.place or event.venue:
        place = cast(Place, view.catalog.find("dia-phuong", event.place)).title if event.place else ""
        data["location"] = {"@type": "Place", "name": event.venue or place, "address": place or event.venue}
    if event.online:
        data["location"] = {"@type": "VirtualLocation", "url": event.online}
    return data

"""Facts for machines in a page's head: Dublin Core elements, JSON-LD, the feeds that follow it."""

from __future__ import annotations

from html import escape
from typing import Any

from pcmt.model import Campaign, Event, Kit, LegalDocument, Material, Plan, Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.subscriptions import AGENCY, ALL, CAMPAIGN, PLACE, Scope
from pcmt.show.campaigns.schema_org import linked_campaign
from pcmt.show.documents.schema_org import linked_legislation
from pcmt.show.events.schema_org import linked_event
from pcmt.show.materials.schema_org import audience_of, linked_material
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import Listing
from pcmt.show.parts.page_words import page_description
from pcmt.show.parts.templates import as_json
from pcmt.urls import calendar_path, feed_path, record_data_path, record_path

FOLLOWED_KINDS = (PLACE, AGENCY, CAMPAIGN)
"""Kinds of records that are followed one by one: each is also the dimension of its scope."""


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
        "DC.description": page_description(view, record),
        "DC.identifier": address,
    }
    metas = "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in elements.items())
    if record.kind_id in FOLLOWED_KINDS:
        metas += feed_links(view.catalog, Scope(record.kind_id, record.id), record.title)
    data = view.catalog.settings.url + record_data_path(record.kind_id, record.id)
    metas += f'\n<link rel="alternate" type="application/json" title="Dữ liệu của trang này" href="{data}">'
    return f'{metas}\n<script type="application/ld+json">{as_json(_linked_data(view, record, address))}</script>'


def feed_links(catalog: Catalog, scope: Scope, title: str) -> str:
    """The feeds and the calendar of a scope, for readers that look for them in a page (RSS Board's autodiscovery)."""
    url = catalog.settings.url
    return "".join(
        f'\n<link rel="alternate" type="{media_type}" title="{escape(f"{title} – {words}")}" href="{url}{path}">'
        for media_type, words, path in (
            ("application/rss+xml", "tin mới (RSS)", feed_path("rss", scope.path)),
            ("application/atom+xml", "tin mới (Atom)", feed_path("atom", scope.path)),
            ("application/feed+json", "tin mới (JSON Feed)", feed_path("json", scope.path)),
            ("text/calendar", "lịch", calendar_path(scope.path)),
        )
    )


def render_listing_head(catalog: Catalog, listing: Listing) -> str:
    """Dublin Core of a list, and the feeds that follow it."""
    settings = catalog.settings
    elements = {
        "DC.title": listing.title,
        "DC.creator": settings.title,
        "DC.description": listing.description,
        "DC.identifier": settings.url + listing.path,
    }
    head = "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in elements.items())
    if listing.scope == ALL:
        return head
    return head + feed_links(catalog, listing.scope, listing.title)


def _creator(view: View, record: Record) -> str:
    if isinstance(record, Plan | LegalDocument):
        return view.titles("co-quan", record.issuers)
    return record.author if isinstance(record, Material) else view.catalog.settings.title


def _linked_data(view: View, record: Record, address: str) -> dict[str, Any]:
    """schema.org description of a record; only what the record states."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@id": address,
        "url": address,
        "name": record.title,
        "description": page_description(view, record),
        "inLanguage": "vi",
    }
    match record:
        case Event():
            data |= linked_event(view, record)
        case Campaign():
            data |= linked_campaign(view, record)
        case Material():
            data |= linked_material(view, record)
        case Kit():
            data |= {
                "@type": ["Collection", "LearningResource"],
                "audience": audience_of(view, record.audiences),
                "hasPart": [
                    {"@id": view.catalog.settings.url + record_path(Material.kind_id, one)} for one in record.materials
                ],
            }
        case Plan() | LegalDocument():
            data |= linked_legislation(view, record)
        case _:
            data["@type"] = "WebPage"
    return data

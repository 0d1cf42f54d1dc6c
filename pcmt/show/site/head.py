"""Facts for machines in a page's head: Dublin Core elements, JSON-LD, the feeds that follow it."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from markupsafe import Markup

from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.subscriptions import AGENCY, ALL, CAMPAIGN, PLACE, Scope
from pcmt.show.kinds.page_words import page_description
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.standalone_page import OwnPage
from pcmt.show.parts.templates import render_json
from pcmt.show.site.kinds import kind_view
from pcmt.urls import calendar_path, feed_path, record_data_path, record_path


def render_linked_breadcrumbs(root: str, crumbs: tuple[tuple[str, str], ...], path: str, title: str) -> Markup:
    """Render the script element with the path. ``crumbs``: site-relative address and words of each ancestor; ``root``: the site."""
    steps = f"{_linked_steps(root, crumbs)}{_linked_step(len(crumbs) + 1, root + path, title)}"
    data = f'{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{steps}]}}'
    return trusted_html(f'<script type="application/ld+json">{data}</script>')


@lru_cache(256)
def _linked_steps(root: str, crumbs: tuple[tuple[str, str], ...]) -> str:
    """Return the ancestors of a page with a comma behind each: pages of a kind have the same."""
    steps = (_linked_step(number, root + address, words) for number, (address, words) in enumerate(crumbs, start=1))
    return "".join(f"{step}," for step in steps)


def _linked_step(number: int, address: str, words: str) -> str:
    """Return a step as JSON, its keys in order."""
    return f'{{"@type":"ListItem","item":{render_json(address)},"name":{render_json(words)},"position":{number}}}'


FOLLOWED_KINDS = (PLACE, AGENCY, CAMPAIGN)
"""Kinds of records that are followed one by one: each is also the dimension of its scope."""


def render_head(view: PageContext, record: Record) -> Markup:
    """Dublin Core and JSON-LD.

    The set is that of TT 24/2011/TT-BTTTT: title, creator, date, description, identifier; the theme prints publisher and
    language.
    """
    address = view.catalog.settings.url + record_path(record.kind_id, record.id)
    description = page_description(view, record)
    elements = {
        "DC.title": record.title,
        "DC.creator": kind_view(record).creator(view, record),
        "DC.date": str(getattr(record, "issued", None) or record.published),
        "DC.description": description,
        "DC.identifier": address,
    }
    metas = "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in elements.items())
    if record.kind_id in FOLLOWED_KINDS:
        metas = f"{metas}{render_feed_links(view.catalog, Scope(record.kind_id, record.id), record.title)}"
    data = view.catalog.settings.url + record_data_path(record.kind_id, record.id)
    metas += f'\n<link rel="alternate" type="application/json" title="Dữ liệu của trang này" href="{data}">'
    script = (
        f'<script type="application/ld+json">{render_json(_linked_data(view, record, address, description))}</script>'
    )
    return Markup(f"{metas}\n{script}")


def render_feed_links(catalog: Catalog, scope: Scope, title: str) -> Markup:
    """Render the feed and calendar links of a scope, for autodiscovery (RSS Board)."""
    url = catalog.settings.url
    links = (
        f'\n<link rel="alternate" type="{media_type}" title="{escape(f"{title} – {words}")}" href="{url}{path}">'
        for media_type, words, path in (
            ("application/rss+xml", "tin mới (RSS)", feed_path("rss", scope.path)),
            ("application/atom+xml", "tin mới (Atom)", feed_path("atom", scope.path)),
            ("application/feed+json", "tin mới (JSON Feed)", feed_path("json", scope.path)),
            ("text/calendar", "lịch", calendar_path(scope.path)),
        )
    )
    return Markup("".join(links))


def render_list_head(catalog: Catalog, page: OwnPage, scope: Scope) -> Markup:
    """Render Dublin Core of a list, and the feeds that follow it."""
    settings = catalog.settings
    elements = {
        "DC.title": page.title,
        "DC.creator": settings.title,
        "DC.description": page.description,
        "DC.identifier": settings.url + page.path,
    }
    head = "\n".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in elements.items())
    links = "" if scope == ALL else render_feed_links(catalog, scope, page.title)
    return Markup(f"{head}{links}")


def _linked_data(view: PageContext, record: Record, address: str, description: str) -> dict[str, Any]:
    """schema.org description of a record; only what the record states."""
    return {
        "@context": "https://schema.org",
        "@id": address,
        "url": address,
        "name": record.title,
        "description": description,
        "inLanguage": "vi",
        **kind_view(record).schema_org(view, record),
    }

"""Feeds of the portal in every format, one per subscription scope (see ``pcmt.relate.subscriptions``).

All dates come from data, and a GUID is a ``tag:`` URI of a record id (RFC 4151): readers identify items by GUID across
feeds, so an edited title or a moved site never sends an item again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import islice

from pcmt.model import Agency, LegalDocument, Place
from pcmt.publish.artifact import Artifact, Attachments
from pcmt.publish.feeds.items import closing_item, instant, news_item
from pcmt.publish.feeds.json_feed import JsonForm
from pcmt.publish.feeds.pieces import ITEM_LIMIT, DrawnItem, FeedForm, Head, digest_of, drawn_piece, joined
from pcmt.publish.feeds.rss_atom import XmlForm
from pcmt.publish.feeds.xml_slots import XmlFeed
from pcmt.relate.catalog import Catalog
from pcmt.relate.datasets import opening_day
from pcmt.relate.news import NEWS_KINDS, News, news
from pcmt.relate.subscription_index import ScopeIndex
from pcmt.relate.subscriptions import (
    ALL,
    DIMENSION_TITLES,
    KIND,
    Scope,
    closing_day,
    ended_unit,
    reach_of_all,
    scope_title,
    scopes,
)
from pcmt.show.parts.context import PageContext
from pcmt.urls import feed_path, record_path, tag_uri

FORMS = ("rss", "atom", "json")


def feeds(catalog: Catalog, files: Attachments) -> Iterator[Artifact]:
    """Every feed. ``files`` are what records offer beside their pages. Same data, same bytes."""
    view = PageContext(catalog, catalog.settings.url)
    told, forms = news(catalog), _forms(view)
    code = digest_of(*(form.code for form in forms.values()))

    @cache
    def drawn(number: int) -> DrawnItem:  # the oldest of many are in no feed
        return _drawn_news(view, told[number], files, forms, code)

    index = ScopeIndex(catalog, ((number, reach_of_all(one.about)) for number, one in enumerate(told)))
    opening = instant(opening_day(catalog))
    for scope in scopes(catalog, NEWS_KINDS):
        unit = ended_unit(catalog, scope)
        items = [drawn(number) for number in _chosen(scope, unit, told, index)]
        if unit:
            items.insert(0, _drawn_closing(view, unit, forms, code))
        updated = max((one.updated for one in items), default=opening)
        for name, form in forms.items():
            head = _head(catalog, scope, name, updated)
            yield Artifact(head.path, joined(form, head, [one.pieces[name] for one in items]))


def _forms(view: PageContext) -> dict[str, FeedForm]:
    settings = view.catalog.settings
    author, licence = settings.unit or settings.title, view.licence(settings.licence)
    xml = (XmlForm(XmlFeed(form, settings.url, author, licence), view.catalog.recall) for form in ("rss", "atom"))
    return dict(zip(FORMS, (*xml, JsonForm(settings.url, author)), strict=True))


def _chosen(scope: Scope, unit: Agency | Place | None, told: Sequence[News], index: ScopeIndex[int]) -> list[int]:
    """Numbers of the newest pieces of news of a scope; of an ended unit only those before it ended."""
    numbers = index.stream(scope)
    if scope == ALL:
        numbers = (number for number in numbers if not _is_library(told[number]))
    elif unit:
        last = closing_day(unit)
        numbers = (number for number in numbers if told[number].day <= last)
    return list(islice(numbers, ITEM_LIMIT))


def _is_library(item: News) -> bool:
    """Return True for the mere publication of a document: dozens at a time would bury the portal's news."""
    return item.kind == "published" and isinstance(item.record, LegalDocument)


def _drawn_news(
    view: PageContext, one: News, files: Attachments, forms: Mapping[str, FeedForm], code: str
) -> DrawnItem:
    """Return an item in all forms, drawn again only when the record, its files or the forms say something else."""
    record = one.record
    given = digest_of(code, one.kind, one.day, one.what, one.why, one.place, files.get((record.kind_id, record.id)))

    def draw() -> DrawnItem:
        item = news_item(view, one, files)
        return DrawnItem(item.updated, {name: drawn_piece(form, item) for name, form in forms.items()})

    found: DrawnItem = view.catalog.recall(f"nguồn tin, mục {record.kind_id}/{record.id} {one.mark}", draw, given)
    return found


def _drawn_closing(view: PageContext, unit: Agency | Place, forms: Mapping[str, FeedForm], code: str) -> DrawnItem:
    """Return the item that ends the feeds of an ended unit."""

    def draw() -> DrawnItem:
        pieces = {name: drawn_piece(form, closing_item(view, unit, name)) for name, form in forms.items()}
        return DrawnItem(instant(closing_day(unit)), pieces)

    found: DrawnItem = view.catalog.recall(f"nguồn tin, kết thúc {unit.kind_id}/{unit.id}", draw, code)
    return found


def _head(catalog: Catalog, scope: Scope, form: str, updated: datetime) -> Head:
    settings = catalog.settings
    name = scope_title(catalog, scope)
    title, about = settings.title, settings.description
    if scope != ALL:
        title = f"{name} - {settings.title}"
        about = f"{DIMENSION_TITLES[scope.dimension]}: {name}. Tin đăng mới, sửa, hoãn, hủy trên {settings.title}."
    return Head(
        path=feed_path(form, scope.path),
        title=title,
        description=about,
        page=settings.url + _page(catalog, scope),
        id=tag_uri(settings.tag_authority, settings.tag_year, "nguon-tin", scope.path or "tat-ca"),
        updated=updated,
    )


def _page(catalog: Catalog, scope: Scope) -> str:
    """Return the site-relative address of the page for people that corresponds to a feed."""
    if scope.dimension == KIND:
        return f"{scope.id}/"
    return record_path(scope.dimension, scope.id) if scope.dimension in catalog.records else ""

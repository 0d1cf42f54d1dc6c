"""Feeds of the portal in every format, one per subscription scope (see ``pcmt.relate.subscriptions``).

All dates come from data, and a GUID is a ``tag:`` URI of a record id (RFC 4151): readers identify items by GUID across
feeds, so an edited title or a moved site never sends an item again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import islice
from typing import NamedTuple

from pcmt.model import Agency, LegalDocument, Place
from pcmt.publish.artifact import Artifact, Attachments
from pcmt.publish.feeds.items import FeedItem, closing_item, instant, news_item
from pcmt.publish.feeds.json_feed import JsonForm
from pcmt.publish.feeds.pieces import ITEM_LIMIT, FeedForm, Head, Pieces, digest_of, joined
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


class _Drawn(NamedTuple):
    """A form with the pieces of all items, and the items that end the feeds of ended units."""

    form: FeedForm
    pieces: Pieces
    closings: Mapping[Scope, int]


def feeds(catalog: Catalog, files: Attachments) -> Iterator[Artifact]:
    """Every feed. ``files`` are what records offer beside their pages. Same data, same bytes."""
    view = PageContext(catalog, catalog.settings.url)
    told = news(catalog)

    @cache
    def item(number: int) -> FeedItem:  # the oldest of many are in no feed
        return _item(view, told[number], files)

    index = ScopeIndex(catalog, ((number, reach_of_all(one.about)) for number, one in enumerate(told)))
    everything = list(scopes(catalog, NEWS_KINDS))
    units = {scope: unit for scope in everything if (unit := ended_unit(catalog, scope))}
    drawn = {form: _draw(view, form, item, len(told), units) for form in FORMS}
    opening = opening_day(catalog)
    for scope in everything:
        unit = units.get(scope)
        numbers = _chosen(scope, unit, told, index)
        days = [item(number).updated for number in numbers]
        if unit:
            days.append(instant(closing_day(unit)))
        updated = max(days, default=instant(opening))
        for form, (writer, pieces, closings) in drawn.items():
            shown = [pieces[number] for number in numbers]
            if unit:
                shown.insert(0, pieces[closings[scope]])
            head = _head(catalog, scope, form, updated)
            yield Artifact(head.path, joined(writer, head, shown))


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


def _item(view: PageContext, one: News, files: Attachments) -> FeedItem:
    """Return an item, made again only when the record or its files say something else."""
    record = one.record
    known = (one.kind, one.day, one.what, one.why, one.place, files.get((record.kind_id, record.id)))
    name = f"nguồn tin, mục {record.kind_id}/{record.id} {one.mark}"
    return view.catalog.recall(name, partial(news_item, view, one, files), digest_of(known))


def _draw(
    view: PageContext, form: str, item: Callable[[int], FeedItem], count: int, units: Mapping[Scope, Agency | Place]
) -> _Drawn:
    """Prepare items in a form. ``item`` gives those of the news, ``count`` in number; ``units`` are the ended ones, by scope."""
    closings = [closing_item(view, unit, form) for unit in units.values()]
    settings = view.catalog.settings
    author = settings.unit or settings.title
    writer: FeedForm = JsonForm(settings, author)
    if form != "json":
        writer = XmlForm(XmlFeed(form, settings.url, author, view.licence(settings.licence)), view.catalog.recall)
    numbers = {scope: number for number, scope in enumerate(units, start=count)}
    pieces = Pieces(writer, lambda number: item(number) if number < count else closings[number - count])
    return _Drawn(writer, pieces, numbers)


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

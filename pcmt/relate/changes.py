"""All changes of the portal: every publication, every entry of a public history, every expiry of a legal basis.

News (``pcmt.relate.news``) omits kinds that are not sent to subscribers one by one (agencies, places, helplines,
vocabularies); this log is complete.
"""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model import KINDS
from pcmt.relate.catalog import Catalog
from pcmt.relate.news import NEWS_KINDS, News, news, news_of

PUBLISHED = "published"
_PLACES = {kind: number for number, kind in enumerate((*NEWS_KINDS, *(one for one in KINDS if one not in NEWS_KINDS)))}


class ChangeMonth(NamedTuple):
    """The changes of a month, the last day first; ``id`` is ``2026-11``."""

    id: str
    changes: list[News]


def changes(catalog: Catalog) -> list[News]:
    """Return every change, latest day first; within a day, changes precede plain publications."""
    found = news(catalog)
    for kind in KINDS:
        if kind not in NEWS_KINDS:
            for record in catalog.records[kind].values():
                found += news_of(record, catalog.today)
    return sorted(found, key=_order)


def _order(item: News) -> tuple[int, bool, int, str, int]:
    number = int(item.mark.partition("=")[2] or 0)
    return (-item.day.toordinal(), item.kind == PUBLISHED, _PLACES[item.record.kind_id], item.record.id, -number)


def months(items: list[News]) -> list[ChangeMonth]:
    """Group consecutive changes by month, order preserved."""
    found: dict[str, list[News]] = {}
    for item in items:
        found.setdefault(f"{item.day:%Y-%m}", []).append(item)
    return [ChangeMonth(month, group) for month, group in found.items()]

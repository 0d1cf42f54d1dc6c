"""The identity table of a record: which fields it shows, under the label declared beside each field."""

from __future__ import annotations

from collections.abc import Callable

from pcmt.model import (
    Record,
)
from pcmt.show.agencies.facts import agency_rows, place_rows
from pcmt.show.agencies.helpline_facts import helpline_rows
from pcmt.show.announcing.announcement_facts import announcement_rows
from pcmt.show.campaigns.facts import campaign_rows
from pcmt.show.documents.facts import document_rows
from pcmt.show.events.facts import event_rows
from pcmt.show.kits.facts import kit_rows
from pcmt.show.materials.facts import material_rows
from pcmt.show.parts.context import View
from pcmt.show.parts.fact_rows import Row
from pcmt.show.plans.facts import plan_rows


def rows_of(view: View, record: Record) -> list[Row]:
    """The identity table of a record; empty for a vocabulary, which is a table itself."""
    draw = _TABLES.get(record.kind_id)
    return draw(view, record) if draw else []


_TABLES: dict[str, Callable[[View, Record], list[Row]]] = {
    "ke-hoach": plan_rows,
    "van-ban": document_rows,
    "co-quan": agency_rows,
    "dia-phuong": place_rows,
    "chien-dich": campaign_rows,
    "su-kien": event_rows,
    "tai-lieu": material_rows,
    "bo-tai-lieu": kit_rows,
    "duong-day-nong": helpline_rows,
    "thong-bao": announcement_rows,
}

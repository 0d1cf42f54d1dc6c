"""``su-kien/<id>/loi-doc.txt``, ``chien-dich/<id>/loi-doc.txt``: the ready texts of a record as one file beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Campaign, Event
from pcmt.publish.artifact import Artifact
from pcmt.show.announcing.section import scripts_of, sheet_of, sheet_path
from pcmt.show.parts.context import View


def script_sheets(view: View) -> Iterator[Artifact]:
    """Yield the sheet of every event and campaign with current texts."""
    records: list[Event | Campaign] = [*view.catalog.campaigns, *view.catalog.events]
    for record in records:
        if sheet := sheet_of(view, record, scripts_of(view, record)):
            yield Artifact(sheet_path(record), sheet)

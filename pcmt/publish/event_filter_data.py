"""``su-kien/danh-sach.json``: compact list of all events for the filter script of the events page.

Not part of the open data: column names are omitted and titles occur once, so that a phone downloads little. Fetched
only when someone filters.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pcmt.model import Event, Place
from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.events import MONTH, TYPE, EventIndex, month_id
from pcmt.relate.subscriptions import AUDIENCE, CAMPAIGN, PLACE
from pcmt.show.events.rows import row_of
from pcmt.show.parts.context import PageContext
from pcmt.text.dates import day_of

PATH = "su-kien/danh-sach.json"


class _Numbers:
    """Gives each id of a dimension a number, in the order in which ids are first met."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, int]] = defaultdict(dict)

    def of(self, dimension: str, record_id: str | None) -> int:
        """Return the number of an id; -1 for none."""
        found = self.ids[dimension]
        return -1 if record_id is None else found.setdefault(record_id, len(found))


def event_data(catalog: Catalog) -> Artifact:
    """Return the events in order of time as rows (see ``_row``), and their places with ancestors.

    ``places``: id, title, and the indexes of the places whose lists include events there, itself first. ``filters``, if
    there are more dimensions than those of the rows: the values of every event for each.
    """
    index = catalog.index(EventIndex)
    view = PageContext(catalog, "")
    numbers = _Numbers()
    rows = [_row(view, event, numbers) for event in index.all]
    for place in list(numbers.ids[PLACE]):
        for around in index.tree.audience_of(place):
            numbers.of(PLACE, around)
    data: dict[str, Any] = {
        "events": rows,
        "places": [
            [place, catalog.get(Place, place).title, [numbers.of(PLACE, one) for one in index.tree.audience_of(place)]]
            for place in list(numbers.ids[PLACE])
        ],
        **{dimension: list(numbers.ids[dimension]) for dimension in (AUDIENCE, TYPE, CAMPAIGN)},
    }
    if others := index.dimensions.keys() - {MONTH, PLACE, AUDIENCE, TYPE, CAMPAIGN}:
        values = [index.values_of(event) for event in index.all]
        data["filters"] = {dimension: [own[dimension] for own in values] for dimension in sorted(others)}
    return Artifact(PATH, json_bytes(data))


def _row(view: PageContext, event: Event, numbers: _Numbers) -> list[Any]:
    """Id, title, start and end in minutes since 1970, when, status, its words, old day, where; then numbers; old month."""
    row = row_of(view, event)
    return [
        event.id,
        event.title,
        int(row.start.timestamp()) // 60,
        int(row.end.timestamp()) // 60,
        row.when,
        event.status,
        row.status,
        row.moved,
        row.where,
        numbers.of(PLACE, event.place),
        numbers.of(TYPE, event.type),
        numbers.of(CAMPAIGN, event.campaign),
        [numbers.of(AUDIENCE, one) for one in event.audiences],
        month_id(day_of(event.previous_start)) if event.was_moved and event.previous_start else "",
    ]

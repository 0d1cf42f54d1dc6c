"""``/dang-ky/dia-phuong.json``, ``/dang-ky/co-quan.json``: the names that the page ``dang-ky/`` searches, fetched only when asked.

``[{"id", "title", "level", "parent", "until"}]`` in dictionary order; ``parent`` and ``until`` only where there is one. The page
folds the titles itself: folded ones beside them would weigh as much again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pcmt.model import Agency, Place
from pcmt.publish.artifact import Artifact, json_bytes
from pcmt.relate.catalog import Catalog
from pcmt.relate.subscriptions import AGENCY, PLACE


def follow_lists(catalog: Catalog) -> Iterator[Artifact]:
    """One list of places, one of agencies."""
    for kind in (PLACE, AGENCY):
        entries = [_entry(catalog, one) for one in cast("list[Agency | Place]", catalog.all(kind))]
        yield Artifact(f"dang-ky/{kind}.json", json_bytes(entries))


def _entry(catalog: Catalog, unit: Agency | Place) -> dict[str, str]:
    entry = {"id": unit.id, "title": unit.title, "level": unit.level}
    if unit.parent and isinstance(unit, Place):
        entry["parent"] = unit.parent
    if catalog.has_ended(unit):
        entry["until"] = str(unit.until)
    return entry

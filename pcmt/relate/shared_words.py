"""Titles and summaries that occur in several records: they do not identify a page on their own."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.text.vietnamese import squeeze


class SharedWords:
    """Texts that occur in more than one record of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def _titles(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for record in self.catalog:
            found.setdefault(squeeze(record.title).casefold(), []).append(record)
        return found

    @cached_property
    def _descriptions(self) -> Counter[str]:
        return Counter(squeeze(record.description) for record in self.catalog if record.description)

    def namesakes(self, record: Record) -> list[Record]:
        """Other records of the same title, capitals aside."""
        same = self._titles.get(squeeze(record.title).casefold(), [])
        return [one for one in same if (one.kind_id, one.id) != (record.kind_id, record.id)]

    def is_shared(self, description: str) -> bool:
        """Whether several records are described by these words."""
        return self._descriptions[squeeze(description)] > 1

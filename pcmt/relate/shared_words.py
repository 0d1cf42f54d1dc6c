"""Titles and descriptions that occur in several records: they do not identify a page on their own."""

from __future__ import annotations

from collections import Counter, defaultdict

from pcmt.model import Record
from pcmt.relate.catalog import Catalog
from pcmt.relate.kept_parts import index_part
from pcmt.text.vietnamese import squeeze


class SharedWords:
    """Texts that occur in more than one record of a catalog.

    Questions name the text, not the record: most texts are those of one record, so that most edits move nothing kept here.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @index_part
    def _titles(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.catalog:
            found[_title_key(record.title)].append(record)
        return {title: records for title, records in found.items() if len(records) > 1}

    @index_part
    def _descriptions(self) -> frozenset[str]:
        counts = Counter(squeeze(record.description) for record in self.catalog if record.description)
        return frozenset(text for text, count in counts.items() if count > 1)

    def titled(self, title: str) -> list[Record]:
        """Return the records of a title, capitals aside, where there are several; else none."""
        return self._titles.get(_title_key(title), [])

    def is_shared(self, description: str) -> bool:
        """Whether several records are described by these words."""
        return squeeze(description) in self._descriptions


def _title_key(title: str) -> str:
    return squeeze(title).casefold()

"""Records in groups by their ids: what is made of each group is kept as one, and made again only after an edit in it."""

from __future__ import annotations

from binascii import crc32
from collections import defaultdict
from collections.abc import Sequence

from pcmt.model import Record
from pcmt.relate.catalog import Catalog

GROUPS = 64
"""Groups of each kind. An edit makes one of them again, and every build looks at all of them."""


def group_number(record_id: str) -> int:
    """Return the group of a record, below ``GROUPS``, which follows from its id alone: a new record moves no other."""
    return crc32(record_id.encode()) % GROUPS


class RecordGroups:
    """The groups of every kind."""

    def __init__(self, catalog: Catalog) -> None:
        """Put every record into its group."""
        self._groups: dict[str, dict[int, list[Record]]] = {}
        for kind, records in catalog.records.items():
            groups = self._groups[kind] = defaultdict(list)
            for record_id, record in records.items():
                groups[group_number(record_id)].append(record)

    def numbers(self, kind: str) -> list[int]:
        """Return the groups of a kind that have records."""
        return sorted(self._groups.get(kind, ()))

    def records(self, kind: str, number: int) -> Sequence[Record]:
        """Return the records of a group, in the order of the catalog."""
        return tuple(self._groups.get(kind, {}).get(number, ()))

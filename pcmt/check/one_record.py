"""Checks of one record at a time: what they found is kept with the bytes of its file, and looked for again where these changed.

Such a check gets a view of the data that lists no record but the one in question. Another one it may look up by its id; that is
noted, and a finding is kept until this one changes too. Settings, addresses and attachments are not in the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from datetime import date
from typing import Any, NamedTuple, cast

from pcmt.model import Record
from pcmt.problems import Problem
from pcmt.read.records import Loaded

RecordCheck = Callable[[Loaded], Iterable[Problem]]
Others = tuple[tuple[str, str, str], ...]
"""Records that were looked up: kind, id, and the name of the bytes of its file; empty for one that is not there."""


FoundOfRecord = tuple[Others, tuple[Problem, ...]]
"""The problems of a record behind what they were found in beside the bytes of its file. A plain tuple: thousands are kept."""


class FoundOfRecords(NamedTuple):
    """What checks found on a ``day``, by the name of the bytes of files.

    ``sound`` are those without a problem in which nothing else was looked up: nearly all.
    """

    day: date | None
    sound: set[str]
    found: dict[str, FoundOfRecord]


def check_by_record(
    loaded: Loaded, checks: Iterable[RecordCheck], name: str, day: date | None = None
) -> Iterator[Problem]:
    """Yield the problems that these checks find in every record; those of a file that is as it was are not looked for again.

    ``name`` tells these checks and this part of the data from others, ``day`` is the day that they know of.
    """
    before: FoundOfRecords | None = loaded.kept.findings.get(name)
    if before is None or before.day != day:
        before = FoundOfRecords(day, set(), {})
    now = loaded.kept.findings[name] = FoundOfRecords(day, set(), {})
    view, keys = _View(loaded), loaded.kept.item_keys
    unchanged: set[tuple[str, str, str]] = set()
    for record in loaded:
        key = keys.get(id(record), "")
        if key in before.sound:
            now.sound.add(key)
            continue
        found = before.found.get(key)
        if found is None or not (unchanged.issuperset(found[0]) or _are_unchanged(found[0], loaded, unchanged)):
            problems = tuple(view.problems(record, checks))
            found = (tuple(sorted(view.others)), problems)
        if key and all(state != _UNKNOWN for *_, state in found[0]):
            if any(found):
                now.found[key] = found
            else:
                now.sound.add(key)
        yield from found[1]


def _are_unchanged(others: Others, loaded: Loaded, unchanged: set[tuple[str, str, str]]) -> bool:
    """Whether records that were looked up are as they were; those that are, are added to ``unchanged``: many look up the same."""
    unchanged.update(one for one in others if _state_of(loaded, one[0], one[1]) == one[2])
    return unchanged.issuperset(others)


_UNKNOWN = "?"
"""The state of a record that is not as its file: one with faults."""


def _state_of(loaded: Loaded, kind: str, record_id: str) -> str:
    record = loaded.records[kind].get(record_id)
    return "" if record is None else loaded.kept.key_of_item(record) or _UNKNOWN


class _View(Mapping[str, Mapping[str, Record]]):
    """All records for who asks for one by its id, a single one for who lists them. ``others``: see ``FoundOfRecord``."""

    def __init__(self, loaded: Loaded) -> None:
        self._whole = loaded
        self._groups = {kind: _Group(self, kind) for kind in loaded.records}
        self._kind = ""
        self._view = Loaded(records=cast(Any, self), documents=loaded.documents)
        self.others: set[tuple[str, str, str]] = set()

    def problems(self, record: Record, checks: Iterable[RecordCheck]) -> list[Problem]:
        """Return what the checks find in a record."""
        self._groups[record.kind_id].own = {record.id: record}
        self._kind, self.others = record.kind_id, set()
        try:
            return [problem for check in checks for problem in check(self._view)]
        finally:
            self._groups[record.kind_id].own = {}

    def look_up(self, kind: str, record_id: str) -> Record:
        """Return a record and note its state. Raises KeyError."""
        self.others.add((kind, record_id, _state_of(self._whole, kind, record_id)))
        return self._whole.records[kind][record_id]

    def __getitem__(self, kind: str) -> Mapping[str, Record]:
        return self._groups[kind]

    def values(self) -> ValuesView[Mapping[str, Record]]:
        """Return the records of the kind in question; the way of ``Mapping`` takes several times as long for each check."""
        return {self._kind: self._groups[self._kind]}.values()

    def __iter__(self) -> Iterator[str]:
        yield self._kind

    def __len__(self) -> int:
        return 1


class _Group(Mapping[str, Record]):
    """The records of a kind in the view."""

    def __init__(self, view: _View, kind: str) -> None:
        self.own: Mapping[str, Record] = {}
        self._view, self._kind = view, kind

    def __getitem__(self, record_id: str) -> Record:
        return self.own[record_id] if record_id in self.own else self._view.look_up(self._kind, record_id)

    def values(self) -> ValuesView[Record]:
        """Return the single record."""
        return self.own.values()

    def __iter__(self) -> Iterator[str]:
        return iter(self.own)

    def __len__(self) -> int:
        return len(self.own)

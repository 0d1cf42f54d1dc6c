"""Records that are not on the portal yet: drafts, and those with a moment of publication in the future.

They are read and checked like all others; ``published_part`` is the one place where they leave the data, before any output.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from pcmt.model import Record, Vocabulary
from pcmt.read.records import Loaded, path_of
from pcmt.read.shared_records import named_by, used_part
from pcmt.text.dates import day_of, start_of

_DRAFT = re.compile(rb"^state[ \t]*:[ \t]*[\"']?draft\b", re.MULTILINE)
_STATE = b"draft"
_IS_DRAFT = f"{__name__}.draft"
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Waiting(NamedTuple):
    """A record that waits. ``until`` is the moment at which it is published by itself; None for a draft.

    ``has_faults``: it could not be published as it is, so that the preview does not show it either.
    """

    record: Record
    until: datetime | None
    has_faults: bool = False


def public_from(record: Record) -> datetime:
    """Return the moment from which a record is public: the beginning of time without one, the end of it for a draft."""
    if record.state == "draft":
        return _NEVER
    return start_of(record.publish_on) if record.publish_on is not None else _ALWAYS


def is_public(record: Record, now: datetime) -> bool:
    """Whether a record may be seen by everybody at a moment."""
    return public_from(record) <= now


def is_dated(record: Record) -> bool:
    """Whether ``published`` is the day of a publication that has a moment of its own, or of none at all."""
    return record.state is not None or record.publish_on is not None


def dated_records(loaded: Loaded) -> list[Record]:
    """Return the records of which ``is_dated`` holds; all others are public."""
    return [record for record in loaded if is_dated(record)]


def find_waiting(loaded: Loaded, now: datetime) -> tuple[Waiting, ...]:
    """Return the records that wait at a moment: those with a moment first, in the order of time."""
    found = [
        Waiting(record, None if record.state else public_from(record))
        for record in dated_records(loaded)
        if not is_public(record, now)
    ]
    return tuple(sorted(found, key=lambda one: (one.until or _NEVER, one.record.kind_id, one.record.id)))


def published_part(loaded: Loaded, now: datetime) -> Loaded:
    """Return what is published of what was read at a moment: nothing that waits, of papers held back their identity alone.

    Sources and positions stay, for the reports.
    """
    return replace(loaded, records=_used(loaded, _public_records(loaded, now)))


def with_waiting(loaded: Loaded, waiting: Collection[Waiting], now: datetime) -> dict[str, dict[str, Record]]:
    """Return the records of a preview: what is published at a moment, and what waits, as drafts of that day.

    Those with faults stay out; shared records that only the others refer to are there.
    """
    joined = _public_records(loaded, now)
    for one in waiting:
        if not one.has_faults:
            record = one.record.public_form
            joined[record.kind_id][record.id] = record.model_copy(
                update={"state": "draft", "publish_on": None, "published": day_of(now)}
            )
    return _used(loaded, joined)


def _public_records(loaded: Loaded, now: datetime) -> dict[str, dict[str, Record]]:
    return {
        kind: {name: record.public_form for name, record in group.items() if is_public(record, now)}
        for kind, group in loaded.records.items()
    }


def _used(loaded: Loaded, records: dict[str, dict[str, Record]]) -> dict[str, dict[str, Record]]:
    """Leave out shared records that nothing here refers to: they would tell of what refers to them."""
    named = partial(loaded.facts_of, find=named_by)
    return used_part(records, loaded.shared, loaded.roots, named) if loaded.shared else records


def draft_paths(loaded: Loaded) -> frozenset[str]:
    """Paths of the files that call themselves a draft, unreadable ones included; not those of what was published before."""
    found, kept = set(), loaded.kept
    none, _ = kept.facts.known_of(_IS_DRAFT)
    for path in loaded.sources:
        key = kept.key_of_path(path)
        if key in none or not kept.facts.find_in(key, _IS_DRAFT, partial(_drafts, loaded, path)):
            continue
        _, kind, name = f"{path}//".split("/", 2)
        address = (kind, name.removesuffix("//").removesuffix(".yaml"))
        if kind != Vocabulary.kind_id and address not in loaded.register.lines:
            found.add(path)
    return frozenset(found)


def _drafts(loaded: Loaded, path: str) -> Iterator[bool]:
    """Yield a truth where a file calls itself a draft."""
    if says_draft(loaded.sources[path]):
        yield True


def says_draft(content: bytes) -> bool:
    """Whether the text of a file calls it a draft."""
    return _STATE in content and _DRAFT.search(content) is not None  # the pattern takes ten times as long


def waiting_paths(loaded: Loaded, now: datetime) -> frozenset[str]:
    """Paths of the files of everything that waits at a moment."""
    return draft_paths(loaded) | {path_of(one.record) for one in find_waiting(loaded, now)}

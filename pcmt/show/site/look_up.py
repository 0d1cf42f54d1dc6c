"""What hand-written pages name: records, kinds and terms, looked up with a Vietnamese message for what is not there."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from pcmt.model import KINDS, Record
from pcmt.show.parts.context import PageContext


class UnknownRecord(LookupError):
    """A page asks for a kind, a record or a term that does not exist; the message is Vietnamese."""


def find_record(view: PageContext, reference: str) -> Record:
    """Return the record that ``kind/id`` names; raise UnknownRecord with the nearest ids where there is none."""
    kind, _, record_id = reference.strip("/").partition("/")
    require_kind(kind)
    try:
        return view.catalog.find(kind, record_id)
    except KeyError:
        near = get_close_matches(record_id, view.catalog.records[kind], n=3)
        hint = f"; có thể là {', '.join(near)}" if near else ""
        raise UnknownRecord(f"không có bản ghi «{reference}» trong data/{kind}{hint}") from None


def is_there(view: PageContext, reference: str) -> bool:
    """Whether there is a record that ``kind/id`` names; raise UnknownRecord for a kind that does not exist."""
    kind, _, record_id = reference.strip("/").partition("/")
    return record_id in view.catalog.records[require_kind(kind)]


def require(name: str, known: Collection[str], fault: str) -> None:
    """Raise UnknownRecord, with what there is to choose from, where a name is not among the known ones."""
    if name not in known:
        raise UnknownRecord(f"{fault} «{name}»; có {', '.join(known)}")


def require_kind(kind: str) -> str:
    """Return the kind itself; raise UnknownRecord with the list of kinds where there is no such kind."""
    if kind not in KINDS:
        raise UnknownRecord(f"không có loại bản ghi «{kind}»; các loại là {', '.join(KINDS)}")
    return kind

"""What hand-written pages name: records, kinds and terms, looked up with a Vietnamese message for what is not there.

A link says what became of its record: over, replaced, withdrawn, cancelled; nothing while it is in use.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from markupsafe import Markup

from pcmt.model import KINDS, Record
from pcmt.model.record import OfficialPaper
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.time_marks import StateWords, interval_of, render_interval_badge
from pcmt.show.site.kinds import kind_view


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


def state_words(view: PageContext, record: Record) -> str:
    """Return what a reader has to know before following a link; empty for a record in use."""
    return "đã rút" if record.is_withdrawn else kind_view(record).became(view, record)


def render_linked_state(view: PageContext, record: Record) -> Markup:
    """Render the badge behind a link. One that a date in the data will bring is in the page and shows itself on that day."""
    if words := state_words(view, record):
        return trusted_html(f' <span class="badge badge--past">{html_of(words)}</span>')
    today = view.catalog.today
    stretch = interval_of(record, today) if isinstance(record, OfficialPaper) else None
    if stretch is None or stretch.end is None:
        return Markup("")
    # Its distance is a margin: a space would stand before the comma behind the link while it is hidden.
    return render_interval_badge(stretch._replace(words=StateWords("", "", stretch.words.after)), today)

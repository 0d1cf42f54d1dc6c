"""A record in short: the card that lists, the home page, feeds and meta descriptions share."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Record
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Badge
from pcmt.show.parts.time_marks import render_record_marks, render_record_state
from pcmt.show.site.kinds import kind_view


class Card(NamedTuple):
    """What a list shows of a record. ``state`` and ``marks`` are for the time script, see ``pcmt.show.parts.time_marks``."""

    record: Record
    url: str
    badges: tuple[Badge, ...]
    meta: str
    state: Markup = Markup("")
    marks: Markup = Markup("")
    picture: Markup = Markup("")


def card_of(view: PageContext, record: Record) -> Card:
    """Return the card of a record."""
    kind = kind_view(record)
    badges, meta = kind.card(view, record)
    if record.is_withdrawn:
        badges = [Badge("danger", "đã rút xuống"), *badges]
    if record.state:
        badges = [Badge("danger", "chưa đăng"), *badges]
    today = view.catalog.today
    state = render_record_state(record, today)
    return Card(
        record, view.url(record), tuple(badges), meta, state, render_record_marks(record, today), kind.picture(record)
    )

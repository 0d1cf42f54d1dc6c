"""What became of a record that a hand-written page links to: over, replaced, withdrawn, cancelled; nothing while it is in use."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Record
from pcmt.model.record import OfficialPaper
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.time_marks import StateWords, interval_of, render_interval_badge
from pcmt.show.site.kinds import kind_view


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
    return Markup(" ") + render_interval_badge(stretch._replace(words=StateWords("", "", stretch.words.after)), today)

"""Final sections of an article: editor's remarks, sources, and records that refer to it.

Built as strings: they are on every page, and template calls would cost more than the words.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from pcmt.model import Record
from pcmt.model.record import UNOFFICIAL, Note, Source
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Backlinks
from pcmt.text.formats import format_date, format_number
from pcmt.text.official_text import section_words
from pcmt.text.vietnamese import upper_first
from pcmt.urls import record_data_path

SHOWN = 20
"""Longer lists are folded behind this many entries: a phone should not scroll through thousands."""
NOTES_SHOWN = 5
"""More notes are folded: each is a third of a screen."""
ABOUT_TEXT = (
    '<p class="meta-line">Văn bản được giữ nguyên theo bản gốc; lỗi in và chỗ thiếu được ghi chú dưới đây.</p>\n'
)
"""Only where a note refers to a place of a text: a helpline or an event has no text that could be misprinted."""
LISTED = 120
"""Of a longer list the page holds ``SHOWN`` entries and a link to a page of its own with all of them."""


def render_backlinks(view: PageContext, record: Record, lists: Sequence[Backlinks]) -> Markup:
    """Render lists of the records that refer to this one."""
    parts = []
    for one in lists:
        if records := one.find(view, record):
            heading = f'<h2 id="{one.anchor}">{html_of(one.title)} <span class="count">({len(records)})</span></h2>'
            parts.append(f"<section>{heading}\n{_shown(view, record, one, records)}</section>\n")
    return trusted_html("".join(parts))


def render_more(view: PageContext, path: str, total: int, noun: str = "mục") -> Markup:
    """Render the link to a list of ``total`` records, or to the rows of a table, on a page of its own."""
    return trusted_html(f'<p><a class="more" href="{view.page(path)}">Xem tất cả {format_number(total)} {noun}</a></p>')


def _shown(view: PageContext, record: Record, lists: Backlinks, records: Sequence[Record]) -> str:
    """Draw the first records of a list, then the others behind a fold or a link to the page that has them all."""
    with_kind = lists.model is None
    html = _list(view, records[:SHOWN], with_kind=with_kind)
    if len(records) > LISTED:
        return f"{html}{render_more(view, lists.path(record), len(records))}"
    if len(records) > SHOWN:
        return f"{html}{render_folded_list(view, records[SHOWN:], with_kind=with_kind)}"
    return html


def render_folded_list(view: PageContext, records: Sequence[Record], *, with_kind: bool = True) -> Markup:
    """Render links to records, folded behind a line with their number."""
    return trusted_html(
        f'<details class="fold"><summary>Xem thêm {len(records)} mục</summary>{_list(view, records, with_kind=with_kind)}</details>'
    )


def _list(view: PageContext, records: Sequence[Record], *, with_kind: bool) -> str:
    items = "\n".join(
        f'<li>{kind_words(one) if with_kind else ""}<a href="{view.url(one)}">{html_of(one.title)}</a></li>'
        for one in records
    )
    return f'<ul class="backlinks">\n{items}\n</ul>'


def kind_words(record: Record) -> str:
    """Return the kind for a link in a list of several kinds; empty where the title begins with that word."""
    if record.title.startswith(record.kind_title):
        return ""
    return f'<span class="record-kind">{record.kind_title}</span> '


def render_sources(view: PageContext, sources: Sequence[Source]) -> Markup:
    """Where the facts of a record were read, and when they were last held against that place."""
    if not sources:
        return trusted_html("")
    items = "\n".join(
        f"<li>{_source_name(view, source)}"
        f' <span class="meta-line">(kiểm tra ngày {format_date(source.checked_on)})</span></li>'
        for source in sources
    )
    return trusted_html(f'<section class="sources"><h2 id="nguon">Nguồn</h2>\n<ul>\n{items}\n</ul></section>\n')


def _source_name(view: PageContext, source: Source) -> str:
    named = view.render_outside_link(source.url, source.title) if source.url else html_of(source.title)
    return named + html_of(f" ({UNOFFICIAL})") if source.is_unofficial else named


def render_notes(notes: Sequence[Note], anchors: Sequence[str]) -> Markup:
    """Render the editor's remarks; ``anchors`` give for each the block of the text it refers to, empty for none."""
    if not notes:
        return trusted_html("")
    items = "\n".join(
        f'<li class="editor-note" id="ghi-chu-{number}">{_note(note, anchor)}</li>'
        for number, (note, anchor) in enumerate(zip(notes, anchors, strict=True), start=1)
    )
    body = f'<ol class="note-list">\n{items}\n</ol>'
    if len(notes) > NOTES_SHOWN:
        body = (
            f'<details class="fold"><summary>Xem {len(notes)} ghi chú</summary>'
            f'<div class="fold-body" id="ghi-chu-mo">{body}</div></details>'
        )
    about = ABOUT_TEXT if any(anchors) else ""
    return trusted_html(
        f'<section class="notes"><h2 id="ghi-chu-bien-tap">Ghi chú của người biên tập</h2>\n{about}{body}</section>\n'
    )


def _note(note: Note, anchor: str) -> str:
    place = html_of(upper_first(section_words(note.at))) if note.at else ""
    if place and anchor:
        place = f'<a href="#{anchor}">{place}</a>'
    words = f"<strong>{place}.</strong> " if place else ""
    quote = f'<q class="quote">{html_of(note.quote)}</q>: ' if note.quote else ""
    return f"{words}{quote}{html_of(note.note)}"


def render_data_line(view: PageContext, record: Record) -> Markup:
    """Render the link to the record as data, at the very end of its article."""
    address = view.page(record_data_path(record.kind_id, record.id))
    about = view.page("du-lieu-mo/")
    return trusted_html(
        f'<p class="page-data meta-line"><a href="{address}">Dữ liệu của trang này (JSON)</a>'
        f' · <a href="{about}">Dữ liệu mở của cổng</a></p>\n'
    )

"""Dated deadlines as rows: last good day with weekday, printed words, sender and recipient, origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Campaign, Event, Plan
from pcmt.model.deadline_conflicts import Conflict, find_conflicts
from pcmt.model.plan import Deadline
from pcmt.relate.due_dates import Due
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.parties import render_giver, render_receiver
from pcmt.show.parts.phrases import conflict_words, deadline_words, vague_words
from pcmt.show.parts.tables import anchor_of
from pcmt.show.parts.time_marks import render_due_badge, render_due_marks
from pcmt.text.formats import format_date, weekday_date
from pcmt.text.official_text import section_words


class DueRow(NamedTuple):
    """A deadline in a list. ``due.words`` are the printed ones, ``rule`` describes a rule in the portal's words.

    ``is_contested``: the plan has a contradicting deadline.
    ``results``: a link to figures reported since, empty if none.
    """

    due: Due
    day: str
    rule: str
    marks: Markup
    badge: Markup
    giver: Markup
    receiver: Markup
    place: Markup
    notes: tuple[str, ...]
    is_contested: bool
    results: Markup


class Contested(NamedTuple):
    """A conflict inside a plan, in words, with a link to the plan."""

    plan: Plan
    link: Markup
    words: str


def due_rows(view: PageContext, found: Iterable[Due]) -> list[DueRow]:
    """Return a row for each; per-record lookups are done once, however many of its deadlines are listed."""
    conflicts: dict[str, list[Conflict]] = {}
    results: dict[str, Markup] = {}
    rows = []
    for due in found:
        record = due.record
        if isinstance(record, Plan):
            if record.id not in conflicts:
                conflicts[record.id] = find_conflicts(record)
            is_contested, done = _is_contested(due, conflicts[record.id]), trusted_html("")
        else:
            if record.id not in results:
                results[record.id] = _results(view, record)
            is_contested, done = False, results[record.id]
        rows.append(_row(view, due, is_contested, done))
    return rows


def _row(view: PageContext, due: Due, is_contested: bool, results: Markup) -> DueRow:
    record, asked = due.record, due.asked
    anchor = anchor_of(record, asked)
    place = html_of(f"{record.title}, {section_words(due.at)}")
    return DueRow(
        due=due,
        day=weekday_date(due.last_day),
        rule=deadline_words(asked) if isinstance(asked, Deadline) and asked.rule else "",
        marks=render_due_marks(due),
        badge=trusted_html("") if due.stopped else render_due_badge(due.last_day, view.catalog.today),
        giver=render_giver(view, asked),
        receiver=render_receiver(view, asked),
        place=trusted_html(f'<a href="{view.url(record)}{f"#{anchor}" if anchor else ""}">{place}</a>'),
        notes=tuple(words for words in (_stopped_words(due), vague_words(due)) if words),
        is_contested=is_contested,
        results=results,
    )


def _stopped_words(due: Due) -> str:
    if not due.stopped:
        return ""
    what = "văn bản đã rút xuống" if due.record.is_withdrawn else "kế hoạch đã được thay"
    return f"Không còn hạn này: {what}, từ ngày {format_date(due.stopped)}."


def _is_contested(due: Due, conflicts: list[Conflict]) -> bool:
    return any(
        (due.asked is one.longer or due.asked is one.shorter) and int(due.month[5:] or 0) in one.months
        for one in conflicts
    )


def _results(view: PageContext, campaign: Campaign) -> Markup:
    """Render a link to the figures of a campaign, once any are reported."""
    events = view.catalog.backlinks(campaign, Event.kind_id)
    if not any(isinstance(one, Event) and one.campaign == campaign.id and one.results for one in events):
        return trusted_html("")
    return trusted_html(f'<a href="{view.url(campaign)}#ket-qua">Kết quả đã có trên cổng</a>')


def contested(view: PageContext, plans: Iterable[Plan]) -> list[Contested]:
    """Return the contradictions of these plans, in their order."""
    return [
        Contested(plan, view.render_link(plan.kind_id, plan.id), conflict_words(one))
        for plan in plans
        for one in find_conflicts(plan)
    ]

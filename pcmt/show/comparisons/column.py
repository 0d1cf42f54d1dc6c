"""One plan's side of a comparison: what it puts into each row, drawn once and set beside whichever plan is compared with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import Agency, LegalDocument, Place, Plan
from pcmt.model.legal_document import STATUS_TITLES
from pcmt.model.plan import ROLE_TITLES, Deadline, Duty
from pcmt.model.target import THEME_LIST, Target
from pcmt.relate.catalog import Catalog
from pcmt.relate.plan_comparisons import year_of
from pcmt.relate.plan_topics import (
    SECTIONS,
    PlanSection,
    Topic,
    agency_topic,
    place_of,
    section_topics,
    sections_of,
)
from pcmt.show.agencies.succession import UNKNOWN
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.parties import giver_words, render_duty_agency
from pcmt.show.parts.phrases import deadline_words, target_words
from pcmt.show.parts.tables import anchor_of
from pcmt.show.plans.facts import ISSUER_NOW, PLACE_NOW, plan_rows
from pcmt.text.formats import format_date, format_number
from pcmt.text.official_text import Block, parse_official_text, section_words
from pcmt.text.vietnamese import fold, lower_first, sort_key

ITEMS_SHOWN = 5
"""Longer lists in a cell are folded: four columns leave no room for more."""
DUTIES_LISTED = 5
"""Duties named in a cell where more than ``WHOLE`` plans are compared: the page stays below 150 kB, the plan has all of them."""
WHOLE = 3
_ASIDE = {"bao-cao", "kinh-phi", "chi-tieu"}
"""Topics that plans often treat in an item of another section; such an item is also in the row of its own topic."""
_CYCLES = ("monthly", "quarterly", "school_term", "half_yearly", "yearly", "ad_hoc")

Order = tuple[int | str, ...]


class ColumnEntry(NamedTuple):
    """A plan's part of a row: the row (``key``), its sort key (``order``), its heading, and the plan's cell."""

    key: str
    order: Order
    head: str | Markup
    cell: Markup


class Side(NamedTuple):
    """A plan as a column. ``groups`` hold its entries by the id of the table they belong to."""

    plan: Plan
    name: str
    groups: dict[str, tuple[ColumnEntry, ...]]


def short_name(view: PageContext, plan: Plan) -> str:
    """Return issuer and year of a plan, short enough for a column heading."""
    issuer = view.catalog.get(Agency, plan.issuer)
    year = year_of(plan)
    return (issuer.short_title or issuer.title) + (f", năm {year}" if year else "")


def side_of(view: PageContext, plan: Plan, *, is_short: bool = False) -> tuple[str, dict[str, tuple[ColumnEntry, ...]]]:
    """Return name and groups of a plan's side; ``is_short``: long lists of duties lead on to the plan."""
    groups = {
        "thong-tin": tuple(_facts(view, plan)),
        "de-muc": tuple(_sections(view, plan)),
        "chi-tieu": tuple(_targets(view, plan)),
        "phan-cong": tuple(_duties(view, plan, DUTIES_LISTED if is_short else None)),
        "thoi-han": tuple(_deadlines(view, plan)),
        "can-cu": tuple(_basis(view, plan)),
    }
    return short_name(view, plan), groups


def _facts(view: PageContext, plan: Plan) -> Iterator[ColumnEntry]:
    name = view.render_link(plan.kind_id, plan.id)
    yield ColumnEntry("Tên", (0,), "Tên kế hoạch", name)
    rows = plan_rows(view, plan)
    units: dict[str, Agency | Place] = {
        ISSUER_NOW: view.catalog.get(Agency, plan.issuer),
        PLACE_NOW: view.catalog.get(Place, plan.place),
    }
    for head, unit in units.items():
        if unit.until and view.catalog.has_ended(unit) and not any(row.head == head for row in rows):
            after = lower_first(UNKNOWN).rstrip(".") if head == ISSUER_NOW else "chưa xác định được nay thuộc đâu"
            words = (
                f"{'kết thúc hoạt động' if head == ISSUER_NOW else 'không còn'} từ {format_date(unit.until)}; {after}"
            )
            yield ColumnEntry(head, (len(rows),), head, trusted_html(html_of(words)))
    for number, row in enumerate(rows, start=1):
        yield ColumnEntry(row.head, (number,), row.head, trusted_html(html_of(row.value)))


def _sections(view: PageContext, plan: Plan) -> Iterator[ColumnEntry]:
    found: dict[str, list[Markup]] = defaultdict(list)
    topics: dict[str, Topic] = {}

    def put(topic: Topic, cell: Markup) -> None:
        topics[topic.id] = topic
        found[topic.id].append(cell)

    for section in sections_of(parse_official_text(plan.text or "")):
        own = _topics_of(section)
        for topic in own:
            put(topic, _section_cell(view, plan, section))
        for item in section.items:
            for topic in section_topics(item.heading):
                if topic.id in _ASIDE and topic not in own:
                    put(topic, trusted_html(f"<p>{_block_link(view, plan, item)}</p>"))
    places = {topic.id: number for number, topic in enumerate(SECTIONS)}
    for key, cells in found.items():
        order = (places.get(key, len(places)), sort_key(topics[key].title)[0])
        yield ColumnEntry(key, order, topics[key].title, Markup("").join(cells))


def _topics_of(section: PlanSection) -> tuple[Topic, ...]:
    if section.head is None:
        return SECTIONS[:1]
    title = section.head.heading or section.head.mark  # a section may hold nothing but a footnote mark
    return section_topics(title) or (Topic(fold(title), title[0] + title[1:].lower(), ()),)


def _section_cell(view: PageContext, plan: Plan, section: PlanSection) -> Markup:
    if section.head is None:
        anchor = parse_official_text(plan.text or "").blocks[0].anchor
        return trusted_html(f'<p><a href="{view.url(plan)}#{anchor}">Phần mở đầu</a></p>')
    head = f"<p>{_block_link(view, plan, section.head)}</p>"
    return trusted_html(f"{head}{_list(_block_link(view, plan, item) for item in section.items)}")


def _block_link(view: PageContext, plan: Plan, block: Block) -> Markup:
    return trusted_html(f'<a href="{view.url(plan)}#{block.anchor}">{html_of(f"{block.mark} {block.heading}")}</a>')


def _targets(view: PageContext, plan: Plan) -> Iterator[ColumnEntry]:
    groups: dict[str, list[Target]] = defaultdict(list)
    for target in plan.targets:
        groups[target.theme or ""].append(target)
    themes = view.catalog.terms.get(THEME_LIST, {})
    order = list(themes)
    for theme, targets in groups.items():
        lines = (
            f"{html_of(one.what)}: <strong>{html_of(target_words(one))}</strong> {_at(view, plan, one)}"
            for one in targets
        )
        place = order.index(theme) if theme else len(order)
        yield ColumnEntry(theme or "khac", (place,), themes[theme] if theme else "Chưa xếp chủ đề", _list(lines))


def _duties(view: PageContext, plan: Plan, most: int | None) -> Iterator[ColumnEntry]:
    groups: dict[Topic, list[Duty]] = defaultdict(list)
    for duty in plan.duties:
        groups[agency_topic(view.catalog.get(Agency, duty.agency))].append(duty)
    for topic, duties in groups.items():
        leads = sum(duty.role == "lead" for duty in duties)
        parts = [
            f"{count} {ROLE_TITLES[role]}"
            for role, count in (("lead", leads), ("support", len(duties) - leads))
            if count
        ]
        agencies = {duty.agency: duty for duty in duties}
        names = Markup("; ").join(render_duty_agency(view, one) for one in agencies.values())
        lines = [f"{html_of(duty.what)} {_at(view, plan, duty)}" for duty in duties[:most]]
        if rest := len(duties) - len(lines):
            lines.append(
                f'<a href="{view.url(plan)}#phan-cong">và {format_number(rest)} nhiệm vụ nữa trong kế hoạch</a>'
            )
        words = f"<p><strong>{len(duties)} nhiệm vụ</strong> ({', '.join(parts)})<br>{names}</p>"
        yield ColumnEntry(
            topic.id,
            (place_of(topic), sort_key(topic.title)[0]),
            topic.title,
            trusted_html(f"{words}{_list(lines, shown=0)}"),
        )


def _deadlines(view: PageContext, plan: Plan) -> Iterator[ColumnEntry]:
    groups: dict[str, list[Deadline]] = defaultdict(list)
    for one in plan.deadlines:
        groups[deadline_words(one)].append(one)
    for words, deadlines in groups.items():
        lines = (f"{html_of(_sent(view.catalog, one))} {_at(view, plan, one)}" for one in deadlines)
        yield ColumnEntry(words, _time_order(deadlines[0]), words[0].upper() + words[1:], _list(lines))


def _sent(catalog: Catalog, one: Deadline) -> str:
    return f"{one.what} ({giver_words(catalog, one)}" + (f" → {one.to})" if one.to else ")")


def _time_order(one: Deadline) -> Order:
    """Return the sort key: dated entries in order of time, then recurring ones, most frequent first."""
    if day := one.before or one.on:
        return (0, day.first.isoformat())
    if one.rule is None:
        return (2, "")
    months = one.rule.months or (99,)
    return (1, _CYCLES.index(one.rule.frequency), months[0], one.rule.day or 99)


def _basis(view: PageContext, plan: Plan) -> Iterator[ColumnEntry]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one in plan.basis:
        printed = f"in “{html_of(one.number)}” " if one.number else ""
        groups[one.document].append(f"{printed}{_at(view, plan, one)}")
    for document_id, places in groups.items():
        document = view.catalog.get(LegalDocument, document_id)
        since = document.in_force_until if view.catalog.status_of(document) == "ended" else document.term_end
        status = STATUS_TITLES[view.catalog.status_of(document)]
        dated = f" ({format_date(since)})" if since and view.catalog.is_past(document) else ""
        tone = view.catalog.status_of(document)
        head = view.render_link(document.kind_id, document.id) + trusted_html(
            f' <span class="badge badge--{tone}">{html_of(status + dated)}</span>'
        )
        issued = document.issued.first.toordinal() if document.issued else 0
        yield ColumnEntry(
            document_id, (-issued, document_id), head, trusted_html(f"Có dẫn: {_list(dict.fromkeys(places))}")
        )


def _at(view: PageContext, plan: Plan, datum: Target | Duty | Deadline | object) -> str:
    place = html_of(section_words(getattr(datum, "at", "")))
    return f'<a class="at" href="{view.url(plan)}#{anchor_of(plan, datum)}">{place}</a>'


def _list(lines: Iterable[str | Markup], shown: int = ITEMS_SHOWN) -> Markup:
    """Render a list, folded behind its number of entries when longer than ``shown``."""
    items = [f"<li>{line}</li>" for line in lines]
    if not items:
        return trusted_html("")
    body = f"<ul>{''.join(items)}</ul>"
    if len(items) <= shown:
        return trusted_html(body)
    return trusted_html(f'<details class="fold"><summary>Xem {len(items)} dòng</summary>{body}</details>')

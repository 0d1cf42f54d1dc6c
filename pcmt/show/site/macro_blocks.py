"""Blocks that hand-written pages ask for through macros. Each returns finished, escaped HTML."""

from __future__ import annotations

from difflib import get_close_matches
from typing import cast

from markupsafe import Markup

from pcmt.model import KINDS, Agency, Event, Record
from pcmt.relate.facets.materials import LEVEL, TYPE
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.campaigns.overview import campaign_list, series_of
from pcmt.show.materials.listing import MaterialLists, shown_materials
from pcmt.show.parts.block import draw_block
from pcmt.show.parts.context import View
from pcmt.show.results.sections import period_results
from pcmt.show.site.article import render_article
from pcmt.show.site.card_groups import Group, grouped, groups_of
from pcmt.show.site.cards import Card, card_of
from pcmt.show.site.now_blocks import HELD, banner_facts, due_facts, notices, now_facts
from pcmt.show.tasks.blocks import first_tasks
from pcmt.text.dates import parse_date
from pcmt.text.formats import format_date

UNDECLARED = "chưa khai báo"


class UnknownRecord(LookupError):
    """A page asks for a kind, a record or a term that does not exist; the message is Vietnamese."""


def find_record(view: View, reference: str) -> Record:
    """The record that ``kind/id`` names; UnknownRecord with the nearest names otherwise."""
    kind, _, record_id = reference.strip("/").partition("/")
    require_kind(kind)
    try:
        return view.catalog.find(kind, record_id)
    except KeyError:
        near = get_close_matches(record_id, view.catalog.records[kind], n=3)
        hint = f"; có thể là {', '.join(near)}" if near else ""
        raise UnknownRecord(f"không có bản ghi «{reference}» trong data/{kind}{hint}") from None


def require_kind(kind: str) -> str:
    """The kind itself, or UnknownRecord with the list of kinds."""
    if kind not in KINDS:
        raise UnknownRecord(f"không có loại bản ghi «{kind}»; các loại là {', '.join(KINDS)}")
    return kind


def now_and_next(view: View) -> Markup:
    """What is on, what comes next, and what was last; the script sorts it anew as time goes by."""
    return draw_block("site/now", view, **now_facts(view))


def campaign_banner(view: View) -> Markup:
    """The yearly days with their countdowns, and the theme of a year that has one."""
    return draw_block("campaigns/banner", view, **banner_facts(view))


def announcements(view: View) -> Markup:
    """Announcements in force, urgent ones first; nothing when there is none."""
    found = notices(view.catalog)
    return draw_block("announcing/announcements", view, notices=found, any_on=any(one.is_on for one in found))


def latest(view: View, kind: str, limit: int) -> Markup:
    """Cards of the newest records of a kind."""
    records = view.catalog.newest((require_kind(kind),), limit)
    return draw_block("site/cards", view, groups=[Group("", [card_of(view, one) for one in records])], counts=False)


def listing(view: View, kind: str) -> Markup:
    """Every record of a kind, grouped, with counts."""
    return draw_block("site/cards", view, groups=groups_of(view, require_kind(kind)), counts=True)


def materials(view: View, audience: str | None, level: str | None, type_: str | None, limit: int | None) -> Markup:
    """Cards of the materials for an audience, a level or of a type."""
    for vocabulary, term in (("doi-tuong", audience), ("cap-hoc", level), ("loai-tai-lieu", type_)):
        if term is not None and term not in view.catalog.terms[vocabulary]:
            raise UnknownRecord(
                f"danh mục «{vocabulary}» không có mục «{term}»; có {', '.join(view.catalog.terms[vocabulary])}"
            )
    wanted = {AUDIENCE: audience, LEVEL: level, TYPE: type_}
    shown = shown_materials(view, {dimension: term for dimension, term in wanted.items() if term}, limit)
    return draw_block("materials/block", view, **shown._asdict())


def shelf_chips(view: View, dimension: str) -> Markup:
    """Links to the pages of the shelf for each value of what materials are filtered by."""
    if dimension not in view.shelf.dimensions:
        raise UnknownRecord(f"không lọc tài liệu theo «{dimension}»; có {', '.join(view.shelf.dimensions)}")
    return draw_block("materials/chips", view, choice=MaterialLists(view).choice(dimension))


def events(view: View, limit: int | None) -> Markup:
    """Cards of events: those still to come first, then the last ones. More wait in the page until the first are over."""
    cards: list[Card] = [
        card for group in groups_of(view, Event.kind_id) for card in group.cards[: HELD if limit else None]
    ]
    group = Group("", cards, states="running coming past" if cards else "", limit=limit or len(cards))
    return draw_block("site/cards", view, groups=[group], counts=False)


def duties(view: View, dimension: str, value: str, limit: int) -> Markup:
    """How many tasks a value of the register holds, the first of them, and the way to all."""
    if dimension not in view.duty_index.dimensions:
        raise UnknownRecord(f"không lọc phân công theo «{dimension}»; có {', '.join(view.duty_index.dimensions)}")
    return draw_block("tasks/block", view, **first_tasks(view, view.duty_index.facet(dimension, value), limit))


def deadlines(view: View, limit: int) -> Markup:
    """The next report deadlines; where none is ahead, the last ones, said to be past."""
    return draw_block("deadlines/block", view, **due_facts(view, limit))


def helplines(view: View) -> Markup:
    """The help block: every helpline with its use and check date."""
    return draw_block("agencies/helplines", view, lines=view.catalog.helplines)


def help_strip(view: View) -> Markup:
    """One line with the first helplines."""
    return draw_block("agencies/help_strip", view, lines=view.catalog.helplines[:3])


def themes(view: View) -> Markup:
    """Tables of the yearly themes with the papers that set them, and the years nothing was found for."""
    return draw_block("campaigns/years_of_series", view, series=series_of(view.catalog), heading="Chủ đề từng năm")


def campaigns(view: View) -> Markup:
    """Every campaign once: yearly days, the newest year's, the years before with their themes, the rest."""
    found = campaign_list(view.catalog)
    groups = [
        grouped(view, "Hằng năm", found.yearly),
        grouped(view, f"Năm {found.newest_year}", found.newest),
    ]
    parts = [draw_block("site/cards", view, groups=[one for one in groups if one.cards], counts=False)]
    if found.past:
        parts.append(draw_block("campaigns/years_of_series", view, series=found.past, heading="Các năm trước"))
    if found.others:
        parts.append(draw_block("site/cards", view, groups=[grouped(view, "Đợt khác", found.others)], counts=False))
    return Markup("").join(parts)


def results(view: View, first: str, last: str, unit: str | None) -> Markup:
    """The report of a period (two days as typed), of an agency and those below it when its id is given."""
    try:
        days = parse_date(first), parse_date(last)
    except ValueError as error:
        raise UnknownRecord(str(error)) from None
    if days[0] > days[1]:
        raise UnknownRecord(f"ngày đầu {first} đứng sau ngày cuối {last}")
    agency = find_record(view, f"{Agency.kind_id}/{unit}") if unit else None
    return period_results(view, *days, cast("Agency | None", agency))


def record_block(view: View, reference: str) -> Markup:
    """A record's whole article inside a hand-written page: the very article that its own page shows."""
    return Markup(render_article(view, find_record(view, reference)).html)


def record_link(view: View, reference: str, words: str) -> Markup:
    """A link to a record."""
    record = find_record(view, reference)
    return view.link(record.kind_id, record.id, words)


def setting(view: View, name: str) -> str:
    """A setting of the portal as text, or "chưa khai báo" while it is null; ``licence_title`` is the licence by its name."""
    if name == "licence_title":
        return view.licence(view.catalog.settings.licence)
    fields = type(view.catalog.settings).model_fields
    if name not in fields:
        raise UnknownRecord(f"không có thiết đặt «{name}»; có {', '.join(fields)}")
    value = getattr(view.catalog.settings, name)
    return UNDECLARED if value is None else str(value)


def helplines_checked_on(view: View) -> str:
    """The oldest day on which a printed number was checked."""
    days = [line.checked_on for line in view.catalog.helplines]
    return format_date(min(days)) if days else UNDECLARED

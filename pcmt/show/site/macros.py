"""The macros of hand-written pages, each registered once: by ``@macro``, or as a row of the tables of short ones.

The first argument of every function is the view, the others come from the page. UnknownRecord has a Vietnamese message.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import signature
from typing import Any, NamedTuple, TypeVar, cast

from markupsafe import Markup

from pcmt.model import KINDS, Agency, Event, Settings
from pcmt.relate.facets.materials import LEVEL, TYPE
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.campaigns.overview import campaign_list, series_of
from pcmt.show.changes.listing import change_facts
from pcmt.show.comparisons.chooser import choice_facts
from pcmt.show.deadlines.listing import deadline_calendar_facts
from pcmt.show.events.overview import event_list_facts
from pcmt.show.kits.builder import builder_facts
from pcmt.show.materials.language_coverage import coverage_facts
from pcmt.show.materials.listing import MaterialLists, shelf_facts, shown_materials
from pcmt.show.open_data.data_dictionary import dictionary_facts
from pcmt.show.open_data.page import data_facts
from pcmt.show.parts.block import render_block
from pcmt.show.parts.context import PageContext
from pcmt.show.results.sections import render_period_results
from pcmt.show.site.article import build_article
from pcmt.show.site.cards import grouped, groups_of
from pcmt.show.site.front.a_to_z import letter_facts
from pcmt.show.site.front.front_blocks import helpline_facts, latest_facts, next_day_facts, render_named_drawing
from pcmt.show.site.front.month_tasks import month_task_facts
from pcmt.show.site.front.now_blocks import HELD, banner_facts, due_facts, first_helpline, notices, now_facts
from pcmt.show.site.look_up import UnknownRecord, find_record, is_there, render_linked_state, require, require_kind
from pcmt.show.subscribing.section import page_facts
from pcmt.show.targets.listing import target_page_facts
from pcmt.show.tasks.blocks import first_tasks, register_facts
from pcmt.text.dates import parse_date
from pcmt.text.formats import format_date
from pcmt.urls import feed_path

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Macro(NamedTuple):
    """A macro. ``template``: a block that it draws from the context which the function returns.

    ``is_block``: finished HTML, with the ``<h1>`` of the page if it ``has_heading``; else a value to print, compare or filter.
    """

    function: Callable[..., Any]
    template: str = ""
    is_block: bool = True
    has_heading: bool = False


MACROS: dict[str, Macro] = {}
"""Every macro by the name that pages call it by."""


def macro(template: str = "", **traits: bool) -> Callable[[_Function], _Function]:
    """Register a function as a macro, by its name without ``render_``."""

    def register(function: _Function) -> _Function:
        MACROS[function.__name__.removeprefix("render_")] = Macro(function, template, **traits)
        return function

    return register


def call_macro(name: str, view: PageContext, *args: Any, **options: Any) -> Any:
    """Return what a macro gives on a page; raise UnknownRecord where arguments do not fit or name what does not exist."""
    function = partial(MACROS[name].function, view)
    try:
        signature(function).bind(*args, **options)
    except TypeError:
        names = ", ".join(signature(function).parameters)
        message = f"lệnh «{name}» viết thiếu hoặc thừa phần trong ngoặc; cần: {name}({names})"
        raise UnknownRecord(message) from None
    found = function(*args, **options)
    return render_block(MACROS[name].template, view, **found) if MACROS[name].template else found


@macro("site/front/latest")
def latest(view: PageContext, kind: str, n: int = 5) -> dict[str, Any]:
    """Cards of the newest records of a kind that are of use today; raises UnknownRecord for an unknown kind."""
    return latest_facts(view, KINDS[require_kind(kind)], n)


@macro("materials/block")
def materials(
    view: PageContext,
    audience: str | None = None,
    level: str | None = None,
    type: str | None = None,
    n: int | None = None,
) -> dict[str, Any]:
    """Cards of the materials for an audience, a level or of a type; raises UnknownRecord for an unknown term."""
    for vocabulary, term in (("doi-tuong", audience), ("cap-hoc", level), ("loai-tai-lieu", type)):
        if term is not None:
            require(term, view.catalog.terms[vocabulary], f"danh mục «{vocabulary}» không có mục")
    wanted = {AUDIENCE: audience, LEVEL: level, TYPE: type}
    return shown_materials(view, {dimension: term for dimension, term in wanted.items() if term}, n)._asdict()


@macro("materials/chips")
def shelf_links(view: PageContext, by: str) -> dict[str, Any]:
    """Links to the pages of the shelf for each value of what materials are filtered by; raises UnknownRecord for another filter."""
    require(by, view.shelf.dimensions, "không lọc tài liệu theo")
    return {"choice": MaterialLists(view).choice(by)}


@macro("site/cards")
def events(view: PageContext, n: int | None = None) -> dict[str, Any]:
    """Cards of events: those still to come, and folded the last ones. More wait in the page until the first are over."""
    shown = [
        one._replace(cards=one.cards[: HELD if n else None], rest=(), left_out=0, limit=n or len(one.cards))
        for one in groups_of(view, Event.kind_id)
    ]
    ahead = [one._replace(title="", now_title="") for one in shown if one.states != "past"]
    past = [one._replace(is_folded=True) for one in shown if one.states == "past"]
    return {"groups": ahead + past, "counts": False}


@macro("tasks/block")
def duties(view: PageContext, by: str, value: str, n: int = 5) -> dict[str, Any]:
    """How many tasks a value of the register holds, the first of them, the link to all; raises UnknownRecord for another filter."""
    require(by, view.task_index.dimensions, "không lọc phân công theo")
    return first_tasks(view, view.task_index.facet(by, value), n)


@macro()
def render_campaigns(view: PageContext) -> Markup:
    """Every campaign once: yearly days, the newest year's, the years before with their themes, the rest."""
    found = campaign_list(view.catalog)
    groups = [grouped(view, "Hằng năm", found.yearly), grouped(view, f"Năm {found.newest_year}", found.newest)]
    parts = [render_block("site/cards", view, groups=[one for one in groups if one.cards], counts=False)]
    if found.past:
        parts.append(render_block("campaigns/years_of_series", view, series=found.past, heading="Các năm trước"))
    if found.others:
        parts.append(render_block("site/cards", view, groups=[grouped(view, "Đợt khác", found.others)], counts=False))
    return Markup("").join(parts)


@macro()
def render_results(view: PageContext, first: str, last: str, unit: str | None = None) -> Markup:
    """Render the report of a period (two days as typed) of all units, or of an agency and its subordinates.

    Raises UnknownRecord for an unknown agency, for invalid days, and for days in the wrong order.
    """
    try:
        days = parse_date(first), parse_date(last)
    except ValueError as error:
        raise UnknownRecord(str(error)) from None
    if days[0] > days[1]:
        raise UnknownRecord(f"ngày đầu {first} đứng sau ngày cuối {last}")
    agency = find_record(view, f"{Agency.kind_id}/{unit}") if unit else None
    return render_period_results(view, *days, cast("Agency | None", agency))


@macro(has_heading=True)
def render_record(view: PageContext, reference: str, optional: bool = False) -> Markup:
    """Render a record's whole article, identical to its own page. Raises UnknownRecord, unless it is ``optional``."""
    if optional and not is_there(view, reference):
        return Markup("")
    return Markup(build_article(view, find_record(view, reference)).html)


@macro(is_block=False)
def render_link(view: PageContext, reference: str, words: str = "", optional: bool = False) -> Markup:
    """Render a link to a record, and what became of it.

    Raises UnknownRecord; an ``optional`` link to what is not there is its words alone.
    """
    if optional and not is_there(view, reference):
        return Markup("{}").format(words)
    found = find_record(view, reference)
    return view.render_link(found.kind_id, found.id, words) + render_linked_state(view, found)


@macro(is_block=False)
def setting(view: PageContext, name: str) -> str:
    """Return a setting as text, empty for null; ``licence_title`` is the licence's title. Raises UnknownRecord."""
    if name == "licence_title":
        return view.licence(view.catalog.settings.licence)
    require(name, Settings.model_fields, "không có thiết đặt")
    value = getattr(view.catalog.settings, name)
    return "" if value is None else str(value)


@macro(is_block=False)
def with_contact(view: PageContext, words: str) -> str:
    """Return a sentence of ``words`` and the address or number of the portal; empty where its settings name none."""
    settings = view.catalog.settings
    where = next((one for one in (settings.feedback, settings.email, settings.phone) if one), None)
    return f"{words}: {where}." if where else ""


@macro(is_block=False)
def checked_on(view: PageContext) -> str:
    """Return the earliest verification day of the printed numbers."""
    days = [line.checked_on for line in view.catalog.valid_helplines]
    return format_date(min(days)) if days else ""


MACROS |= {
    "a_to_z": Macro(letter_facts, "site/front/a_to_z"),
    "announcements": Macro(lambda view: {"notices": notices(view.catalog)}, "announcing/announcements"),
    "campaign_banner": Macro(banner_facts, "campaigns/banner"),
    "changes": Macro(change_facts, "changes/overview"),
    "comparisons": Macro(choice_facts, "comparisons/chooser"),
    "data_dictionary": Macro(dictionary_facts, "open_data/data_dictionary"),
    "deadline_calendar": Macro(deadline_calendar_facts, "deadlines/calendar"),
    "deadlines": Macro(due_facts, "deadlines/block"),
    "drawing": Macro(render_named_drawing, is_block=False),
    "duty_register": Macro(register_facts, "tasks/overview"),
    "event_list": Macro(event_list_facts, "events/overview"),
    "help_strip": Macro(lambda view: {"lines": view.catalog.valid_helplines[:3]}, "agencies/help_strip"),
    "helplines": Macro(helpline_facts, "agencies/helplines"),
    "identity": Macro(lambda view: {"settings": view.catalog.settings}, "site/identity"),
    "kit_builder": Macro(builder_facts, "kits/builder"),
    "language_coverage": Macro(coverage_facts, "materials/language_coverage"),
    "listing": Macro(lambda view, kind: {"groups": groups_of(view, require_kind(kind)), "counts": True}, "site/cards"),
    "month_tasks": Macro(month_task_facts, "site/front/month_tasks"),
    "next_day": Macro(next_day_facts, "site/front/next_day"),
    "now_and_next": Macro(now_facts, "site/front/now"),
    "open_data": Macro(data_facts, "open_data/overview"),
    "place_picker": Macro(lambda view: {"line": first_helpline(view.catalog)}, "site/front/place_picker"),
    "search_field": Macro(lambda view: {}, "site/front/search_field"),
    "shelf": Macro(shelf_facts, "materials/overview"),
    "subscribe": Macro(page_facts, "subscribing/chooser"),
    "subscribe_addresses": Macro(page_facts, "subscribing/addresses"),
    "targets": Macro(target_page_facts, "targets/overview"),
    "themes": Macro(
        lambda view: {"series": series_of(view.catalog), "heading": "Chủ đề từng năm"}, "campaigns/years_of_series"
    ),
    "count": Macro(lambda view, kind: len(view.catalog.all(require_kind(kind))), is_block=False),
    "feed_url": Macro(lambda view: view.catalog.settings.url + feed_path("rss"), is_block=False),
}
"""Macros that only name their template and its context, and the shortest values."""

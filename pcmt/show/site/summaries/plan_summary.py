"""The first screen of a plan's page: what it promises, until when, what is known of results, who answers, whom to call."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from pcmt.model import Agency, Place, Plan
from pcmt.model.target import THEME_LIST
from pcmt.relate.facets.targets import PlacedTarget, placed_in
from pcmt.show.agencies.banners import today_of
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.calls import render_call
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, render_summary_facts
from pcmt.show.parts.phrases import target_words
from pcmt.show.parts.tables import anchor_of
from pcmt.show.parts.templates import render_template
from pcmt.show.plans.facts import period_words
from pcmt.text.formats import format_date, format_number

FIGURES = 5
"""Figures of the first screen; the table below has all of them."""
NO_RESULTS = "chưa công bố kết quả"


class Promise(NamedTuple):
    """A figure with its words, and the place in the text that sets it. ``figure`` is empty for a target without one."""

    figure: str
    words: str
    href: str


def promises(view: PageContext, plan: Plan) -> list[Promise]:
    """Return at most ``FIGURES`` targets: of each theme the first one with a figure, in the order of the list of themes.

    A plan with fewer of them is filled up with its other targets, first those with a figure.
    """
    order = list(view.catalog.terms.get(THEME_LIST, ()))
    found = placed_in(view.catalog, plan)
    found = sorted(found, key=lambda one: order.index(one.target.theme) if one.target.theme in order else len(order))
    first: dict[str, PlacedTarget] = {}
    for one in found:
        if one.target.value is not None:
            first.setdefault(one.target.theme or "", one)
    chosen = list(first.values())[:FIGURES]
    for one in sorted(found, key=lambda one: one.target.value is None):
        if len(chosen) < FIGURES and all(one.target.what != other.target.what for other in chosen):
            chosen.append(one)
    return [_promise(plan, one) for one in chosen]


def _promise(plan: Plan, one: PlacedTarget) -> Promise:
    figure = target_words(one.target) if one.target.value is not None else ""
    baseline = one.target.baseline
    words = f"{one.target.what} (so với {baseline})" if figure and baseline else one.target.what
    return Promise(figure, words, f"#{anchor_of(plan, one.target)}")


def results_words(view: PageContext, plan: Plan) -> str:
    """Say once what is known of the results: the tasks with a report, or that nothing was published."""
    tasks = view.tasks.given(plan)
    done = sum(task.state == "done" for task in tasks)
    if not done:
        return NO_RESULTS
    return f"có báo cáo thực hiện của {format_number(done)} trong {format_number(len(tasks))} nhiệm vụ"


def render_time(view: PageContext, plan: Plan) -> Markup:
    """Render the term of a plan, and whether it is over."""
    words = period_words(plan.period) or ("không ghi trong văn bản" if plan.text else "xem trong tệp bản gốc")
    end = plan.period.end
    if end and end.last < view.catalog.today:
        return trusted_html(f"{escape(words)}. <strong>Kế hoạch này đã hết thời hạn thực hiện.</strong>")
    return escape(words)


def render_answerable(view: PageContext, plan: Plan) -> Markup:
    """Render who answers for the plan today: its issuer, or what came after it."""
    issuer, place = view.catalog.get(Agency, plan.issuer), view.catalog.get(Place, plan.place)
    name = view.render_link(issuer.kind_id, issuer.id)
    if not (issuer.until and view.catalog.has_ended(issuer)):
        return name
    now = today_of(view, issuer)
    after = Markup("nay là {}").format(now) if now else Markup("chưa xác định được cơ quan kế thừa")
    words = Markup("{} (kết thúc hoạt động từ {}); {}.").format(name, format_date(issuer.until), after)
    if place_now := today_of(view, place):
        words += Markup(" {} nay thuộc: {}.").format(place.title, place_now)
    return words


def render_asking(view: PageContext) -> Markup:
    """Render whom to ask: the contact of the portal where it has one, and the first helpline."""
    settings, ways = view.catalog.settings, []
    if settings.phone:
        ways.append(trusted_html(f"{html_of(settings.unit or 'cơ quan chủ quản cổng')} {render_call(settings.phone)}"))
    if settings.email:
        # The style sheet begins a row with a capital: an address must not be its first word.
        ways.append(trusted_html(f'email <a href="mailto:{html_of(settings.email)}">{html_of(settings.email)}</a>'))
    if not ways:
        ways.append(trusted_html("Ủy ban nhân dân hoặc Công an xã, phường nơi bạn ở"))
    if line := next(iter(view.catalog.valid_helplines), None):
        ways.append(trusted_html(f"trẻ em, cha mẹ cần giúp: {render_call(line.number)}"))
    return Markup("; ").join(ways)


def render_plan_summary(view: PageContext, plan: Plan) -> Markup:
    """Render the first screen of a plan."""
    return render_template(
        "plans/summary",
        lead=plan.description or "",
        promises=promises(view, plan),
        state=render_summary_facts(
            []
            if plan.withheld
            else [FactRow("Thời gian", render_time(view, plan)), FactRow("Kết quả", results_words(view, plan))]
        ),
        facts=render_summary_facts(
            [FactRow("Ai phụ trách hiện nay", render_answerable(view, plan)), FactRow("Hỏi ở đâu", render_asking(view))]
        ),
    )

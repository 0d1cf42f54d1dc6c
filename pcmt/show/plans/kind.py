"""How a plan is shown: banners, card, search, news. Its end and who answers today: ``pcmt.show.site.summaries.plan_summary``."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Plan
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Backlinks, Badge, Banner, CardFacts, Grouping, KindView, SearchGroup
from pcmt.show.parts.time_marks import interval_of
from pcmt.show.plans.facts import plan_rows
from pcmt.show.plans.papers import (
    issuer_titles,
    official_sections,
    paper_distinctions,
    paper_extras,
    paper_further,
    paper_news,
    paper_summary,
)
from pcmt.show.plans.schema_org import linked_legislation
from pcmt.show.plans.withheld import WITHHELD, readable_first, withheld_badges, withheld_banners

_BADGES = {
    "replaced": Badge("ended", "đã được thay"),
    "term_over": Badge("ended", "đã hết thời hạn"),
    "orphaned": Badge("ended", "cơ quan ban hành đã giải thể hoặc sáp nhập"),
    "current": Badge("muted", "không ghi ngày kết thúc"),
}


def _banners(view: PageContext, plan: Plan) -> list[Banner]:
    found = withheld_banners(plan)
    if plan.replaced_by:
        successor = view.render_link(Plan.kind_id, plan.replaced_by)
        found.append(Banner("ended", Markup("Kế hoạch này đã được thay bằng {}.").format(successor)))
    return found


def _card(view: PageContext, plan: Plan) -> CardFacts:
    """Say with the state badge what a date in the plan settles; the others say what no later day undoes."""
    state = view.catalog.state_of(plan)
    is_shown_by_date = interval_of(plan, view.catalog.today) is not None and state in {"current", "term_over"}
    told = is_shown_by_date or (plan.withheld is not None and state == "current")
    return CardFacts([*withheld_badges(plan), *([] if told else [_BADGES[state]])], issuer_titles(view, plan))


def _became(view: PageContext, plan: Plan) -> str:
    if plan.withheld is not None:
        return WITHHELD
    state = view.catalog.state_of(plan)
    return "" if state == "current" else _BADGES[state].words


PLAN = KindView(
    model=Plan,
    list_frame="danh-sach/chi-tieu",
    template="plans/page.html",
    facts=plan_rows,
    banners=_banners,
    card=_card,
    backlinks=(Backlinks(None, "Nơi nhắc đến kế hoạch này", "noi-den"),),
    search_group=SearchGroup.PAPERS,
    search_facts=lambda view, plan: [plan.subject, plan.number or "", issuer_titles(view, plan)],
    search_sections=official_sections,
    news_facts=paper_news,
    schema_org=linked_legislation,
    creator=issuer_titles,
    summary=paper_summary,
    further=paper_further,
    distinctions=paper_distinctions,
    sign=lambda plan: "[ĐÃ THAY] " if plan.replaced_by else "",
    became=_became,
    groups=lambda view: [Grouping("", readable_first(view.catalog.plans))],
    extras=paper_extras,
)

"""The page ``so-sanh/``: checkboxes for plans, and every comparison as a plain link for use without scripts."""

from __future__ import annotations

from typing import Any, NamedTuple

from pcmt.model import Plan
from pcmt.relate.plan_comparisons import ALL_UP_TO, MOST, Combination, year_of
from pcmt.show.comparisons.column import short_name
from pcmt.show.kinds import title_sign
from pcmt.show.parts.context import PageContext
from pcmt.urls import comparison_path

SHOWN_PLANS = 60
"""Plans of the page, the newest ones; older ones are reached from their own pages."""


class ComparisonLink(NamedTuple):
    """A comparison: its address, the ids of its plans for the script, its words."""

    href: str
    ids: str
    words: str


class ComparisonChoice(NamedTuple):
    """A selectable plan: id, column name, title, and the comparisons listed under it."""

    plan: Plan
    name: str
    sign: str
    pages: list[ComparisonLink]


def choice_facts(view: PageContext) -> dict[str, Any]:
    """Return the newest plans with a text, newest first, and each comparison with one of them once, under its first plan."""
    every_plan = sorted((plan for plan in view.catalog.plans if plan.text), key=lambda plan: (-year_of(plan), plan.id))
    plans = every_plan[:SHOWN_PLANS]
    names = {plan.id: short_name(view, plan) for plan in every_plan}
    pages: dict[str, list[Combination]] = {plan.id: [] for plan in plans}
    for one in view.comparisons.all:
        if place := next((plan for plan in one if plan in pages), None):
            pages[place].append(one)
    choices = [
        ComparisonChoice(plan, names[plan.id], title_sign(plan), [_link(view, one, names) for one in pages[plan.id]])
        for plan in plans
    ]
    return {
        "choices": choices,
        "total": len(view.comparisons.all),
        "has_all": len(every_plan) <= ALL_UP_TO,
        "left_out": len(every_plan) - len(plans),
        "most": MOST,
    }


def _link(view: PageContext, ids: Combination, names: dict[str, str]) -> ComparisonLink:
    return ComparisonLink(view.page(comparison_path(ids)), " ".join(ids), " – ".join(names[one] for one in ids))

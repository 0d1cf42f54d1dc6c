"""The chooser of comparisons: every plan while they are few, the newest ones with their comparisons when they are many."""

from __future__ import annotations

from pcmt.show.comparisons.chooser import SHOWN_PLANS, choice_facts
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import render_template
from tests.records import catalog, plan

LIGHT = 150_000


def chooser(count: int) -> str:
    """Return the HTML of the chooser for so many plans with long titles."""
    plans = [
        plan(f"ke-hoach-{number:04d}", subject="Tên " + "dài " * 30, period={"start": str(2000 + number // 50)})
        for number in range(count)
    ]
    view = PageContext(catalog(*plans), "../")
    return str(render_template("comparisons/chooser", view=view, **choice_facts(view)))


def test_few_plans_are_all_there() -> None:
    html = chooser(5)
    assert html.count('type="checkbox"') == 5 and html.count("data-plans=") == 25
    assert "mới nhất" not in html


def test_the_page_does_not_grow_with_the_plans() -> None:
    html = chooser(400)
    assert html.count('type="checkbox"') == SHOWN_PLANS
    assert 'value="ke-hoach-0399"' in html and 'value="ke-hoach-0001"' not in html
    assert SHOWN_PLANS / 2 <= html.count("data-plans=") <= 3 * SHOWN_PLANS
    assert "340 kế hoạch khác" in html
    assert len(html.encode()) < LIGHT


def test_a_plan_without_a_text_is_not_offered() -> None:
    held = plan("ke-hoach-giu", withheld={"reason": "chưa rõ", "by": "Văn phòng", "on": "2026-11-20"})
    view = PageContext(catalog(plan("ke-hoach-a"), plan("ke-hoach-b"), held.public_form), "../")
    html = str(render_template("comparisons/chooser", view=view, **choice_facts(view)))
    assert html.count('type="checkbox"') == 2 and "ke-hoach-giu" not in html

"""No body owes what was due before it began, nor what a plan whose time is over once asked: every agency, at several days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

import pytest

import pcmt.relate.tasks
from pcmt.model import Agency, Plan
from pcmt.model.plan import Period
from pcmt.relate.catalog import Catalog, build_catalog
from pcmt.show.parts.context import PageContext
from pcmt.show.tasks.agency_section import INHERITED, render_task_section
from tests.data_files import real_data

DAYS = (date(2024, 1, 15), date(2025, 2, 1), date(2025, 7, 2), date(2026, 11, 22), date(2027, 6, 1))
"""Before the plans, while they run, the day after districts ended, today, and later."""
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_PLAN = re.compile(r"ke-hoach/([a-z0-9-]+)/")
_SINCE = re.compile(r"\(từ (\d{1,2})/(\d{1,2})/(\d{4})\)")
_BEFORE = re.compile(r"trước (?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})")


def _catalog(day: date, *, without_periods: bool = False) -> Catalog:
    """The real data on another day; ``without_periods``: the plans as a clerk leaves them who finds no term in the text."""
    loaded = real_data()
    records = {kind: dict(group) for kind, group in loaded.records.items()}
    if without_periods:
        plans = cast("dict[str, Plan]", records[Plan.kind_id])
        records[Plan.kind_id] = {name: plan.model_copy(update={"period": Period()}) for name, plan in plans.items()}
    assert loaded.settings
    return build_catalog(loaded.settings, records, day, loaded.attachments)


def _inherited_rows(view: PageContext, agency: Agency) -> list[str]:
    html = str(render_task_section(view, agency))
    start = html.find(f'id="{INHERITED}"')
    return _ROW.findall(html[start : html.index("</table>", start)])[1:] if start >= 0 else []


def _day(numbers: tuple[str, ...]) -> date:
    day, month, year = map(int, numbers)
    return date(year, month, day)


def debts(catalog: Catalog, ends: dict[str, date]) -> Iterator[tuple[str, str]]:
    """Rows of tasks passed on, on the page of any agency, that nobody can owe; ``ends`` holds the last day of each plan."""
    view = PageContext(catalog)
    for agency in cast("list[Agency]", catalog.all(Agency.kind_id)):
        for row in _inherited_rows(view, agency):
            plan = next(name for name in _PLAN.findall(row) if name in ends)
            first = max([_day(one) for one in _SINCE.findall(row)], default=date.min)
            late = [one for one in _BEFORE.findall(row) if _day(one) - timedelta(days=1) < first]
            if late or ends[plan] < max(first, catalog.today):
                yield agency.id, re.sub(r"<[^>]+>", " ", row)


def _ends() -> dict[str, date]:
    plans = cast("dict[str, Plan]", real_data().records[Plan.kind_id])
    return {name: plan.period.end.last for name, plan in plans.items() if plan.period.end}


@pytest.mark.parametrize("without_periods", [False, True], ids=["as recorded", "no period recorded"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_agency_has_what_was_due_before_its_first_day_or_what_a_past_plan_asked(
    day: date, without_periods: bool
) -> None:
    assert list(debts(_catalog(day, without_periods=without_periods), _ends())) == []


def test_every_plan_of_the_portal_has_its_last_day() -> None:
    assert set(_ends()) == set(real_data().records[Plan.kind_id])


def test_the_walk_sees_the_debts_when_the_rule_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcmt.relate.tasks, "due_passes", lambda *_: True)
    found = {agency for agency, _ in debts(_catalog(date(2025, 7, 2)), _ends())}
    assert {f"ubnd-phuong-{ward}" for ward in ("dong-kinh", "luong-van-tri", "tam-thanh", "ky-lua")} <= found

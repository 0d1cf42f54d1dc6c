"""The calendar of a plan is offered while something in it is due."""

from __future__ import annotations

from datetime import date

import pytest

from pcmt.show.deadlines.occurrences import render_deadline_note
from tests.records import DATUM, plan, view

PLAN = plan(deadlines=({**DATUM, "before": "2026-12-20", "from": "Sở A"},))


@pytest.mark.parametrize(("today", "is_offered"), [(date(2026, 12, 19), True), (date(2026, 12, 20), False)])
def test_a_calendar_of_days_that_are_all_past_is_not_offered(today: date, is_offered: bool) -> None:
    html = render_deadline_note(view(PLAN, today=today), PLAN)
    assert ('href="webcal://thu.example/lich/ke-hoach/ke-hoach-a.ics"' in html) == is_offered
    assert ('href="../../dang-ky/#them-lich"' in html) == is_offered
    assert 'href="../../han-bao-cao/"' in html

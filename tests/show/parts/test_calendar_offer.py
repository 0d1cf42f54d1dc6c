"""The calendar of a plan is offered while something in it is due; a list of what is over leads to what followed it."""

from __future__ import annotations

from datetime import date

import pytest

from pcmt.relate.subscriptions import ALL, CAMPAIGN, PLACE, Scope
from pcmt.show.deadlines.occurrences import render_deadline_note
from pcmt.show.parts.calendar_offer import render_scope_offer
from tests.records import DATUM, campaign, place, plan, view

PLAN = plan(deadlines=({**DATUM, "before": "2026-12-20", "from": "Sở A"},))


@pytest.mark.parametrize(("today", "is_offered"), [(date(2026, 12, 19), True), (date(2026, 12, 20), False)])
def test_a_calendar_of_days_that_are_all_past_is_not_offered(today: date, is_offered: bool) -> None:
    html = render_deadline_note(view(PLAN, today=today), PLAN)
    assert ('href="webcal://thu.example/lich/ke-hoach/ke-hoach-a.ics"' in html) == is_offered
    assert ('href="../../dang-ky/#them-lich"' in html) == is_offered
    assert 'href="../../han-bao-cao/"' in html


def test_a_list_of_a_campaign_or_a_place_that_is_over_leads_to_what_followed() -> None:
    series = campaign("hang-nam", yearly={"month": "6", "day": "1"})
    old = campaign("nam-2025", series="hang-nam", start="2025-06-01", end="2025-06-30")
    new = place("xa-moi", level="commune", title="Xã Mới")
    gone = place("xa-cu", level="commune", title="Xã Cũ", until="2025-07-01")
    seen = view(series, old, new, gone)
    html = render_scope_offer(seen, Scope(CAMPAIGN, "nam-2025"))
    assert "webcal:" not in html and 'href="../../chien-dich/hang-nam/#nhan-tin"' in html and "đã kết thúc" in html
    assert "webcal:" not in (html := render_scope_offer(seen, Scope(PLACE, "xa-cu"))) and "chưa xác định" in html
    for scope in (ALL, Scope(CAMPAIGN, "hang-nam"), Scope(PLACE, "xa-moi")):
        assert "webcal:" in render_scope_offer(seen, scope)

"""How a plan and a list are cited: title, number, publisher, day of the data, address."""

from __future__ import annotations

from pcmt.show.plans.citation import render_citation, render_page_citation
from tests.records import plan, settings, view


def test_a_plan_is_cited_by_its_number_and_address() -> None:
    one = plan(number="12/KH-UBND")
    html = render_citation(view(one, site=settings(unit="Sở A")), one)
    line = "Tên ke-hoach-a, số 12/KH-UBND, Sở A, dữ liệu ngày 22/11/2026, https://thu.example/ke-hoach/ke-hoach-a/."
    assert f'id="dong-trich-dan">{line}</p>' in html
    assert "số None" not in render_citation(view(plan()), plan())


def test_a_title_is_escaped() -> None:
    assert "<b>" not in render_page_citation(view(), "<b>x</b>", "chi-tieu/")

"""The first screen of a place: who works there today, its plans with what became of them, what comes next."""

from __future__ import annotations

from pcmt.show.site.article import build_article
from pcmt.show.site.summaries.place_summary import leading_agencies, next_event, render_place_summary
from tests.records import agency, event, place, plan, view


def test_leading_agencies_are_of_today_and_the_most_referred_to_first() -> None:
    top, below = agency("uy-ban", place="tinh-a"), agency("phong", place="tinh-a", parent="uy-ban")
    ended = agency("so-cu", place="tinh-a", until="2025-03-01")
    group = agency("cac-so", place="tinh-a", is_group="true")
    seen = view(top, below, ended, group, agency("cong-an", place="tinh-a", parent="bo"), agency("bo"))
    assert [one.id for one in leading_agencies(seen, place())] == ["uy-ban", "cong-an"]


def test_a_plan_that_runs_comes_first_and_others_say_what_became_of_them() -> None:
    over, running = plan("a", period={"end": "2024"}), plan("b", period={"end": "2030"})
    words = render_place_summary(view(over, running), place())
    assert words.index("(thực hiện đến năm 2030)") < words.index("(đã hết thời hạn năm 2024)")
    many = [plan(f"p-{number}") for number in range(4)]
    assert '<a href="#ke-hoach">2 kế hoạch khác</a>' in render_place_summary(view(*many), place())


def test_the_next_event_is_one_that_takes_place() -> None:
    events = (
        event("qua", place="tinh-a", start="2026-06-26"),
        event("huy", place="tinh-a", start="2026-12-01", status="cancelled"),
        event("toi", place="tinh-a", start="2026-12-20"),
    )
    found = next_event(view(*events), place())
    assert found and found.id == "toi"
    assert "<dt>Sau ngày 22/11/2026</dt><dd><strong>20/12/2026</strong>: <a" in render_place_summary(
        view(*events), place()
    )
    assert next_event(view(), place()) is None


def test_a_commune_without_events_leads_to_all_of_them() -> None:
    commune, ended = place("xa-b", level="commune", parent="tinh-a"), place("xa-c", level="commune", until="2025-07-01")
    seen = view(place(), commune, ended, event(place="xa-b", start="2026-06-26"))
    words = '<dt>Sau ngày 22/11/2026</dt><dd>cổng chưa có sự kiện ở nơi này; xem <a href="'
    assert words in render_place_summary(seen, commune)
    assert 'su-kien/">tất cả sự kiện</a>' in render_place_summary(seen, commune)
    assert "chưa có sự kiện" not in render_place_summary(seen, place()) + render_place_summary(seen, ended)


def test_codes_and_days_are_folded_at_the_end() -> None:
    one = place(code="31", since="2025-07-01")
    html = build_article(view(one, plan()), one).html
    head, _, facts = html.partition('<h2 id="thong-tin">')
    assert "Mã đơn vị hành chính" not in head and '<details class="fold">' in facts.partition("Mã đơn vị")[0]

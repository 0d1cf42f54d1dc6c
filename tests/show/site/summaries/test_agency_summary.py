"""The first screen of an agency: tasks now and before, the next deadline, predecessors; facts are folded at the end."""

from __future__ import annotations

from datetime import date
from typing import Any

from pcmt.show.site.article import build_article
from pcmt.show.site.summaries.agency_summary import next_due, render_agency_summary
from tests.records import DATUM, agency, document, plan, view

DUTY = DATUM | {"what": "Tuyên truyền", "agency": "so-a", "agency_printed": "Sở A", "role": "lead"}
OLD = {"until": "2025-07-01", "successors": ({"agency": "so-moi", "since": "2025-07-01"},)}


def _deadline(what: str, day: str, **fields: str) -> dict[str, Any]:
    return DATUM | {"what": what, "on": day, "from": "Sở A", "from_agency": "so-a"} | fields


def test_tasks_of_plans_that_run_come_first_with_plan_and_end() -> None:
    running = plan("a", duties=(DUTY, DUTY), period={"start": "2026", "end": "2030"})
    over = plan("b", duties=(DUTY,), period={"start": "2024", "end": "2024"})
    words = render_agency_summary(view(running, over), agency())
    assert (
        'Nhiệm vụ hiện nay</dt><dd><a href="#viec-duoc-giao">2 nhiệm vụ</a> theo <a href="../../ke-hoach/a/">' in words
    )
    assert "(đến năm 2030); chưa có báo cáo thực hiện (tính đến ngày 22/11/2026)." in words
    assert '<dt>Nhiệm vụ trước đây</dt><dd><a href="#viec-duoc-giao">1 nhiệm vụ thuộc kế hoạch' in words
    assert words.count("chưa công bố kết quả") == 1


def test_of_many_plans_two_are_named() -> None:
    many = [plan(f"p-{number}", duties=(DUTY,)) for number in range(5)]
    words = render_agency_summary(view(*many), agency())
    assert words.count('href="../../ke-hoach/') == 2 and "và 3 kế hoạch, văn bản khác" in words


def test_an_agency_without_a_task_says_so_once() -> None:
    assert "chưa có kế hoạch, văn bản nào trên cổng giao nhiệm vụ" in render_agency_summary(view(), agency())
    over = plan(duties=(DUTY,), period={"end": "2024"})
    assert "không có nhiệm vụ nào trong các kế hoạch, văn bản chưa hết thời hạn" in render_agency_summary(
        view(over), agency()
    )
    issuer = render_agency_summary(view(document()), agency())
    assert "Nhiệm vụ" not in issuer and '<a href="#van-ban">1 văn bản</a>' in issuer


def test_a_former_agency_has_no_task_of_today_and_its_heir_has() -> None:
    old, new = agency("so-cu", **OLD), agency("so-moi")
    seen = view(old, new, plan(duties=(DUTY | {"agency": "so-cu"},)))
    assert "hiện nay" not in render_agency_summary(seen, old)
    words = render_agency_summary(seen, new)
    assert 'href="#nhan-tin"' in words and 'href="#nhan-tin"' not in render_agency_summary(seen, old)
    assert '<a href="#viec-tiep-nhan">1 nhiệm vụ kế thừa</a> theo' in words
    assert 'Kế thừa nhiệm vụ từ</dt><dd><a href="../../co-quan/so-cu/">' in words
    assert "Nay là: <a" in build_article(seen, old).html.partition('<dl class="summary-facts">')[0]


def test_the_next_deadline_is_of_this_agency_and_still_to_come() -> None:
    deadlines = (
        _deadline("đã qua", "2026-06-10"),
        _deadline("sau", "2027-06-10"),
        _deadline("tới", "2026-12-10"),
        _deadline("của sở khác", "2026-11-30", from_agency="so-b"),
    )
    seen = view(plan(deadlines=deadlines), agency("so-b"))
    due = next_due(seen, agency())
    assert due and (due.what, due.last_day) == ("tới", date(2026, 12, 10))
    assert "<dt>Hạn sau ngày 22/11/2026</dt><dd><strong>10/12/2026</strong>: <a" in render_agency_summary(
        seen, agency()
    )
    assert next_due(view(plan(deadlines=deadlines), agency("so-b"), today=date(2028, 1, 1)), agency()) is None


def test_facts_are_folded_behind_what_people_ask() -> None:
    one = agency(remark="Đầu mối phòng, chống ma túy.", aliases=("Sở A cũ",))
    html = build_article(view(one, plan(duties=(DUTY,))), one).html
    head, _, facts = html.partition('<h2 id="thong-tin">')
    assert "Đầu mối phòng, chống ma túy." in head and "Sở A cũ" not in head
    assert '<details class="fold">' in facts.partition("Sở A cũ")[0]
    assert head.index('class="summary-facts"') < head.index('id="viec-duoc-giao"')
    assert "Không nêu tên." not in render_agency_summary(view(), agency(is_group="true", remark="Không nêu tên."))

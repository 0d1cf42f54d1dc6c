"""Tasks: state of each, responsible agency today, due date, and the filter values."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pcmt.model import Agency, Plan, Record
from pcmt.relate.facets.tasks import TaskIndex
from pcmt.relate.tasks import Task, TaskRegister, count_states, years_of
from pcmt.show.site.article import build_article
from pcmt.show.tasks.agency_section import render_task_section
from pcmt.show.tasks.blocks import register_facts
from pcmt.show.tasks.listing import TaskLists
from pcmt.show.tasks.rows import render_agency_cell, render_due_cell, render_state_cell
from tests.records import DATUM, agency, catalog, event, place, plan, view

SOURCE = {"title": "Báo cáo 12/BC-STT", "checked_on": "2026-06-01"}
DONE = {"on": "2026-05-20", "what": "Đã tuyên truyền ở 12 trường.", "source": SOURCE}
WITHDRAWN = ({"on": "2026-06-02", "kind": "withdrawn", "what": "Đăng nhầm."},)


def _duty(agency_id: str = "so-a", **fields: Any) -> dict[str, Any]:
    return {**DATUM, "agency": agency_id, "agency_printed": "Sở", "role": "lead"} | fields


def _ended(record_id: str, *heirs: str, **fields: Any) -> Agency:
    successors = tuple({"agency": heir, "since": "2025-03-01"} for heir in heirs)
    return agency(record_id, until="2025-03-01", successors=successors, **fields)


def _register(*records: Record) -> TaskRegister:
    return TaskRegister(catalog(*records))


def _task(record: Plan, *others: Record) -> Task:
    return _register(record, *others).all[0]


def _found(index: TaskIndex, dimension: str, value: str) -> list[str]:
    return [task.plan.id for task in index.items(index.facet(dimension, value))]


# -- states --


@pytest.mark.parametrize(
    ("fields", "done", "state"),
    [
        ({}, None, "open"),
        ({"period": {"end": "2026"}}, None, "open"),
        ({"period": {"end": "2025"}}, None, "term_over"),
        ({"replaced_by": "ke-hoach-b"}, None, "replaced"),
        ({"history": WITHDRAWN}, None, "withdrawn"),
        ({"period": {"end": "2025"}}, DONE, "done"),
    ],
)
def test_a_task_is_open_while_its_plan_runs_and_nobody_reported(
    fields: dict[str, Any], done: dict[str, Any] | None, state: str
) -> None:
    assert _task(plan(duties=(_duty(done=done),), **fields), plan("ke-hoach-b")).state == state


def test_open_tasks_pass_to_the_heir_and_others_are_history() -> None:
    running = plan("a", duties=(_duty("so-cu"),))
    over = plan("b", duties=(_duty("so-cu"),), period={"end": "2025"})
    reported = plan("c", duties=(_duty("so-cu", done=DONE),))
    register = _register(_ended("so-cu", "so-moi"), agency("so-moi"), running, over, reported)
    heir = agency("so-moi")
    assert [(one.task.plan.id, one.successor.is_sure) for one in register.inherited(heir)] == [("a", True)]
    assert {one.task.plan.id for one in register.former(heir)} == {"b", "c"}
    assert register.own(heir) == [] and len(register.own(agency("so-cu"))) == 3
    assert count_states(register.all) == {"open": 1, "done": 1, "term_over": 1}


def test_nobody_is_named_where_nobody_is_known() -> None:
    task = _task(plan(duties=(_duty("so-cu"),)), _ended("so-cu"))
    assert task.is_orphaned and not task.is_passed_on
    seen = view(plan(duties=(_duty("so-cu"),)), _ended("so-cu"))
    assert "chưa xác định được cơ quan kế thừa" in render_agency_cell(seen, seen.tasks.all[0])


def test_an_heir_of_two_parts_has_the_task_once_with_both() -> None:
    split = [{"agency": "so-moi", "since": "2025-03-01", "what": part} for part in ("việc một", "việc hai")]
    old = agency("so-cu", until="2025-03-01", successors=tuple(split))
    seen = view(old, agency("so-moi"), plan(duties=(_duty("so-cu"),)))
    html = render_task_section(seen, agency("so-moi"))
    assert html.count("<tbody>") == 1 and html.count('#muc-i-1">') == 1
    assert "phần việc: việc một; từ 1/3/2025; phần việc: việc hai" in html and "có thể do cơ quan này tiếp nhận" in html


def test_units_below_with_tasks_are_named() -> None:
    seen = view(agency("phong-a", parent="so-a"), agency("phong-b", parent="so-a"), plan(duties=(_duty("phong-a"),)))
    html = render_task_section(seen, agency())
    assert "co-quan/phong-a/#viec-duoc-giao" in html and "(1 nhiệm vụ)" in html and "phong-b" not in html


def test_a_unit_that_only_took_tasks_over_is_named_by_those() -> None:
    heir = agency("phong-b", parent="so-a")
    seen = view(_ended("phong-a", "phong-b"), heir, plan(duties=(_duty("phong-a"),)))
    assert "co-quan/phong-b/#viec-tiep-nhan" in render_task_section(seen, agency())
    assert 'id="viec-tiep-nhan"' in render_task_section(seen, heir)


# -- due --


def test_a_due_date_stands_in_printed_words_and_as_a_day() -> None:
    deadline = {**DATUM, "from": "Sở", "from_agency": "so-a", "before": "2026-06-10"}
    task = _task(plan(duties=(_duty(due="trước ngày 10/6"),), deadlines=(deadline,)))
    assert render_due_cell(task) == (
        '“trước ngày 10/6”<br><span class="meta-line">trước ngày 10/6/2026 (chậm nhất là hết ngày 9/6/2026, thứ Ba)</span>'
    )
    assert render_due_cell(_task(plan(duties=(_duty(),), deadlines=(deadline,)))) == ""


def test_a_deadline_of_another_agency_is_not_this_tasks() -> None:
    deadline = {**DATUM, "from": "Sở khác", "from_agency": "so-b", "before": "2026-06-10"}
    assert _task(plan(duties=(_duty(due="tháng 6"),), deadlines=(deadline,)), agency("so-b")).deadlines == ()
    shared = (_duty("so-b", due="tháng 6"), _duty(role="support", due="tháng 6"))
    register = _register(plan(duties=shared, deadlines=(deadline,)), agency("so-b"))
    assert [len(task.deadlines) for task in register.all] == [1, 1]


def test_several_dates_are_told_apart() -> None:
    halves = [
        {**DATUM, "what": what, "from": "Sở", "on": day}
        for what, day in (("Nửa năm", "2026-06-10"), ("Cả năm", "2026-12-10"))
    ]
    words = render_due_cell(_task(plan(duties=(_duty(due="hai kỳ"),), deadlines=tuple(halves))))
    assert "Nửa năm: 10/6/2026" in words and "Cả năm: 10/12/2026" in words


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({"period": {"start": "2024", "end": "2026"}, "issued": "2023-12"}, (2024, 2025, 2026)),
        ({"period": {"end": "2025"}}, (2025,)),
        ({"issued": "2023-12-20"}, (2023,)),
        ({"deadlines": ({**DATUM, "from": "Sở", "before": "2025-02-06"},)}, (2025,)),
        ({}, ()),
    ],
)
def test_the_years_of_a_plan(fields: dict[str, Any], years: tuple[int, ...]) -> None:
    assert years_of(plan(**fields)) == years


# -- reports --


def test_a_report_is_shown_with_what_proves_it() -> None:
    proof = {"on": "2026-05", "what": "Đã mít tinh.", "event": "su-kien-a"}
    seen = view(plan("a", duties=(_duty(done=DONE), _duty(done=proof))), event())
    first, second = (render_state_cell(seen, task) for task in seen.tasks.all)
    assert "Đã tuyên truyền ở 12 trường. (20/5/2026)" in first and "nguồn: Báo cáo 12/BC-STT" in first
    assert "su-kien/su-kien-a/" in second and "tháng 5/2026" in second
    html = build_article(seen, seen.catalog.find("ke-hoach", "a")).html
    assert "Báo cáo thực hiện: Đã tuyên truyền ở 12 trường." in html


def test_without_a_report_no_page_says_that_nothing_was_done() -> None:
    seen = view(plan(duties=(_duty(),)))
    html = build_article(seen, agency()).html
    assert "1 nhiệm vụ</a> theo" in html and "chưa có báo cáo thực hiện" in html
    assert "chưa làm" not in html


# -- index --


def test_every_task_stands_under_each_of_its_values() -> None:
    ward = place("phuong", level="commune", parent="tinh-a")
    town = place("tp", parent="tinh-a", until="2025-03-01", successors=({"place": "phuong", "since": "2025-03-01"},))
    old = _ended("ubnd-tp", "ubnd-phuong", level="district", place="tp")
    units = [ward, town, old, agency("ubnd-phuong", level="commune", place="phuong")]
    running = plan("a", duties=(_duty("ubnd-tp"),), period={"start": "2025", "end": "2026"})
    over = plan("b", duties=(_duty("ubnd-tp", role="support"),), period={"end": "2024"})
    index = TaskIndex(found := catalog(*units, running, over), TaskRegister(found))
    assert _found(index, "dia-phuong", "phuong") == _found(index, "dia-phuong", "tinh-a") == ["a", "b"]
    assert _found(index, "cap", "huyen") == ["a", "b"] and _found(index, "cap", "xa") == ["a"]
    assert _found(index, "nam", "2025") == ["a"] and _found(index, "vai-tro", "phoi-hop") == ["b"]
    assert [index.title(one) for one in index.facets("tinh-trang")] == [
        "chưa có báo cáo",
        "kế hoạch hoặc văn bản đã hết thời hạn",
    ]
    assert [one.id for one in index.inside(index.facet("dia-phuong", "tinh-a"))] == ["phuong", "tp"]
    for dimension in index.dimensions:
        assert all(index.items(facet) for facet in index.facets(dimension))


def test_a_plan_that_tells_of_no_year_is_found_too() -> None:
    index = TaskIndex(found := catalog(plan(duties=(_duty(),))), TaskRegister(found))
    assert [index.title(one) for one in index.facets("nam")] == ["văn bản không ghi năm"]


# -- pages --


def test_lists_carry_every_task_once_and_go_on_where_they_grow_long() -> None:
    total = 2 * TaskLists.page_size + 1
    seen = view(plan(duties=tuple(_duty(what=f"việc {number}") for number in range(total))))
    pages = list(TaskLists.published(seen))
    paths = [one.path for one in pages if one.path.startswith("phan-cong/cap/tinh")]
    assert paths == ["phan-cong/cap/tinh/", "phan-cong/cap/tinh_trang-2/", "phan-cong/cap/tinh_trang-3/"]
    assert len({one.path for one in pages}) == len(pages)
    rows = [row for one in pages if one.path in paths for row in re.findall(r">(việc \d+)</a>", one.html)]
    assert rows == [f"việc {number}" for number in range(total)]
    facts = register_facts(seen)
    assert (
        facts["pager"][1:] == [(2, "../../phan-cong/trang/2/"), (3, "../../phan-cong/trang/3/")] and facts["can_filter"]
    )
    assert sum(len(part.rows) for part in facts["parts"]) == TaskLists.page_size
    assert {one.path for one in pages if "/trang/" in one.path} == {"phan-cong/trang/2/", "phan-cong/trang/3/"}


def test_text_of_plans_is_never_markup() -> None:
    seen = view(plan(duties=(_duty(what="<script>x</script>", due="<b>"),)))
    html = render_task_section(seen, agency()) + "".join(one.html for one in TaskLists.published(seen))
    assert "<script>x" not in html and "<b>" not in html and "&lt;script&gt;" in html


def test_an_agency_finds_the_way_to_calendar_and_feed_above_its_tasks_unless_it_ended() -> None:
    seen = view(plan(duties=(_duty(), _duty("so-cu"))), _ended("so-cu", "so-a"))
    html = build_article(seen, agency()).html
    assert html.index('href="#nhan-tin"') < html.index("<table") < html.index('id="nhan-tin"')
    assert html.count('href="webcal://thu.example/lich/co-quan/so-a.ics"') == 1
    old = build_article(seen, seen.catalog.find("co-quan", "so-cu")).html
    assert "webcal:" not in old and "Nhiệm vụ chưa có báo cáo: nay thuộc: " in old


def test_a_portal_without_tasks_has_no_lists() -> None:
    seen = view()
    assert list(TaskLists.published(seen)) == [] and register_facts(seen)["total"] == 0
    assert render_task_section(seen, agency()) == ""

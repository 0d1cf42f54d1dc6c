"""The first tasks of a value on a hand-written page: those to be done, and apart from them those that are past."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.show.site.look_up import UnknownRecord
from pcmt.show.site.macros import call_macro
from tests.records import DATUM, agency, plan, view

DUTY = {**DATUM, "agency": "so-a", "agency_printed": "Sở", "role": "lead"}


def _duty(**fields: Any) -> dict[str, Any]:
    return DUTY | fields


def test_a_page_may_show_the_first_tasks_of_a_value() -> None:
    seen = view(plan(duties=(_duty(what="một"), _duty(what="hai"))))
    html = call_macro("duties", seen, "cap", "tinh", 1)
    assert ">một</a>" in html and ">hai</a>" not in html and html.count("2 nhiệm vụ") == 1
    assert "Chưa có kế hoạch nào" in call_macro("duties", seen, "cap", "xa", 1)
    with pytest.raises(UnknownRecord, match="không lọc phân công theo"):
        call_macro("duties", seen, "mau", "do", 1)


def test_what_nobody_has_to_do_any_more_stands_folded_and_named() -> None:
    over = plan("cu", duties=(_duty(what="việc đã qua"),), period={"start": "2024-01-01", "end": "2024-12-31"})
    ended = agency("so-het", until="2025-07-01")
    left = plan("bo", issuer="so-het", duties=(_duty(what="việc bỏ lại"),), period={"start": "2025-01-01"})
    now = plan("moi", duties=(_duty(what="việc nay"),))
    html = call_macro("duties", view(over, left, now, ended), "cap", "tinh", 5)
    shown, fold = html.split("<details")
    assert "việc nay" in shown and "việc đã qua" not in shown and "việc bỏ lại" not in shown
    assert (
        "Đã có báo cáo, của kế hoạch đã qua hoặc của cơ quan không còn: 2 nhiệm vụ</summary>" in fold
        and "việc đã qua" in fold
    )
    assert "cơ quan ban hành kế hoạch đã giải thể hoặc sáp nhập" in fold
    assert "kế hoạch hoặc văn bản đã hết thời hạn" in fold
    alone = call_macro("duties", view(over), "cap", "tinh", 5)
    assert "Hiện không có nhiệm vụ nào của kế hoạch còn trong thời hạn." in alone.split("<details")[0]


def test_a_fold_says_how_many_of_the_past_tasks_it_lists() -> None:
    duties = tuple(_duty(what=f"việc {number}") for number in range(7))
    over = plan("cu", duties=duties, period={"start": "2024-01-01", "end": "2024-12-31"})
    fold = call_macro("duties", view(over), "cap", "tinh", 5).split("<details")[1]
    assert (
        fold.count("<li>") == 5
        and "không còn: 7 nhiệm vụ" in fold
        and fold.count("7 nhiệm vụ") == 1
        and "5 nhiệm vụ đầu trong số đó:" in fold
    )
    assert "trong số đó" not in call_macro("duties", view(over), "cap", "tinh", 7)


def test_a_task_whose_agency_ended_without_a_successor_says_so() -> None:
    ended = agency("so-het", until="2025-07-01")
    left = plan("nay", duties=(_duty(what="việc không ai giữ", agency="so-het"), _duty(what="việc nay")))
    shown, fold = call_macro("duties", view(left, ended), "cap", "tinh", 5).split("<details")
    assert "việc nay" in shown and "việc không ai giữ" not in shown
    assert "cơ quan thực hiện đã giải thể hoặc sáp nhập, chưa rõ cơ quan nhận việc" in fold
    assert "chưa có báo cáo" not in fold

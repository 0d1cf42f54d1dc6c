"""What to do in the month of reading: every month marked, the one of the build shown, replaced materials left out."""

from __future__ import annotations

import re

import pytest

from pcmt.model import Vocabulary
from pcmt.model.vocabulary import MONTH_TASKS
from pcmt.show.site.look_up import UnknownRecord
from pcmt.show.site.macros import call_macro
from tests.records import material, view, vocabulary


def tasks() -> Vocabulary:
    terms = (
        {"id": "mot", "title": "Gửi thư.", "months": ["11"], "audiences": ["phu-huynh"], "materials": ["thu", "cu"]},
        {"id": "hai", "title": "Treo áp phích", "months": ["2", "11"], "audiences": ["hoc-sinh"], "materials": []},
    )
    return Vocabulary(**vocabulary(MONTH_TASKS, {"a": "b"}).model_dump() | {"terms": terms})


RECORDS = (material("thu", title="Thư mẫu"), material("cu", title="Thư cũ", replaced_by="thu"))


def test_the_month_of_the_build_is_shown_and_the_others_wait() -> None:
    shown = str(call_macro("month_tasks", view(tasks(), *RECORDS), "hoc-sinh"))
    months = re.findall(r'data-show="running" data-yearly="([^"]+)"( hidden)?', shown)
    assert months == [("02-01/02-29", " hidden"), ("11-01/11-30", "")]
    assert shown.count("<li>Treo áp phích.</li>") == 2 and "Gửi thư" not in shown


def test_a_replaced_material_is_not_offered() -> None:
    shown = str(call_macro("month_tasks", view(tasks(), *RECORDS), "phu-huynh"))
    assert '<li>Gửi thư: <a href="../../tai-lieu/thu/">Thư mẫu</a>.</li>' in shown and "Thư cũ" not in shown


def test_a_portal_without_the_list_says_nothing() -> None:
    assert call_macro("month_tasks", view()) == ""


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(UnknownRecord, match="không có mục «ai»"):
        call_macro("month_tasks", view(tasks(), *RECORDS), "ai")

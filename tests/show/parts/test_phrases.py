"""Deadlines and targets in words: a passed time is never shown as still in time."""

from __future__ import annotations

from typing import Any

import pytest

from pcmt.model.plan import Deadline
from pcmt.model.target import Target
from pcmt.show.parts.phrases import deadline_words, target_words

PLACE = {"what": "báo cáo", "quote": "trích", "at": "I"}


def _deadline(**fields: Any) -> str:
    return deadline_words(Deadline(**PLACE, **{"from": "Sở"}, **fields))


def _rule(frequency: str, months: tuple[str, ...] = (), day: str | None = None) -> str:
    return _deadline(rule={"frequency": frequency, "months": months, "day": day})


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("2026-06-26", "trước ngày 26/6/2026 (chậm nhất là hết ngày 25/6/2026, thứ Năm)"),
        ("2026-07-01", "trước ngày 1/7/2026 (chậm nhất là hết ngày 30/6/2026, thứ Ba)"),
        ("2026-01-01", "trước ngày 1/1/2026 (chậm nhất là hết ngày 31/12/2025, thứ Tư)"),
        ("2024-03-01", "trước ngày 1/3/2024 (chậm nhất là hết ngày 29/2/2024, thứ Năm)"),
        ("2026-06", "trước tháng 6/2026 (chậm nhất là hết ngày 31/5/2026, Chủ nhật)"),
        ("2026", "trước năm 2026 (chậm nhất là hết ngày 31/12/2025, thứ Tư)"),
    ],
)
def test_before_a_day_names_the_last_good_day(before: str, words: str) -> None:
    assert _deadline(before=before) == words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-06-26", "26/6/2026, thứ Sáu"),
        ("2026-06", "tháng 6/2026 (không ghi ngày)"),
        ("2026", "năm 2026 (không ghi ngày)"),
    ],
)
def test_on_a_day_says_that_day(on: str, words: str) -> None:
    assert _deadline(on=on) == words


@pytest.mark.parametrize(
    ("frequency", "months", "day", "words"),
    [
        ("yearly", ("12",), "15", "hằng năm, trước ngày 15/12 (chậm nhất là hết ngày 14/12)"),
        ("yearly", ("7",), "1", "hằng năm, trước ngày 1/7 (chậm nhất là hết ngày cuối tháng 6)"),
        ("yearly", ("1",), "1", "hằng năm, trước ngày 1/1 (chậm nhất là hết ngày cuối tháng 12)"),
        (
            "half_yearly",
            ("6", "12"),
            "10",
            "6 tháng một lần, trước ngày 10 của các tháng 6, 12 (chậm nhất là hết ngày 9)",
        ),
        ("monthly", (), "1", "hằng tháng, trước ngày 1 (chậm nhất là hết ngày cuối của tháng liền trước)"),
        ("quarterly", ("3", "6"), None, "hằng quý, tháng 3, 6 (không ghi ngày)"),
        ("quarterly", (), None, "hằng quý (không ghi ngày)"),
        ("school_term", (), None, "mỗi học kỳ (không ghi ngày)"),
        ("ad_hoc", (), None, "khi có yêu cầu"),
    ],
)
def test_rules_say_the_cycle_and_the_day(frequency: str, months: tuple[str, ...], day: str | None, words: str) -> None:
    assert _rule(frequency, months, day) == words


def test_a_monthly_rule_needs_no_months() -> None:
    assert "25" in _rule("monthly", (), "25")
    assert not _rule("monthly", (), "25").endswith("các tháng ")


def test_a_deadline_without_a_day_says_so() -> None:
    assert _deadline() == "không ghi ngày"


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "words"),
    [
        ("more_than", "90", "%", "trên 90%"),
        ("at_least", "1", "buổi", "từ 1 buổi trở lên"),
        ("at_most", "1,5", "%", "không quá 1,5%"),
        ("less_than", "1000", "vụ", "dưới 1.000 vụ"),
        ("exactly", "100", None, "100"),
        ("exactly", "0", "điểm", "0 điểm"),
        ("qualitative", None, None, "không có con số"),
        ("at_least", None, "%", "không có con số"),
    ],
)
def test_targets_say_how_much(comparator: str, value: str | None, unit: str | None, words: str) -> None:
    assert target_words(Target(**PLACE, comparator=comparator, value=value, unit=unit)) == words


def test_a_rule_whose_day_counts_says_so() -> None:
    rule = {"frequency": "quarterly", "months": ("3", "6"), "day": "15", "inclusive": "có"}
    assert _deadline(rule=rule) == "hằng quý, chậm nhất là hết ngày 15 của các tháng 3, 6"

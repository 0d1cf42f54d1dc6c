"""A clock that cannot be right is reported once, with a message of its own, and causes no other error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pcmt.check import read_and_check


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2000, 1, 1), date(2026, 6, 1), date(2099, 1, 1)])
def test_a_wrong_clock_is_one_fault(today: date, portal: Path) -> None:
    _, problems = read_and_check(portal, today)
    assert [problem.code for problem in problems] == ["DONG_HO"]
    assert "máy đang chỉ ngày" in problems[0].message
    assert "chỉnh lại ngày giờ của máy" in problems[0].cure


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 12, 31)])
def test_a_sound_clock_is_none(today: date, portal: Path) -> None:
    assert read_and_check(portal, today)[1] == []

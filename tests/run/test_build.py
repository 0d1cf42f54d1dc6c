"""How long work still takes: measured over its last seconds, said in words."""

from __future__ import annotations

import pytest

from pcmt.run.build import Pace, time_left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "còn khoảng 5 giây"),
        (31, "còn khoảng 35 giây"),
        (55, "còn khoảng 55 giây"),
        (56, "còn khoảng 1 phút"),
        (121, "còn khoảng 3 phút"),
        (3_600, "còn khoảng 1 giờ"),
        (4_000, "còn khoảng 1 giờ 7 phút"),
    ],
)
def test_time_left_in_words(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def test_forms_from_the_cache_do_not_count_for_the_rest() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    for done in range(1_000):  # at once
        assert pace.seconds_left(done, 1_100) is None
    for done in range(1_000, 1_050):  # one a second
        now += 1
        left = pace.seconds_left(done, 1_100)
    assert left == pytest.approx(51, abs=6)
    assert pace.seconds == 50

"""Lines are folded as icalendar folds them, byte for byte."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from pcmt.publish.calendars.folding import folded

LETTERS = st.text(st.sampled_from("aếộ \\^,;😀"), max_size=400)


@given(LETTERS)
@example("a" * 74)
@example("a" * 75)
@example("a" * 73 + "\\n" + "ế" * 80)
@example("a" * 73 + "\\\\" + "^^" * 80)
@example("😀" * 100)
def test_a_line_is_folded_as_by_the_library(line: str) -> None:
    assert folded(line) == Contentline(line).to_ical()


def test_no_line_is_longer_than_the_limit() -> None:
    text = "DESCRIPTION:" + "Tháng hành động phòng\\, chống ma túy\\n" * 30
    lines = folded(text).split(b"\r\n")
    assert max(map(len, lines)) <= 75 and b"".join([lines[0], *(one[1:] for one in lines[1:])]).decode() == text

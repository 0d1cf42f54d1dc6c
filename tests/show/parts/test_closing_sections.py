"""The lead of the editor's notes is said only where a note refers to a place of a text."""

from __future__ import annotations

from pcmt.model.record import Note
from pcmt.show.parts.closing_sections import render_notes

LEAD = "Văn bản được giữ nguyên theo bản gốc"


def test_notes_on_a_place_of_a_text_say_that_the_text_is_kept() -> None:
    shown = render_notes((Note(note="In thiếu số.", at="II.1"), Note(note="Đã đối chiếu.")), ("muc-ii-1", ""))
    assert LEAD in shown and 'href="#muc-ii-1"' in shown and shown.count("<li") == 2


def test_notes_of_a_record_without_a_text_do_not() -> None:
    assert LEAD not in render_notes((Note(note="Đã gọi thử."),), ("",))
    assert render_notes((), ()) == ""

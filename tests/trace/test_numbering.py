"""Reads of rules are rows of numbers; numbers that no rule uses any more are given up."""

from __future__ import annotations

from pcmt.trace.numbering import Numbering, QuestionNumbering, joined, numbers_in, packed_numbers
from pcmt.trace.traces import MadeValue, Trace, TraceBook


def test_rows_of_numbers_come_back_and_join() -> None:
    rows = [packed_numbers(row) for row in ([], [3, 1], [70_000, 3])]
    assert [sorted(numbers_in(row)) for row in rows] == [[], [1, 3], [3, 70_000]]
    assert joined(rows) == {1, 3, 70_000} and joined([]) == set()


def test_a_thing_keeps_its_number() -> None:
    numbering = Numbering(["a", "b"])
    assert (numbering.number("c"), numbering.number("a"), numbering.things) == (2, 0, ["a", "b", "c"])
    assert numbering.known(["c", "x", "b"]) == {2, 1}


def test_groups_of_questions_are_kept_beside_them() -> None:
    question = ("catalog", (".", "today"))
    found = QuestionNumbering()
    assert found.number(question) == 0
    again = QuestionNumbering(found.things, ["kept"])
    assert (again.number(question), again.groups) == (0, ["kept"])


def _book(read: int, known: int) -> TraceBook:
    """Return a book of one rule that reads the last ``read`` of the ``known`` fields and asks one question of three."""
    fields = Numbering([("su-kien", f"e{number}", "title") for number in range(known)])
    questions = QuestionNumbering([("catalog", (".", name)) for name in ("settings", "today", "events")], "xyz")
    row = packed_numbers(range(known - read, known))
    trace = Trace(row, packed_numbers([1]), False, "", MadeValue("Một"), ())
    return TraceBook({"thử": trace}, fields, questions, {1: b"day"})


def test_numbers_that_no_rule_uses_are_given_up_once_they_are_most() -> None:
    book = _book(read=2, known=9)
    before = book.fields_of("thử")
    book.compact()
    assert book.fields_of("thử") == before and len(book.fields.things) == 2
    [number] = numbers_in(book.traces["thử"].questions)
    assert (book.questions.things[number][1][1], book.questions.groups) == ("today", ["y"])
    assert book.answers == {number: b"day"} and book.traces["thử"].made.value == "Một"


def test_numbers_in_use_are_counted_when_there_are_more_of_them() -> None:
    book = _book(read=2, known=19)
    book.counted = 21  # of the 22 that there are
    book.compact()
    assert len(book.fields.things) == 19 and book.counted == 21
    for number in range(2):
        book.fields.number(("su-kien", f"later{number}", "title"))
    book.compact()
    assert len(book.fields.things) == 2 and book.counted == 3


def test_numbers_stay_while_most_are_in_use() -> None:
    book = _book(read=8, known=9)
    book.questions = QuestionNumbering(book.questions.things[:2], ["x", "y"])
    rows = book.traces["thử"]
    book.compact()
    assert book.traces["thử"] is rows and len(book.fields.things) == 9

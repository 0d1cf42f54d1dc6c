"""Reads of rules are rows of numbers; numbers that no rule uses any more are given up."""

from __future__ import annotations

from pcmt.model import KINDS
from pcmt.trace.notes import FieldRead
from pcmt.trace.numbering import FieldNumbering, Numbering, QuestionNumbering, joined, numbers_in, packed_numbers
from pcmt.trace.traces import MadeValue, Trace, TraceBook


def test_rows_of_numbers_come_back_and_join() -> None:
    rows = [packed_numbers(row) for row in ([], [3, 1], [70_000, 3])]
    assert [sorted(numbers_in(row)) for row in rows] == [[], [1, 3], [3, 70_000]]
    assert joined(rows) == {1, 3, 70_000} and joined([]) == set()


def test_a_thing_keeps_its_number() -> None:
    numbering = Numbering(["a", "b"])
    assert (numbering.number("c"), numbering.number("a"), numbering.things) == (2, 0, ["a", "b", "c"])
    assert [numbering.find(one) for one in "cxb"] == [2, None, 1]
    assert (numbering.of_some([2, 0]).things, numbering.is_mostly({2, 1}), numbering.is_mostly({1})) == (
        ["c", "a"],
        True,
        False,
    )


FIELDS: list[FieldRead] = [
    ("su-kien", "a", "title"),
    ("su-kien", "a", "*"),
    ("su-kien", "", "+"),
    ("ke-hoach", "a", "title"),
]


def test_a_field_has_the_number_of_its_record_and_of_its_place() -> None:
    found = FieldNumbering()
    numbers = [found.number(one) for one in FIELDS]
    assert len({*numbers}) == len(FIELDS) and [found.field(one) for one in numbers] == FIELDS
    assert found.records.things == [("su-kien", "a"), ("su-kien", ""), ("ke-hoach", "a")]
    assert found.known([FIELDS[1], ("su-kien", "b", "title")]) == {numbers[1]}
    assert found.records_in(numbers) == {0, 1, 2}
    kept = found.of_some([2, 0])
    (row,) = numbers_in(found.renumbered(packed_numbers(numbers[:1]), {0: 1}))
    assert kept.field(row) == FIELDS[0]


def test_every_field_of_a_kind_has_a_place() -> None:
    numbering = FieldNumbering()
    for kind, model in KINDS.items():
        fields = [(kind, "a", name) for name in model.model_fields]
        assert list(map(numbering.field, map(numbering.number, fields))) == fields


def test_things_come_back_from_chunks_and_those_that_were_full_are_not_made_again() -> None:
    numbering = Numbering(range(20_000))
    chunks = numbering.chunks()
    again = Numbering[int].of_chunks(chunks)
    assert again.things == numbering.things and len(chunks) == 3
    again.number(-1)
    later = again.chunks()
    assert [one is other for one, other in zip(later, chunks, strict=True)] == [True, True, False]
    assert Numbering[int].of_chunks(later).things == [*range(20_000), -1]
    assert Numbering[int].of_chunks([]).things == []


def test_groups_of_questions_are_kept_beside_them() -> None:
    question = ("catalog", (".", "today"))
    found = QuestionNumbering()
    assert found.number(question) == 0
    again = QuestionNumbering(found.things, ["kept"])
    assert (again.number(question), again.groups) == (0, ["kept"])
    for other in (again.of_some([0]), QuestionNumbering.of_chunks(again.chunks())):
        assert (other.number(question), other.groups) == (0, ["kept"])


def _book(read: int, known: int) -> TraceBook:
    """Return a book of one rule that reads the last ``read`` of the ``known`` fields and asks one question of three."""
    fields = FieldNumbering()
    numbers = [fields.number(("su-kien", f"e{number}", "title")) for number in range(known)]
    questions = QuestionNumbering([("catalog", (".", name)) for name in ("settings", "today", "events")], "xyz")
    row = packed_numbers(numbers[-read:])
    trace = Trace(row, packed_numbers([1]), False, "", MadeValue("Một"), ())
    return TraceBook({"thử": trace}, fields, questions, {1: b"day"})


def test_numbers_that_no_rule_uses_are_given_up_once_they_are_most() -> None:
    book = _book(read=2, known=9)
    before = book.fields_of("thử")
    book.compact()
    assert book.fields_of("thử") == before and len(book.fields.records.things) == 2
    [number] = numbers_in(book.traces["thử"].questions)
    assert (book.questions.things[number][1][1], book.questions.groups) == ("today", ["y"])
    assert book.answers == {number: b"day"} and book.traces["thử"].made.value == "Một"


def test_numbers_in_use_are_counted_when_there_are_more_of_them() -> None:
    book = _book(read=2, known=19)
    book.counted = 21  # of the 22 that there are
    book.compact()
    assert len(book.fields.records.things) == 19 and book.counted == 21
    for number in range(2):
        book.fields.number(("su-kien", f"later{number}", "title"))
    book.compact()
    assert len(book.fields.records.things) == 2 and book.counted == 3


def test_numbers_stay_while_most_are_in_use() -> None:
    book = _book(read=8, known=9)
    book.questions = QuestionNumbering(book.questions.things[:2], ["x", "y"])
    rows = book.traces["thử"]
    book.compact()
    assert book.traces["thử"] is rows and len(book.fields.records.things) == 9

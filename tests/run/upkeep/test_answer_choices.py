"""Questions of a new record show what may be answered; names are taken for ids, Enter for the only choice."""

from __future__ import annotations

import pytest

from pcmt.model import Record
from pcmt.model.fields import Link
from pcmt.read.records import Loaded
from pcmt.run.upkeep.answer_choices import AnswerChoices, choices_of
from pcmt.run.upkeep.new_record import questions_of
from tests import records

AUDIENCES = records.vocabulary("doi-tuong", {"moi-nguoi": "Mọi người", "giao-vien": "Giáo viên, nhà trường"})


def loaded(*found: Record) -> Loaded:
    every = Loaded()
    for one in (AUDIENCES, *found):
        every.records[one.kind_id][one.id] = one
    return every


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("moi-nguoi", "moi-nguoi"),
        ("Mọi người", "moi-nguoi"),
        ("moi nguoi, giao-vien", "moi-nguoi, giao-vien"),
        ("Giáo viên, nhà trường", "giao-vien"),
        ("gì khác", "gì khác"),
        ("", ""),
    ],
)
def test_names_are_taken_for_ids(typed: str, read: str) -> None:
    choices = choices_of(loaded(), Link(vocabulary="doi-tuong"))
    assert choices.read(typed) == read
    assert choices.words == "moi-nguoi (Mọi người), giao-vien (Giáo viên, nhà trường)"


def test_the_only_agency_is_chosen_by_enter() -> None:
    one = choices_of(loaded(records.agency("ubnd-a")), Link("co-quan"))
    assert (one.usual, one.read(" "), one.read("khac")) == ("ubnd-a", "ubnd-a", "khac")
    assert one.words.endswith("Enter là chọn")
    two = choices_of(loaded(records.agency("ubnd-a"), records.agency("ubnd-b")), Link("co-quan"))
    assert (two.usual, two.read("")) == ("", "")


def test_shared_agencies_are_not_offered() -> None:
    every = loaded(records.agency("ubnd-a"), records.agency("bo-cong-an"))
    every.shared.add("data/co-quan/bo-cong-an.yaml")
    assert choices_of(every, Link("co-quan")).usual == "ubnd-a"


def test_codes_are_shown_with_their_meaning_and_found_by_it() -> None:
    (status,) = (one for one in questions_of(type(records.event())) if one.key == "status")
    choices = choices_of(loaded(), status.link, status.codes)
    assert "cancelled (" in choices.words
    meaning = choices.words.partition("cancelled (")[2].partition(")")[0]
    assert choices.read(meaning) == "cancelled"


def test_a_long_list_is_cut() -> None:
    assert AnswerChoices({f"a-{number}": str(number) for number in range(40)}).words.endswith(", …")

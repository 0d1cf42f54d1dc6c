"""Answers with equal digests are equal."""

from __future__ import annotations

from pcmt.model.vocabulary import MaterialType
from pcmt.trace.digests import digest_of


def test_answers_that_differ_in_value_or_type_have_other_digests() -> None:
    answers = [
        None,
        True,
        False,
        1,
        0,
        -1,
        10**40,
        1.0,
        "",
        "1",
        "None",
        "True",
        b"1",
        (),
        (1,),
        [1],
        MaterialType.POSTER,
    ]
    assert len({digest_of(one) for one in answers}) == len(answers)
    assert digest_of(10**40) == digest_of(int("1" + 40 * "0"))

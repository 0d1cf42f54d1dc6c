"""Numbers to call: those that can be dialled in Vietnam pass as typed, others are refused with what is missing."""

from __future__ import annotations

import pytest

from pcmt.text.phone_numbers import plausible_number


class _RefusedError(Exception):
    """What the test raises in the place of a fault of a field."""


@pytest.mark.parametrize(
    "number", ["111", "1022", "18001567", "1900 1567", "0205 3812 345", "0912.345.678", "+84 205 3812 345"]
)
def test_numbers_that_can_be_dialled(number: str) -> None:
    assert plausible_number(number, _RefusedError) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("2053812345", "thiếu số 0 ở đầu"),
        ("205 3812 345", 'viết "0205 3812 345"'),
        ("22", "không phải là số gọi được"),
        ("0123", "không phải là số gọi được"),
        ("012345678901234", "không phải là số gọi được"),
    ],
)
def test_other_numbers_are_refused_with_the_cure(number: str, words: str) -> None:
    with pytest.raises(_RefusedError) as caught:
        plausible_number(number, _RefusedError)
    assert words in " ".join(caught.value.args)

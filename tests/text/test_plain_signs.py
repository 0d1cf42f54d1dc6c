"""A text is read alike however its signs were typed, and keeps its lines."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from pcmt.text.plain_signs import plain_signs


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (normalize("NFD", "Tối mật"), "Tối mật"),
        ("０９١٢ 3", "0912 3"),
        ("a\u00a0b\u200bc\u00add", "a bcd"),
        ("0912–345—678", "0912-345-678"),
        ("D Ự   T H Ả O", "DỰ   THẢO"),
        ("a b, c d", "a b, c d"),
        ("xã A, B", "xã A, B"),
    ],
)
def test_signs_are_read_alike(typed: str, read: str) -> None:
    assert plain_signs(typed) == read
    assert plain_signs(read) == read


def test_lines_stay() -> None:
    text = normalize("NFD", "một\n\n  hai\u200b\r\nba")
    assert plain_signs(text).count("\n") == text.count("\n")

"""Vietnamese text: folding, slugs, dictionary order, dates and numbers as people read them."""

from __future__ import annotations

import random
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.text.dates import VIETNAM, PartialDate
from pcmt.text.formats import format_date, format_moment, format_number, format_span
from pcmt.text.vietnamese import fold, fold_spaces, heading_slug, lower_first, slugify, sort_key, squeeze

# The order of a Vietnamese dictionary: letters first, then huyền, hỏi, ngã, sắc, nặng; case never counts.
# ``ba`` and ``bac`` differ in letters, so every tone of ``ba`` precedes ``bac``.
DICTIONARY = (
    "an|An Giang|anh|ăn|ân|ba|bà|bả|bã|bá|bạ|bac|bắc|Cà Mau|da|dạ|đa|đạ|Đà Nẵng|em|êm|"
    "ma|mà|mả|mã|má|mạ|man|mát|o|ô|ơ|u|ư|ví|vị|y|ý"
)


def test_sorts_as_a_dictionary_does() -> None:
    words = DICTIONARY.split("|")
    for form in ("NFC", "NFD"):
        mixed = [unicodedata.normalize(form, word) for word in words]
        random.Random(138).shuffle(mixed)
        assert [unicodedata.normalize("NFC", word) for word in sorted(mixed, key=sort_key)] == words


def test_tones_only_break_ties() -> None:
    assert sort_key("má a") < sort_key("ma b")
    assert sort_key("ĐÀ NẴNG") == sort_key("đà nẵng")
    assert sort_key("Kế hoạch 9") < sort_key("Kế hoạch a")


@pytest.mark.parametrize(
    "words",
    [
        ["Lớp 1", "Lớp 6", "lớp 9", "Lớp 10", "Lớp 12"],
        ["2. Việc", "10. Việc"],
        ["Khu phố 2A", "Khu phố 2B", "Khu phố 10"],
        ["Kế hoạch số 007", "Kế hoạch số 12", "Kế hoạch số 120"],
        ["Tháng 6/2026, đợt 2", "Tháng 6/2026, đợt 11"],
    ],
)
def test_numbers_go_by_their_size(words: list[str]) -> None:
    assert sorted({*words}, key=sort_key) == words


@pytest.mark.parametrize("word", ["Đường dây nóng", "ĐƯỜNG DÂY NÓNG", "đường dây nóng", "duong day nong"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_folds_as_a_phone_without_accents_types(word: str, form: Literal["NFC", "NFD"]) -> None:
    assert fold(unicodedata.normalize(form, word)) == "duong day nong"


@pytest.mark.parametrize(("old", "new"), [("ma tuý", "ma túy"), ("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy")])
def test_old_and_new_tone_places_fold_alike(old: str, new: str) -> None:
    assert fold(old) == fold(new)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(max_size=60))
def test_a_slug_has_the_form_of_an_id_or_is_nothing(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kế hoạch số 12/KH-UBND", "ke-hoach-so-12-kh-ubnd"),
        ("  Đồng Tháp – “2026”! ", "dong-thap-2026"),
        ("…", ""),
        ("<b>x</b>", "b-x-b"),
    ],
)
def test_slugs_keep_every_letter(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_heading_slugs_use_the_separator_asked_for() -> None:
    assert heading_slug("Đường dây nóng", "_") == "duong_day_nong"


@given(st.text(alphabet=st.sampled_from("aé túy\u00a0\u1680\u2003\u2028\u2029\u202f\u3000\t\n\r\x0b\x1c\x85\u200b")))
def test_folds_what_takes_apart_a_text(text: str) -> None:
    assert fold_spaces(text) == " ".join(text.split())


def test_squeezes_spaces_and_composes() -> None:
    assert squeeze(unicodedata.normalize("NFD", "  ma\u00a0 \n túy\t")) == "ma túy"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (PartialDate(2024), "năm 2024"),
        (PartialDate(2024, 3), "tháng 3/2024"),
        (PartialDate(2024, 3, 5), "5/3/2024"),
        (date(2026, 6, 26), "26/6/2026"),
    ],
)
def test_says_no_more_of_a_date_than_the_source(value: date | PartialDate, words: str) -> None:
    assert format_date(value) == words


def test_clock_times_are_told_in_vietnam() -> None:
    assert format_moment(datetime(2026, 6, 26, 1, 5, tzinfo=UTC)) == "8 giờ 05, 26/6/2026"
    assert format_moment(datetime(2026, 6, 25, 17, 0, tzinfo=UTC)) == "0 giờ, 26/6/2026"
    assert format_moment(date(2026, 6, 27)) == "27/6/2026"


def test_a_span_of_one_moment_is_one_moment() -> None:
    first, last = date(2026, 6, 1), date(2026, 6, 30)
    assert format_span(first, first) == "1/6/2026"
    assert format_span(first, last) == "1/6/2026 – 30/6/2026"
    start = datetime(2026, 6, 1, 8, tzinfo=VIETNAM)
    assert format_span(start, start.replace(hour=10)) == "8 giờ, 1/6/2026 – 10 giờ, 1/6/2026"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (Decimal("1000"), "1.000"),
        (Decimal("100"), "100"),
        (Decimal("1.50"), "1,5"),
        (Decimal("2.00"), "2"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("-1234.5"), "-1.234,5"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_numbers_have_vietnamese_dots_and_commas(value: Decimal | int, words: str) -> None:
    assert format_number(value) == words


def test_inside_a_sentence_only_an_abbreviation_keeps_its_capital() -> None:
    assert [lower_first(words) for words in ("Bản chụp", "UBND tỉnh", "Ủy ban", "PDF", "4 trang", "Ý", "")] == [
        *("bản chụp", "UBND tỉnh", "ủy ban", "PDF", "4 trang", "ý", "")
    ]

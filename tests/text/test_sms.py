"""Text messages counted as networks bill them (3GPP TS 23.038 and 23.040)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcmt.text.sms import DEFAULT_ALPHABET, EXTENSION, SmsCount, count_sms, without_marks

GSM_TEXT = st.text(st.sampled_from(sorted(DEFAULT_ALPHABET | EXTENSION)), max_size=700)
ANY_TEXT = st.text(max_size=400)


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", "GSM-7", 0, 0),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 306, "GSM-7", 306, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("[HOAN]", "GSM-7", 8, 1),
        ("€" * 80, "GSM-7", 160, 1),
        ("€" * 81, "GSM-7", 162, 2),
        ("à è é ì ò ù", "GSM-7", 11, 1),  # letters of Vietnamese too, and the only marked ones of the alphabet
        ("ạ" * 70, "UCS-2", 70, 1),
        ("ạ" * 71, "UCS-2", 71, 2),
        ("ạ" * 134, "UCS-2", 134, 2),
        ("ạ" * 135, "UCS-2", 135, 3),
        ("Ngày 26/6", "GSM-7", 9, 1),
        ("Đăng ký", "UCS-2", 7, 1),
        ("ạ[]", "UCS-2", 3, 1),  # no escapes in UCS-2
        ("🏃" * 35, "UCS-2", 70, 1),
        ("🏃" * 36, "UCS-2", 72, 2),
        ("“", "UCS-2", 1, 1),
        ("`", "UCS-2", 1, 1),  # ASCII, but not of the GSM alphabet
    ],
)
def test_counts(text: str, alphabet: str, units: int, parts: int) -> None:
    assert count_sms(text) == SmsCount(alphabet, units, parts)


def test_the_alphabet_is_whole() -> None:
    assert (len(DEFAULT_ALPHABET), len(EXTENSION)) == (127, 10)
    assert not DEFAULT_ALPHABET & EXTENSION
    assert {char for char in map(chr, range(32, 127)) if char not in DEFAULT_ALPHABET | EXTENSION} == {"`"}


def test_no_character_is_split_over_a_border() -> None:
    # The pair would occupy septets 153 and 154: it moves to the next part and leaves one septet of this one empty.
    assert count_sms("a" * 152 + "[" + "a" * 152).parts == 3
    assert count_sms("a" * 151 + "[" + "a" * 153).parts == 2
    assert count_sms("ạ" * 66 + "🏃" + "ạ" * 66).parts == 3
    assert count_sms("ạ" * 65 + "🏃" + "ạ" * 67).parts == 2


@given(GSM_TEXT)
def test_parts_hold_what_is_counted(text: str) -> None:
    count = count_sms(text)
    assert count.alphabet == "GSM-7"
    assert count.units == len(text) + sum(char in EXTENSION for char in text)
    assert count.units <= count.room
    # At most one septet of each part is lost to an escape that would be split.
    if count.parts > 1:
        assert count.units > 160
        assert count.units > (count.parts - 1) * 152


@given(ANY_TEXT)
def test_a_border_is_where_networks_put_it(text: str) -> None:
    count = count_sms(text)
    is_gsm = set(text) <= DEFAULT_ALPHABET | EXTENSION
    assert count.alphabet == ("GSM-7" if is_gsm else "UCS-2")
    if not is_gsm:
        assert count.units == len(text.encode("utf-16-be", "surrogatepass")) // 2
        assert (count.parts == 1) == (count.units <= 70)
    assert count.units <= count.room


@given(GSM_TEXT, st.sampled_from(sorted(EXTENSION | {"a"})))
def test_a_longer_text_never_costs_less(text: str, more: str) -> None:
    assert count_sms(text + more).parts >= count_sms(text).parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã HOÃN: “Ủy ban” – 27/6…", 'Da HOAN: "Uy ban" - 27/6...'),
        ("Tuý, túy, Thuỷ", "Tuy, tuy, Thuy"),
        ("Xã Ea H’leo, 5 km²", "Xa Ea H'leo, 5 km2"),
        ("½ ngày", "1/2 ngay"),
        ("đỏ🏃 xanh", "do xanh"),
        ("cả\u00a0ngày", "ca ngay"),
    ],
)
def test_marks_are_taken_off(text: str, expected: str) -> None:
    assert without_marks(text) == expected
    assert without_marks(unicodedata.normalize("NFD", text)) == expected


@given(ANY_TEXT)
def test_what_has_no_marks_is_fit_for_the_cheap_alphabet(text: str) -> None:
    plain = without_marks(text)
    assert count_sms(plain).alphabet == "GSM-7"
    assert without_marks(plain) == plain


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậĂÂĐÊÔƠƯỆỘỮ ,.")))
def test_case_and_length_stay(text: str) -> None:
    plain = without_marks(text)
    assert len(plain) == len(text)
    assert [char.isupper() for char in plain] == [char.isupper() for char in text]

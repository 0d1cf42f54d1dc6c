"""Data on private persons in the portal's own texts: phone numbers, e-mail addresses, full names of pupils.

Luật 91/2025/QH15, Điều 24: publishing a child's private life requires the consent of child and guardian. Only patterns
that can be distinguished from offices and hotlines are searched; identity numbers are found in every file
(``check.encoding``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.model import Event, Helpline, Record
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

# Area code or prefix of three digits and more in one piece: a day (02-06-2026) or a time never looks like that.
_PHONE = re.compile(r"(?<![\w./+-])(?:\+84[ .]?[0-9]{2,3}|\(?0[0-9]{2,4}\)?)(?:[ .-]?[0-9]){5,8}(?![\w/:-]|[.,][0-9])")
_PHONE_DIGITS = (10, 11)
# Possessive, and only from the start of a run: otherwise a word of 60,000 letters is read 60,000 times.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+")
_OFFICIAL_MAIL = re.compile(r"@(?:[a-z0-9-]+\.)*(?:gov|edu)\.vn\Z")
_FAMILY = "Nguyễn|Trần|Phạm|Huỳnh|Đặng|Đỗ|Ngô|Trịnh|Giàng|Sùng"
_FAMILY_OR_GIVEN = "Lê|Hoàng|Phan|Vũ|Võ|Bùi|Hồ|Dương|Lý|Đinh|Đoàn|Mai|Lương|Vàng|Lò|Hà"
_CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NAME = rf"(?: [{_CAPITALS}][^\W0-9_]*)"
FULL_NAME = rf"(?:(?:{_FAMILY}){_NAME}{{1,3}}|(?:{_FAMILY_OR_GIVEN}){_NAME}{{2,3}})(?!\w)"
# "em Minh", "em Mai Anh" are made-up names in a lesson; family name and given name together are somebody. Schools bear such
# names too, so behind "học sinh" it takes a class or a year of birth to be sure.
_PUPIL = re.compile(
    rf"(?<!\w)(?:[Ee]m|[Cc]háu) {FULL_NAME}"
    rf"|(?<!\w)(?:[Hh]ọc sinh|[Ss]inh viên) {FULL_NAME}(?=,? \(?(?:lớp [0-9]|sinh năm|học lớp))"
)
_MOBILE = re.compile(r"0[35789][0-9]{8}\Z")
NUMBER_CURE = "xóa số này; người đọc cần gọi thì liên kết tới đường dây nóng, hoặc ghi số của đơn vị vào contact"
MAIL_CURE = "xóa, hoặc dùng hộp thư của cơ quan có đuôi .gov.vn, .edu.vn"
NAME_CURE = "bỏ họ tên, trường, lớp; trong bài tập chỉ dùng tên gọi như «em Minh»"


def check_personal_data(loaded: Loaded) -> Iterator[Problem]:
    """Check the own texts of every record, and whether the contact number of an event looks like a private mobile number."""
    known = published_numbers(loaded)
    for record, texts in loaded.with_facts(_suspect_texts, loaded):
        for where, text in texts:
            for index, code, message, cure in find_personal(text, known):
                down = lines_down(loaded, record, where, text, index)
                yield loaded.problem(record, where, code, message, cure, lines_down=down)
    for event, numbers in loaded.with_facts(_mobile_numbers, loaded.every(Event)):
        if known.isdisjoint(numbers):
            message = "số liên hệ là số di động, có thể là số riêng của một người"
            cure = "ghi số máy của đơn vị; nếu đây đúng là số trực của đơn vị thì giữ nguyên"
            yield loaded.problem(event, ("contact", "phone"), "SO_DI_DONG", message, cure, weight="warning")


def _mobile_numbers(event: Event) -> Iterator[str]:
    """Yield the digits of the number to call, if it is that of a mobile phone."""
    if event.contact and event.contact.phone and _MOBILE.match(digits := digits_of(event.contact.phone)):
        yield digits


def _suspect_texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts that say something of a person unless it is a number to be called."""
    for where, text in own_texts(record):
        if any(True for _ in find_personal(text)):
            yield where, text


class PersonalDatum(NamedTuple):
    """A trace of a private person: its position in the text, and the report on it."""

    start: int
    code: str
    message: str
    cure: str


@remembered
def find_personal(text: str, known: frozenset[str] = frozenset()) -> Iterator[PersonalDatum]:
    """Yield each trace of a private person. ``known`` are digits of numbers that are meant to be called."""
    for match in _PHONE.finditer(text):
        digits = digits_of(match[0])
        if len(digits) in _PHONE_DIGITS and digits not in known:
            message = f"«{match[0][:4]}…» là số điện thoại không thuộc đường dây nóng của cổng"
            yield PersonalDatum(match.start(), "SO_DIEN_THOAI", message, NUMBER_CURE)
    for match in _MAIL.finditer(text) if "@" in text else ():
        if not _OFFICIAL_MAIL.search(match[0].lower()):
            message = f"«{match[0][:3]}…@…» có thể là email của cá nhân"
            yield PersonalDatum(match.start(), "THU_DIEN_TU", message, MAIL_CURE)
    for match in _PUPIL.finditer(text):
        message = f"«{match[0][:9]}…» giống họ tên của một học sinh"
        yield PersonalDatum(match.start(), "TEN_HOC_SINH", message, NAME_CURE)


def digits_of(number: str) -> str:
    """Return the digits of a number as it is dialled inside the country."""
    plain = re.sub(r"\D", "", number)
    has_code = number.lstrip(" (").startswith("+84") or re.fullmatch(r"84[35789]\d{8}", plain)
    return f"0{plain[2:]}" if has_code else plain


def published_numbers(loaded: Loaded) -> frozenset[str]:
    """Digits of the numbers that the portal means to be called."""
    return frozenset(digits_of(line.number) for line in loaded.every(Helpline))

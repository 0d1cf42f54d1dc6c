"""The gate before the public: what must not leave the office, looked for in all words of records and attached files.

Unlike the other checks it looks at official texts too, and an office may override it: a paper that says "nội bộ" of another paper
is no secret. For data of persons see ``check.wording.personal_data``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from pcmt.check.wording.personal_data import FULL_NAME, digits_of, find_personal, published_numbers
from pcmt.model import Event, Settings
from pcmt.model.portal_settings import SAMPLE_DOMAIN
from pcmt.model.record import OfficialPaper
from pcmt.model.structure.walk import items_at
from pcmt.problems import Problem
from pcmt.read.records import ATTACHMENTS, DATA, Loaded, path_of
from pcmt.read.source_text import locate
from pcmt.text.vietnamese import squeeze

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPREAD = re.compile(r"(?<![^\W\d_])[^\W\d_](?: [^\W\d_])+(?![^\W\d_])")
"""A word whose letters stand apart; capital letters are joined, as in the marks of papers: «M Ậ T»."""


def plain_signs(text: str) -> str:
    """Return a text with composed letters, the digits 0 to 9, plain spaces and hyphens; its lines stay those of the text.

    Invisible signs are left out, capital letters that stand apart are joined. Places in a line may move.
    """
    composed = unicodedata.normalize("NFKC", text)
    if not composed.isascii():
        composed = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in composed)
        composed = _DASHES.sub("-", _UNSEEN.sub("", composed))
    return _SPREAD.sub(lambda spread: spread[0].replace(" ", "") if spread[0].isupper() else spread[0], composed)


_SIGNS = r"[ \t\-–—*_.,:;()\[\]“”\"']*"
_SECRET = re.compile(
    rf"^{_SIGNS}(?:ĐỘ *MẬT{_SIGNS})?(?P<mark>TUYỆT *MẬT|TỐI *MẬT|MẬT){_SIGNS}$|^{_SIGNS}[Đđ]ộ mật{_SIGNS}(?P<level>\S.*)$",
    re.MULTILINE,
)
_INTERNAL = re.compile(
    rf"^{_SIGNS}(?:(?:tài +liệu +)?(?:chỉ +)?(?:(?:lưu +hành|sử +dụng|dùng) +)?(?:trong +)?nội *bộ"
    r"(?: +(?:cơ quan|đơn vị|ngành))?"
    rf"|không +phổ +biến|không +công +khai){_SIGNS}$",
    re.MULTILINE | re.IGNORECASE,
)
_DRAFT = re.compile(
    rf"^{_SIGNS}(?:(?:văn )?bản +)?dự *thảo(?: +lần +(?:thứ +)?\w+| +\d+)?(?:,? +ngày [^\n]{{1,20}})?{_SIGNS}$",
    re.MULTILINE | re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"(?:CMND|CCCD|CMTND|[Cc]ăn cước|[Cc]hứng minh(?: nhân dân| thư)?|[Đđ]ịnh danh)[^\n\d]{0,40}(?P<number>\d{3,}(?:[ .-]\d{3,})*)"
)
_IDENTITY_DIGITS, _MOBILE_DIGITS = (9, 12), 10
_MOBILE = re.compile(
    r"(?<![\d.,/+-])(?:(?:\+84|0)[ .]?[35789]\d(?:[ .]?\d){7}|0 [35789](?: \d){8}|84[35789]\d{8}"
    r"|\(?(?:\+84[ .-]?|0)[35789]\d{1,2}\)?[ .-]{1,2}\d{3,4}[ .-]?\d{3,4})(?![\d/])"
)
"""Behind the usual form: digits apart, the code of the country without a plus, brackets or hyphens as no day has them."""
_CHILD = re.compile(
    rf"{FULL_NAME}[^\n]{{0,80}}?(?:[Ll]ớp|[Hh]ọc sinh)[ :]*\d{{1,2}}[A-Z]?\d*[^\n]{{0,80}}?[Tt]rường", re.DOTALL
)
_PATIENTS = re.compile(
    r"danh sách[^\n]{0,40}(?:người|đối tượng|học viên|bệnh nhân|trường hợp)[^\n]{0,30}"
    r"(?:nghiện|cai nghiện|sau cai|điều trị|sử dụng trái phép|methadone)",
    re.IGNORECASE,
)
_PERSON = re.compile(rf"{FULL_NAME}[^\n]{{0,60}}\d{{4}}|(?<!\S)\d{{1,3}}[.)] *{FULL_NAME}")
_PERSONS_OF_A_LIST = 2
_LIST_LENGTH = 3_000

CODES: Mapping[str, str] = {
    "BAN_MAU": "danh tính của bản mẫu",
    "CON_MAU": "dữ liệu mẫu của nơi khác",
    "DONG_DAU_MAT": "dấu chỉ độ mật",
    "NOI_BO": "chữ «nội bộ»",
    "DU_THAO": "chữ «dự thảo»",
    "SO_DINH_DANH": "số giấy tờ của cá nhân",
    "DIEN_THOAI_RIENG": "số điện thoại của cá nhân",
    "HOC_SINH": "họ tên học sinh cùng lớp, trường",
    "DANH_SACH_NGUOI": "danh sách người cai nghiện, điều trị",
}
"""What the gate stops, by code."""
NEVER = frozenset({"HOC_SINH", "DANH_SACH_NGUOI", "SO_DINH_DANH"})
"""What no role can override: these words are about persons, who are not asked."""


class Found(NamedTuple):
    """A place in a text that the gate stops at."""

    start: int
    code: str
    message: str
    cure: str


PAPER_CURE = "xem lại có được công khai không; được thì thêm --allow với mã này, --by và --reason"


def find_in_words(text: str, known: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Yield what must not be published in a text, at its place in ``plain_signs(text)``.

    ``known`` are digits of numbers that are meant to be called.
    """
    text = plain_signs(text)
    for match in _SECRET.finditer(text):
        yield Found(match.start(), "DONG_DAU_MAT", f"có dấu độ mật «{squeeze(match[0])[:40]}»", PAPER_CURE)
    for match in _INTERNAL.finditer(text):
        yield Found(match.start(), "NOI_BO", f"có dòng «{squeeze(match[0])[:40]}»", PAPER_CURE)
    for match in _DRAFT.finditer(text):
        yield Found(match.start(), "DU_THAO", f"có dòng «{squeeze(match[0])[:40]}»", "đăng bản đã ký")
    for match in _IDENTITY.finditer(text):
        if len(digits_of(match["number"])) not in _IDENTITY_DIGITS:
            continue
        message = f"có số giấy tờ «{match['number'][:3]}…» của một người"
        yield Found(match.start("number"), "SO_DINH_DANH", message, "bỏ số ấy; tệp đính kèm thì che rồi thay tệp")
    for match in _MOBILE.finditer(text):
        digits = digits_of(match[0])
        if len(digits) == _MOBILE_DIGITS and digits not in known:
            message = f"có số di động «{match[0][:4]}…» không thuộc đường dây nóng, đầu mối của cổng"
            yield Found(match.start(), "DIEN_THOAI_RIENG", message, "bỏ số ấy, hoặc thay bằng số máy của đơn vị")
    yield from _persons(text, known)


def _persons(text: str, known: frozenset[str]) -> Iterator[Found]:
    cure = "bỏ họ tên, lớp, trường; không ai được cho qua điều này"
    places = {match.start() for match in _CHILD.finditer(text)}
    places |= {one.start for one in find_personal(text, known) if one.code == "TEN_HOC_SINH"}
    for start in sorted(places):
        yield Found(start, "HOC_SINH", "có họ tên một học sinh cùng lớp hoặc trường", cure)
    for match in _PATIENTS.finditer(text):
        if len(_PERSON.findall(text, match.end(), match.end() + _LIST_LENGTH)) >= _PERSONS_OF_A_LIST:
            message = "có danh sách họ tên người cai nghiện, điều trị hoặc bị quản lý"
            yield Found(match.start(), "DANH_SACH_NGUOI", message, "bỏ cả danh sách; không ai được cho qua điều này")


def find_gate_problems(loaded: Loaded, words_of: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield what must not be published among public records and their files. ``words_of`` gives the words of an attached file."""
    known = _known_numbers(loaded)
    if loaded.settings:
        yield from _identity(loaded, loaded.settings)
    for record in loaded:
        if isinstance(record, OfficialPaper) and record.withheld is not None:
            continue  # nothing of what its file says is published
        path = path_of(record)
        text = plain_signs(loaded.sources.get(path, b"").decode("utf-8-sig", "replace"))
        for one in find_in_words(text, known):
            yield Problem(path, *locate(text, one.start), one.code, "", one.message, one.cure)
    for name in sorted(_files(loaded)):
        yield from _file(name, words_of(name), known)


def _file(name: str, words: str | None, known: frozenset[str]) -> Iterator[Problem]:
    path = f"{DATA}/{ATTACHMENTS}/{name}"
    if words is None:
        message = "không đọc được chữ trong tệp nên chưa soi được"
        yield Problem(path, 1, 1, "CHUA_SOI", "", message, "người đăng tự xem từng trang của tệp", "warning")
        return
    if not words.strip() and name.lower().endswith(".pdf"):
        message = "tệp quét không có chữ chép được nên máy không soi được"
        yield Problem(path, 1, 1, "CHUA_SOI", "", message, "người đăng tự xem từng trang của tệp", "warning")
    for one in find_in_words(words, known):
        yield Problem(path, 1, 1, one.code, "", one.message, one.cure)


def _files(loaded: Loaded) -> set[str]:
    """Names of the attached files that public records carry."""
    found = set()
    for record in loaded:
        original = getattr(record, "original", None)
        found |= {file.file for _, file in original.files} if original is not None else set()
        found |= {one.file for _, one in items_at((), getattr(record, "files", ()))}
    return found & set(loaded.attachments)


def _identity(loaded: Loaded, settings: Settings) -> Iterator[Problem]:
    for name in ("url", "tag_authority"):
        if SAMPLE_DOMAIN in getattr(settings, name):
            message = "còn là của bản mẫu"
            yield loaded.problem(settings, (name,), "BAN_MAU", message, "điền tên miền thật trong data/cong.yaml")
    for name in ("unit", "responsible"):
        if getattr(settings, name) is None:
            message = "chưa khai báo"
            yield loaded.problem(settings, (name,), "BAN_MAU", message, "điền trong data/cong.yaml trước khi mở cổng")
    if "bản mẫu" in settings.title.lower():
        yield loaded.problem(settings, ("title",), "BAN_MAU", "tên cổng còn chữ «bản mẫu»", "đặt tên cổng của đơn vị")


def _known_numbers(loaded: Loaded) -> frozenset[str]:
    records = list(loaded)
    contacts = {one.contact.phone for one in records if isinstance(one, Event) and one.contact and one.contact.phone}
    own = {loaded.settings.phone} if loaded.settings and loaded.settings.phone else set()
    return published_numbers(loaded) | {digits_of(number) for number in contacts | own}

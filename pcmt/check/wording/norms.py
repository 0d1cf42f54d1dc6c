"""Claims about what most people do: «hầu hết học sinh không dùng ma túy» requires a figure, its year and its source beside it.

Social norms are corrected by data; without them the claim is an assertion that may be false for its readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.wording.language import levelled
from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

BARE_NORM = "không kèm con số, năm và nguồn"
CURE = "ghi con số, năm và nguồn trong cùng đoạn; chưa có thì bỏ câu này, dùng số đếm của chính lớp mình"

_WHO = r"(?:học sinh|sinh viên|bạn|em|cháu|con em|thanh niên|thiếu niên|trẻ em|giới trẻ|người trẻ|người)"
_NOT = r"(?:không|chưa|chẳng|đều không|chọn không)(?: hề| từng| bao giờ)*"
_USE = r"(?:dùng|sử dụng|thử|hút|đụng|dính|nghiện)"
_REFUSE = rf"(?:{_NOT} {_USE}|(?:đều )?nói không với|tránh xa)"
_GAP = r"[^.!?\n]{0,60}?"
_MANY = r"(?:hầu hết|hầu như|đa số|đa phần|phần lớn|số đông|gần như tất cả|gần như mọi|chín phần mười)"
_CLAIMS = (
    rf"{_MANY}{_GAP}{_WHO}{_GAP}(?<!\w){_REFUSE}",
    rf"{_WHO} {_MANY}{_GAP}(?<!\w){_REFUSE}",
    rf"(?:hầu như|gần như) (?:không|chẳng) {_WHO}{_GAP}(?<!\w){_USE}",
    rf"(?:rất ít|chỉ ít|số ít|thiểu số|chỉ (?:có )?vài|không mấy){_GAP}{_WHO}{_GAP}(?<!\w){_USE}",
    rf"ít ai (?:trong \w+ (?:\w+ )?)?{_USE}",
    rf"\d[\d.,]*\s?% (?:số )?{_WHO}{_GAP}(?<!\w){_USE}",
)
_CLAIM = re.compile(rf"(?<!\w)(?:{'|'.join(_CLAIMS)})(?!\w)".replace(" ", r"[\s*_]+"))
_FIGURE = re.compile(r"\d[\d.,]* ?%|\d+ trong (?:số )?\d+")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SOURCE = re.compile(r"nguồn|theo|khảo sát|điều tra|nghiên cứu|báo cáo")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class BareNorm(NamedTuple):
    """A claim without a figure: its position in the text, and its wording."""

    start: int
    words: str


@remembered
def find_bare_norms(text: str) -> Iterator[BareNorm]:
    """Yield each claim about most people, or few, in whose paragraph a figure, a year or a source is missing."""
    level = levelled(text)
    for match in _CLAIM.finditer(level):
        paragraph = _paragraph(level, match.start())
        if not (_FIGURE.search(paragraph) and _YEAR.search(paragraph) and _SOURCE.search(paragraph)):
            yield BareNorm(match.start(), re.sub(r"[\s*_]+", " ", match[0]))


def _paragraph(text: str, place: int) -> str:
    starts = [match.end() for match in _PARAGRAPH.finditer(text, 0, place)]
    end = _PARAGRAPH.search(text, place)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def check_norms(loaded: Loaded) -> Iterator[Problem]:
    """Every sentence of the portal's own, whatever the kind of record."""
    for record in loaded:
        for where, text in own_texts(record):
            for index, words in find_bare_norms(text):
                down = lines_down(loaded, record, where, text, index)
                message = f"«{words}» {BARE_NORM}"
                yield loaded.problem(record, where, "SO_DONG_KHONG_SO", message, CURE, lines_down=down)

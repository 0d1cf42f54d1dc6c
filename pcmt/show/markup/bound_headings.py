"""Headings and titles of a page whose compounds stay on one line; an official text keeps its bytes."""

from __future__ import annotations

import re
from functools import lru_cache

_COMPOUNDS = """
ma túy, ma tuý, thành phố, địa phương, giáo viên, tiểu học, trung học, phổ thông, cơ sở, học sinh, sinh viên, nhà trường, phụ huynh,
gia đình, cộng đồng, kế hoạch, chỉ tiêu, báo cáo, kết quả, tài liệu, văn bản, cơ quan, công an, sự kiện, chiến dịch, tuyên truyền,
cai nghiện, điều trị, thanh niên, phụ nữ, ủy ban, nhân dân, nhiệm vụ, nghị quyết, nghị định, quyết định, thông tư, chỉ thị, hành
động, hưởng ứng, trợ giúp, đường dây, tư vấn, pháp luật, hiệu lực, thi hành, thực hiện, hướng dẫn, năm học, dữ liệu, thay đổi,
hiểm họa
"""
_KNOWN = "|".join(one.strip().replace(" ", " +") for one in _COMPOUNDS.replace("\n", " ").split(","))
_NUMBERED = "năm|tháng|ngày|giai đoạn|quý|lớp|khóa|số|điều|khoản|điểm|chương|mục|phần|thứ|bộ|trang"
_BOUND = re.compile(rf"\b(?:(?:{_KNOWN})\b|(?:{_NUMBERED}) (?=\d))", re.IGNORECASE)


@lru_cache(4096)
def bind_compounds(text: str) -> str:
    """Put U+00A0 between the words of known compounds, and between a noun and its number (“năm 2026”); nothing else changes."""
    return _BOUND.sub(lambda match: re.sub(" +", "\u00a0", match[0]), text)


_TITLE = r'(p)(?= class="(?:card|event|season|kit-item|helpline)-title")'
_HEADING = re.compile(rf'<(?:(h[1-4])\b(?![^>]*\bclass="official)|{_TITLE})[^>]*>.*?</(?:\1|\2)>', re.DOTALL)
_WORDS = re.compile(r"(?<=>)[^<]+(?=<)")


def with_bound_headings(html: str) -> str:
    """Return HTML with U+00A0 inside compounds of its headings and of the titles in its lists."""
    return _HEADING.sub(lambda found: _WORDS.sub(lambda words: bind_compounds(words[0]), found[0]), html)

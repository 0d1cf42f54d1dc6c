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


_TITLE = r'p class="(?:card|event|season|kit-item|helpline)-title"'
_OPENING = re.compile(rf'<(?:h[1-4]\b(?![^>]*\bclass="official)|{_TITLE})[^>]*>')
_WORDS = re.compile(r"(?<=>)[^<]+(?=<)")


def with_bound_headings(html: str) -> str:
    """Return HTML with U+00A0 inside compounds of its headings and of the titles in its lists."""
    html = str(html)  # a part of a Markup is a Markup, which takes twice as long
    parts: list[str] = []
    done = 0
    for opening in _OPENING.finditer(html):
        start = opening.start()
        if start < done:
            continue
        # Found by itself: a pattern that goes on to the closing tag takes several times as long.
        end = html.find(f"</{html[start + 1 : start + 3].rstrip()}>", opening.end())
        if end >= 0:
            parts += (html[done : opening.end()], _with_bound_words(html[opening.end() : end]))
            done = end
    return "".join((*parts, html[done:]))


@lru_cache(512)  # pages of a kind have the same headings, lists the same titles
def _with_bound_words(inner: str) -> str:
    """Return the inner HTML of a heading with U+00A0 inside the compounds of its words."""
    if "<" not in inner:
        return bind_compounds(inner) if inner else ""
    return _WORDS.sub(lambda words: bind_compounds(words[0]), f">{inner}<")[1:-1]

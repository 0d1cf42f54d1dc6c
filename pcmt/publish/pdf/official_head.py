"""The head of an official text that does not hold its own: names of authorities, number, day, as their decree lays them out.

Papers of the State follow NĐ 30/2020/NĐ-CP, Phụ lục I; papers of the Party Hướng dẫn 36-HD/VPTW of 3/4/2018, II.1.
"""

from __future__ import annotations

import re

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.publish.pdf.content_tree import Node
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import official_date

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_BLANK = re.compile(r"\s{2,}")
_DOTS = "………"
_LEFT_BLANK, _LACKING = "bản gốc bỏ trống", "không ghi trong văn bản"
_LETTERHEAD = 24
"""Letters of an authority's name that fit one line of the letterhead."""
_PLACE = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU) )")
_PLACE_WORDS = ("tỉnh ", "thành phố ", "quận ", "huyện ", "thị xã ", "xã ", "phường ", "đặc khu ")
# A paper of the Party has a dash behind its number and a stroke behind its kind, «36-HD/VPTW»; one of the State «36/KH-UBND».
_PARTY_NUMBER = re.compile(r"\s*[0-9]*\s*-\s*[A-ZĐ]{2,}[a-zđ]*/[A-ZĐ]")
_PARTY_BODY = re.compile(
    r"(?:(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng) ủy|Đảng bộ|Chi bộ|Ban Chấp hành (?:Trung ương|Đảng bộ)|Bộ Chính trị|Ban Bí thư"
    r"|Trung ương Đảng|Văn phòng (?:Trung ương Đảng|Tỉnh ủy|Thành ủy|Huyện ủy)|Ban (?:Tuyên giáo|Dân vận|Tổ chức|Nội chính)"
    r"|Ủy ban Kiểm tra)\b"
)
# NĐ 30/2020/NĐ-CP, Phụ lục I, II.2: these have no authority above them in a letterhead.
_HIGHEST = re.compile(
    r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Quốc hội|Chính phủ|Thủ tướng|Bộ|Văn phòng (?:Quốc hội|Chính phủ))\b"
)


def is_of_the_party(record: Plan | LegalDocument, issuer: Agency) -> bool:
    """Return True for a paper of the Party, by the form of its number, else by the name of its issuer."""
    number = record.number or (record.number_printed if isinstance(record, Plan) else None) or ""
    if "/" in number:
        return bool(_PARTY_NUMBER.match(number.removeprefix("Số").lstrip(": ")))
    return bool(_PARTY_BODY.match(issuer.title))


def head_of(view: PageContext, record: Plan | LegalDocument, issuers: tuple[str, ...]) -> Node:
    """Return the head in its fields. ``supplied``: the portal added names that the text does not contain."""
    agencies = [view.catalog.get(Agency, one) for one in issuers]
    is_party = is_of_the_party(record, agencies[0])
    governing, names = _names(view, agencies, is_party=is_party)
    number, number_remark = _number(record, is_party=is_party)
    day, day_remark = _day(record)
    return {
        "governing": governing,
        "issuers": names,
        "nation": [PARTY] if is_party else [NATION, MOTTO],
        "is_party": is_party,
        "number": number,
        "subject": "",
        "day": day,
        "remarks": [
            f"{what}: {remark}."
            for what, remark in (("Số, ký hiệu", number_remark), ("Ngày, tháng, năm ban hành", day_remark))
            if remark
        ],
        "supplied": True,
    }


def _names(view: PageContext, agencies: list[Agency], *, is_party: bool) -> tuple[list[str], list[str]]:
    """Return the lines of the superior authority (empty for joint papers and those without one), and of the issuers."""
    first = agencies[0]
    if len(agencies) > 1 or first.parent is None or _HIGHEST.match(first.title) or is_party:
        return [], [line for one in agencies for line in in_lines(one.title.upper())]
    above = view.catalog.get(Agency, first.parent).title
    short = above.upper().replace("ỦY BAN NHÂN DÂN", "UBND").replace("HỘI ĐỒNG NHÂN DÂN", "HĐND")
    return list(in_lines(short)), list(in_lines(without_place(first.title, above).upper()))


def without_place(name: str, above: str) -> str:
    """Return an authority's name without the place already in the line above: ``Sở A tỉnh B`` below ``… tỉnh B`` is ``Sở A``."""
    ends = [name[at + 1 :] for at, sign in enumerate(name) if sign == " " and above.endswith(name[at + 1 :])]
    shared = next((end for end in ends if end == above or end.startswith(_PLACE_WORDS)), "")
    return name.removesuffix(shared).strip() or name


def in_lines(name: str) -> tuple[str, ...]:
    """Break a long authority name before its place, as letterheads do, or near its middle."""
    if len(name) <= _LETTERHEAD:
        return (name,)
    places = [match.start() for match in _PLACE.finditer(name)]
    middle = len(name) / 2
    spaces = (match.start() for match in re.finditer(" ", name))
    at = places[-1] if places else min(spaces, key=lambda place: abs(place - middle), default=len(name))
    return tuple(part.strip() for part in (name[:at], name[at:]) if part.strip())


def _number(record: Plan | LegalDocument, *, is_party: bool) -> tuple[str, str]:
    """Return the number line, and the remark where the source leaves its number blank."""
    printed = record.number_printed if isinstance(record, Plan) else None
    remark = "" if record.number else (_LEFT_BLANK if printed else _LACKING)
    if printed:
        return _dotted(printed), remark
    return f"Số{'' if is_party else ':'} {record.number or _DOTS}", remark


def _day(record: Plan | LegalDocument) -> tuple[str, str]:
    """Return the line of place and day, and the remark where it is incomplete."""
    printed = record.dateline if isinstance(record, Plan) else None
    is_whole = record.issued is not None and record.issued.is_whole
    if printed:
        return _dotted(printed), "" if is_whole else _LEFT_BLANK
    return f"{_DOTS}, {official_date(record.issued, _DOTS)}", "" if is_whole else _LACKING


def _dotted(printed: str) -> str:
    """Return a printed line with dots in its blank, without a space before a slash, as in ``Số: ………/KH-UBND``."""
    return _BLANK.sub(f" {_DOTS} ", printed).replace(f"{_DOTS} /", f"{_DOTS}/").strip()

"""Written Vietnamese made ready to be read aloud: abbreviations, dates and numbers as they are said, and how long it takes."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

SYLLABLES_A_MINUTE = 120
"""Pace for loudspeakers and school yards. Presenters in a studio speak at 220 to 330 syllables a minute; in the open the
words of one loudspeaker run into the echo of the next, and people listen while they work. Half that pace is understood."""

_REMEMBERED = 512
"""Wordings kept: agencies, audiences and fixed sentences come back in thousands of texts."""

# Only abbreviations that mean one thing in this field: «BCH» is a committee and a military command, «P.» a ward and a deputy.
ABBREVIATIONS = {
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "KH": "Kế hoạch",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCĐ": "Ban Chỉ đạo",
    "BCA": "Bộ Công an",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GDĐT": "Giáo dục và Đào tạo",
    "NN&MT": "Nông nghiệp và Môi trường",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "LĐTBXH": "Lao động, Thương binh và Xã hội",
    "TNCS": "Thanh niên Cộng sản",
    "LHPN": "Liên hiệp Phụ nữ",
    "LHTN": "Liên hiệp Thanh niên",
    "CCB": "Cựu chiến binh",
    "CSGT": "Cảnh sát giao thông",
    "CSĐT": "Cảnh sát điều tra",
    "ĐTTP": "điều tra tội phạm",
    "TAND": "Tòa án nhân dân",
    "VKSND": "Viện kiểm sát nhân dân",
    "VPCP": "Văn phòng Chính phủ",
    "CLB": "câu lạc bộ",
    "PCMT": "phòng, chống ma túy",
    "ANTT": "an ninh, trật tự",
    "HSSV": "học sinh, sinh viên",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "GDTX": "giáo dục thường xuyên",
    "GDNN": "giáo dục nghề nghiệp",
    "TPHCM": "Thành phố Hồ Chí Minh",
    "TP.HCM": "Thành phố Hồ Chí Minh",
    "TP. HCM": "Thành phố Hồ Chí Minh",
}

_ABBREVIATION = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(key) for key in sorted(ABBREVIATIONS, key=len, reverse=True)) + r")(?!\w)"
)
_CITY = re.compile(r"(?<!\w)(TP|Tp|TX|Tx)(?:\.\s*|\s+)(?=[A-ZĐÀ-Ỹ])")
# «số 573/TTg-KGVX», «36-CT/TW», «120/2025/QH15»: a number and capitals; only a year among them can be said.
_SYMBOL = re.compile(
    r"(?:\s*\bsố:?)?\s*\b[0-9]{1,5}(?:\s*/\s*([0-9]{4}))?\s*[-/]\s*[A-ZĐ]{2}[\wĐ&]*(?:\s?[-/]\s?[A-ZĐ0-9][\w&]*)*"
)
_DATE = re.compile(r"(ngày\s+|(?<!\w))([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?(?![0-9/])", re.IGNORECASE)
_MONTH = re.compile(r"(tháng\s+|(?<![\w/]))([0-9]{1,2})/([0-9]{4})(?![0-9/])", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\w:])([01]?[0-9]|2[0-4])(?:(?::|h|g|\s?giờ\s?)([0-5][0-9])(?:\s?phút|ph|p)?|h)(?![\w:])")
_ROUND_THE_CLOCK = re.compile(r"(?<![0-9/])24/7(?![0-9/])")
_RANGE = re.compile(
    r"(?<=[\wờ])\s*(?:(?<=[0-9]{4})-(?=[0-9]{4})|[–—-]\s*(?=(?:ngày|tháng|năm|[0-9]{1,2} giờ)\b)|–\s*(?=[0-9]))"
)
_DASH = re.compile(r"\s+[–—-]\s+")
_DIGIT, _ANY_DASH = re.compile("[0-9]"), re.compile("[–—-]")
_SPACE = re.compile(r"\s+")
# Only the digits of a keyboard: «²», «①» and Arabic digits are digits to Python, and no numbers to ``int``.
_DIGITS = "0123456789"
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)*|[^\W0-9_]+")


@lru_cache(maxsize=_REMEMBERED)
def spell_out(text: str, *, dates: bool = True) -> str:
    """Return the text without anything hard to read aloud. ``dates=False`` for addresses: «12/5» is a house number there."""
    if _DIGIT.search(text):  # nothing of it is without one
        text = _SYMBOL.sub(lambda match: f" năm {match[1]}" if match[1] else "", text)
        text = _ROUND_THE_CLOCK.sub(_round_the_clock, text) if "24/7" in text else text
        if dates:
            text = _MONTH.sub(_month_said, _DATE.sub(_date_said, text))
        text = _CLOCK.sub(lambda match: f"{int(match[1])} giờ" + (_minutes(match[2]) if match[2] else ""), text)
    text = _ABBREVIATION.sub(lambda match: ABBREVIATIONS[match[0]], text)
    text = _CITY.sub(lambda match: "thành phố " if match[1].upper() == "TP" else "thị xã ", text)
    text = _DASH.sub(", ", _RANGE.sub(" đến ", text)) if _ANY_DASH.search(text) else text
    return _SPACE.sub(" ", text.replace("%", " phần trăm").replace("&", " và ")).strip()


def _minutes(digits: str) -> str:
    return f" {int(digits)} phút" if int(digits) else ""


def _round_the_clock(match: re.Match[str]) -> str:
    is_date = match.string[: match.start()].rstrip().lower().endswith("ngày")
    return match[0] if is_date else "24 giờ mỗi ngày, 7 ngày mỗi tuần"


def _date_said(match: re.Match[str]) -> str:
    day, month = int(match[2]), int(match[3])
    try:
        date(int(match[4] or 2024), month, day)  # 2024 has a 29 February
    except ValueError:
        return match[0]
    year = f" năm {match[4]}" if match[4] else ""
    return f"{match[1] or 'ngày '}{day} tháng {month}{year}"


def _month_said(match: re.Match[str]) -> str:
    month = int(match[2])
    return f"{match[1] or 'tháng '}{month} năm {match[3]}" if 1 <= month <= 12 else match[0]


@lru_cache(maxsize=_REMEMBERED)
def syllables(text: str) -> int:
    """Syllables of a text read aloud: one a written word, as many as it takes for numbers."""
    return sum(_number(token) if token[0] in _DIGITS else 1 for token in _TOKEN.findall(text))


def _number(token: str) -> int:
    """Syllables of a number: up to 9999 said as a number, longer or dotted ones (phones) digit by digit."""
    if "." in token or len(token) > 4 or token[0] == "0":
        return sum(char in _DIGITS for char in token)
    thousands, rest = divmod(int(token), 1000)
    hundreds, below = divmod(rest, 100)
    said = 2 if thousands else 0
    if hundreds or (thousands and rest):
        said += 2
    tens, ones = divmod(below, 10)
    if below == 0:
        return said or 1
    if tens == 0:
        return said + (2 if said else 1)  # «linh năm», or «năm» alone
    if tens == 1:
        return said + (2 if ones else 1)  # «mười hai», «mười»
    return said + (3 if ones else 2)


def reading_seconds(spoken: int) -> int:
    """Seconds to read so many syllables aloud once at SYLLABLES_A_MINUTE."""
    return round(spoken * 60 / SYLLABLES_A_MINUTE)

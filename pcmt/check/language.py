"""Words that an education page may not use: they stigmatise, advertise or instruct.

Luật 120/2025/QH15, Điều 5, khoản 10 forbids instruction in and advertising of drugs, khoản 11 stigma; NĐ 282/2025/NĐ-CP,
Điều 30 sets the fines. Official texts (plans, documents) are printed word for word and are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pcmt.check.links import lines_down
from pcmt.load import Loaded
from pcmt.model import Material, Record
from pcmt.problems import Problem

STIGMA_CURE = "viết «người sử dụng trái phép chất ma túy», «người nghiện ma túy» hoặc «người sau cai nghiện»"
EFFECT_CURE = "bỏ phần tả cảm giác; nói về tình huống cần dừng lại và nơi trợ giúp"
HOWTO_CURE = "bỏ chi tiết này; không nói cách dùng, pha, mua, giấu hay tránh xét nghiệm"
FEAR_CURE = "nói đúng mức: nguy cơ, cách từ chối, nơi trợ giúp"


class Banned(NamedTuple):
    """A phrase, and the words that make it harmless when they stand right before or behind it.

    ``core`` is a piece of every wording of the phrase; a text without it is passed over quickly. In ``phrase`` a space is
    any white space and ``|`` parts variants in brackets; matching is whole-word, without case.
    """

    phrase: str
    core: str
    reason: str
    cure: str
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()


_STIGMA = "từ kỳ thị"
_EFFECT = "từ tả khoái cảm"
_HOWTO = "lời chỉ cách làm bị cấm"
_FEAR = "lời dọa nạt"

BANNED = (
    Banned(
        "con nghiện",
        "nghiện",
        _STIGMA,
        STIGMA_CURE,
        unless_after=("game", "điện thoại", "mạng", "internet", "thuốc lá", "rượu"),
    ),
    Banned("(thằng|kẻ|bọn|dân|lũ) nghiện", "nghiện", _STIGMA, STIGMA_CURE),
    Banned("đối tượng nghiện", "nghiện", _STIGMA, STIGMA_CURE),
    Banned(
        "phê",
        "phê",
        _EFFECT,
        EFFECT_CURE,
        unless_before=("cà", "bút", "lời", "tự", "ô", "tê"),
        unless_after=("duyệt", "bình", "chuẩn", "phán", "chữa", "học bạ"),
    ),
    Banned("bay lắc", "lắc", _EFFECT, EFFECT_CURE),
    Banned("cảm giác bay", "giác", _EFFECT, EFFECT_CURE, unless_after=("trên", "qua", "bằng máy")),
    Banned("[“\"«']bay[”\"»']", "bay", _EFFECT, EFFECT_CURE),
    Banned("high", "high", _EFFECT, EFFECT_CURE, unless_after=("school",)),
    Banned("hưng phấn kéo dài", "phấn", _EFFECT, EFFECT_CURE),
    Banned("tăng (cường )?sinh lý", "sinh", _EFFECT, EFFECT_CURE),
    Banned("lên tiên", "tiên", _EFFECT, EFFECT_CURE),
    Banned("cái chết trắng", "trắng", _FEAR, FEAR_CURE),
    Banned("(thử|dùng|hút|chơi) (chỉ )?(một|1) lần (là|sẽ|cũng) nghiện", "nghiện", _FEAR, FEAR_CURE),
    Banned("liều (dùng|gây phê|mạnh)", "liều", _HOWTO, HOWTO_CURE),
    Banned("(cách|công thức|tỷ lệ|tỉ lệ) pha( chế| trộn)?", "pha", _HOWTO, HOWTO_CURE),
    Banned("(mua|bán) (ma túy|hàng cấm|hàng trắng) ở đâu", "ở đâu", _HOWTO, HOWTO_CURE),
    Banned("(chỗ|nơi) (mua|bán) ma túy", "ma t", _HOWTO, HOWTO_CURE),
    Banned("giá (một|mỗi) (liều|viên|tép|gói)", "giá m", _HOWTO, HOWTO_CURE),
    Banned("cách (giấu|cất giấu|hút|hít|tiêm chích)", "cách", _HOWTO, HOWTO_CURE),
    Banned("(qua mặt|đối phó|vượt qua|né|lọt) (với )?xét nghiệm", "nghiệm", _HOWTO, HOWTO_CURE),
    Banned("(qua mặt|đối phó|vượt qua|né|lọt) (với )?que thử", "que th", _HOWTO, HOWTO_CURE),
    Banned("(qua mặt|đối phó|vượt qua|né|lọt) (với )?test", "test", _HOWTO, HOWTO_CURE),
)
"""The list, as data: add a line to ban a phrase."""


def _pattern(entry: Banned) -> str:
    words = entry.phrase.replace(" ", r"\s+").replace(r"\s+)", r"\s+)").replace("túy", "t(?:úy|uý)")
    words = words.replace("(", "(?:").replace("(?:?:", "(?:")
    # Look-behind needs a fixed width, so each forgiving word gets its own.
    before = "".join(f"(?<!{re.escape(word)} )" for word in entry.unless_before)
    after = rf"(?!\s+(?:{'|'.join(map(re.escape, entry.unless_after))})(?!\w))" if entry.unless_after else ""
    edge = r"(?<!\w)" if entry.phrase[0].isalpha() or entry.phrase[0] == "(" else ""
    return f"{edge}{before}(?:{words})(?![-\\w]){after}"


_PATTERNS = tuple(re.compile(_pattern(entry)) for entry in BANNED)


def find_banned(text: str) -> Iterator[tuple[int, str, Banned]]:
    """Place, wording and entry of each banned phrase in a text (NFC)."""
    lowered = text.lower()
    for entry, pattern in zip(BANNED, _PATTERNS, strict=True):
        if entry.core in lowered:
            for match in pattern.finditer(lowered):
                yield match.start(), match[0], entry


def check_language(loaded: Loaded) -> Iterator[Problem]:
    """Title, description and body of materials; title and description of campaigns and events."""
    for kind in ("tai-lieu", "chien-dich", "su-kien"):
        for record in loaded.records[kind].values():
            for name in ("title", "description", "body"):
                text = getattr(record, name, None)
                if text:
                    yield from _check_text(loaded, record, name, text)


def _check_text(loaded: Loaded, record: Record, name: str, text: str) -> Iterator[Problem]:
    for index, words, entry in find_banned(text):
        down = lines_down(loaded, record, name, text, index) if isinstance(record, Material) else 0
        message = f"«{' '.join(words.split())}» là {entry.reason}, không dùng trong trang giáo dục"
        yield loaded.problem(record, (name,), "TU_CAM", message, entry.cure, lines_down=down)

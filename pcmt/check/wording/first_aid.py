"""First aid: a text on helping a person who is unwell after taking something gives all steps, and calling 115 first.

The four parts are those of the NHS page «Poisoning»: on the side, nothing to eat or drink, no vomiting, chest
compressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.check.wording.language import levelled
from pcmt.check.wording.links import lines_down
from pcmt.check.wording.own_words import own_texts
from pcmt.problems import Problem
from pcmt.read.records import Loaded
from pcmt.text.remembered import remembered

CURE = (
    "thêm câu: «Trong lúc chờ 115: còn thở mà gọi không đáp thì đặt nằm nghiêng; không cho ăn uống, không móc họng;"
    " ngừng thở thì ép tim theo lời nhân viên 115»"
)

_UNWELL = re.compile(
    r"(?<!\w)(?:mệt[\s*_]+lả|gọi[\s*_]+(?:mãi[\s*_]+)?không[\s*_]+(?:đáp|trả lời|tỉnh|dậy)"
    r"|bất[\s*_]+tỉnh|hôn[\s*_]+mê|co[\s*_]+giật|quá[\s*_]+liều|sốc[\s*_]+(?:thuốc|ma túy)|khó[\s*_]+thở|li[\s*_]+bì"
    r"|ngất|tím[\s*_]+tái|bị[\s*_]+ngộ[\s*_]+độc)(?!\w)"
)
_PARTS = {
    "gọi 115": r"115|một một năm",
    "đặt nằm nghiêng": r"nằm nghiêng",
    "không cho ăn uống": r"(?:không|đừng) (?:cho|cố)[^.;:\n]{0,20}(?:ăn|uống)",
    "không móc họng, gây nôn": r"(?:không|đừng)[^.;:\n]{0,40}(?:móc họng|gây nôn|để nôn)",
    "ngừng thở thì ép tim": r"ép tim",
}


def _find(text: str) -> re.Match[str] | None:
    return _UNWELL.search(levelled(text))


def find_missing_aid(text: str) -> list[str]:
    """Return the parts of first aid that a text about an unwell person omits; empty for other texts."""
    return list(_missing_aid(text))


@remembered
def _missing_aid(text: str) -> Iterator[str]:
    if not _find(text):
        return
    level = re.sub(r"[\s*_]+", " ", levelled(text))
    yield from (name for name, pattern in _PARTS.items() if not re.search(pattern, level))


def check_first_aid(loaded: Loaded) -> Iterator[Problem]:
    """Every record, its own sentences taken together."""
    for record in loaded:
        texts = list(own_texts(record))
        missing = find_missing_aid("\n".join(text for _, text in texts))
        if missing:
            where, text, index = next((path, text, hit.start()) for path, text in texts if (hit := _find(text)))
            down = lines_down(loaded, record, where, text, index)
            message = f"nói về người mệt lả, gọi không đáp mà thiếu lời sơ cứu: {'; '.join(missing)}"
            yield loaded.problem(record, where, "THIEU_SO_CUU", message, CURE, lines_down=down)

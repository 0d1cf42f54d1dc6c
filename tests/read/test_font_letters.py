"""Letters of printed sheets: what the fonts have is read off them, and Typst agrees letter for letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import ImageFont

from pcmt.problems import DataError
from pcmt.publish.pdf.sheets import printed
from pcmt.read.file_cache import FolderCache
from pcmt.read.font_letters import advances, find_unprintable
from tests.records import catalog, material, plan

FONTS = Path(__file__).parents[2] / "pcmt" / "publish" / "pdf" / "fonts"
SIGNS = "→✓☎①⅓½²³€☐☑Ωð\u1e01\u1e4d\u01d8ﬁªº…–—“«″×÷±≥≤°µ🙂中дאأक\u0301\u200b\u00a0\u2009\U0001d400Ⅳʰ"


@pytest.mark.parametrize("sign", SIGNS, ids=[f"U+{ord(one):04X}" for one in SIGNS])
@pytest.mark.parametrize("is_official", [False, True])
def test_what_is_told_is_what_typst_refuses(sign: str, is_official: bool, tmp_path: Path) -> None:
    text = f"Chữ a{sign} ở đây"
    record = plan(text=text) if is_official else material(body=text)
    words = getattr(record, "text" if is_official else "body")
    told = [one for _, one in find_unprintable(words, is_official=is_official)]
    if told:
        with pytest.raises(DataError, match=f"«{re.escape(told[0])}»"):
            list(printed(catalog(record), FolderCache(tmp_path)))
    else:
        assert list(printed(catalog(record), FolderCache(tmp_path)))


def test_each_letter_is_told_once_at_its_first_place() -> None:
    assert list(find_unprintable("a→b→✓", is_official=False)) == [(1, "→"), (4, "✓")]


def test_widths_are_those_that_a_program_measures() -> None:
    """Against FreeType: a line of words is at most as wide as its letters, which kerning moves closer."""
    font = ImageFont.truetype(str(FONTS / "BeVietnamPro_800ExtraBold.ttf"), 1000)
    shares = advances("800")
    for letter in "aếỡỤđĐ09W…”":
        assert shares[letter] * 1000 == pytest.approx(font.getlength(letter), abs=1)
    words = "Bạn có quyền nói không. Không cần giải thích."
    drawn = font.getlength(words)
    assert drawn <= 1000 * sum(shares[one] for one in words) < 1.02 * drawn
    assert advances("600")["n"] < shares["n"]

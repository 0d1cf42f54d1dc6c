"""The plans that are published: word for word on their pages, and every datum taken from them leads to its place."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from tests.site.page_reader import read_html, read_page

HELD_BACK = "ubnd-tp-lang-son-cao-diem-2025"
SOURCES = sorted(path for path in (Path(__file__).parent / "plans").glob("*.txt") if path.stem != HELD_BACK)
LETTER = "cong-van-573-ttg-kgvx-2026"


def official_part(html: str) -> str:
    """The section of a page that prints the official text."""
    start = html.index('<section class="official"')
    return html[start : html.index("</section>", start)]


def coverage(source: list[str], printed: list[str]) -> float:
    """Share of the source's words that the page prints, in order."""
    matcher = difflib.SequenceMatcher(None, source, printed, autojunk=False)
    return sum(match.size for match in matcher.get_matching_blocks()) / len(source)


def test_all_sources_are_here() -> None:
    assert len(SOURCES) == 4


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_word_is_printed_in_order(source: Path, built_site: Path) -> None:
    kind = "van-ban" if source.stem == LETTER else "ke-hoach"
    html = (built_site / kind / source.stem / "index.html").read_text(encoding="utf-8")
    words = re.findall(r"\w+", source.read_text(encoding="utf-8"))
    printed = read_html(official_part(html)).words
    assert coverage(words, printed) >= 0.999
    # What the official part adds beyond the source is only signs: digits of notes and footnotes.
    extra = len(printed) - len(words)
    assert extra <= 0.03 * len(words)


def test_coverage_notices_a_lost_sentence() -> None:
    words = [str(number) for number in range(1000)]
    assert coverage(words, words[:500] + words[502:]) < 0.999
    assert coverage(words, words[:100] + words[120:140] + words[100:120] + words[140:]) < 0.999


@pytest.mark.parametrize(
    ("plan", "printed", "note"),
    [
        ("so-tnmt-lang-son-2024", "1425/QĐ-TTg", "1452/QĐ-TTg"),
        ("van-phong-ubnd-son-la-2024", "ngày12", "ngày 12"),
        ("bcd-138-hai-duong-2024", "công nhân viên lao động trong", "cắt"),
    ],
)
def test_misprints_stay_and_are_explained(plan: str, printed: str, note: str, built_site: Path) -> None:
    html = (built_site / "ke-hoach" / plan / "index.html").read_text(encoding="utf-8")
    assert printed in re.sub(r"<[^>]+>", "", official_part(html))
    notes = read_html(html[html.index('class="note-list"') :]).text
    assert note in notes


def test_what_the_source_leaves_blank_is_said(built_site: Path) -> None:
    text = read_page(built_site / "ke-hoach" / "bcd-138-hai-duong-2024" / "index.html").text
    assert "bản gốc bỏ trống số" in text
    assert "tháng 3/2024 (không ghi ngày)" in text
    assert "Nghị quyết" in text
    ends = read_page(built_site / "ke-hoach" / "so-tnmt-lang-son-2024" / "index.html").text
    assert "không ghi trong văn bản" in ends


def test_banners_tell_the_state_of_today(built_site: Path) -> None:
    text = read_page(built_site / "ke-hoach" / "bcd-138-hai-duong-2024" / "index.html").text
    assert "Kế hoạch này đã hết thời hạn thực hiện" in text
    assert "Luật Phòng, chống ma túy năm 2021" in text
    assert "được thay bằng" in text
    assert "Hải Phòng" in text


def test_backlinks(built_site: Path) -> None:
    directive = (built_site / "van-ban" / "chi-thi-36-ct-tw-2019" / "index.html").read_text(encoding="utf-8")
    for plan in ("so-tnmt-lang-son-2024", "van-phong-ubnd-son-la-2024", "bcd-138-hai-duong-2024"):
        assert f"ke-hoach/{plan}/#muc-" in directive or f"ke-hoach/{plan}/#mo-dau" in directive
    police = read_page(built_site / "co-quan" / "cong-an-tinh-hai-duong" / "index.html")
    assert "Nhiệm vụ của cơ quan này" in police.text

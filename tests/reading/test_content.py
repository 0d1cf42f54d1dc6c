"""What several pages and materials say alike: one set of situations, one rule, minutes and letters that add up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from pcmt.check.wording.first_aid import find_missing_aid
from pcmt.check.wording.language import find_banned
from pcmt.check.wording.norms import find_bare_norms
from pcmt.check.wording.source_hosts import COPIES, REPOSITORIES, find_bad_host
from pcmt.model import Material
from pcmt.show.announcing import spoken as spoken_texts
from tests.data_files import real_data

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
MATERIALS = {one.id: one for one in cast("list[Material]", list(real_data().records["tai-lieu"].values()))}
FIVE = ("rõ từ đâu|rõ nguồn gốc", "hứa", "ép", "mang|giữ", "không nhãn|không có nhãn")
"""A word of each of the five situations, in their order."""
SITUATIONS = "nam-tinh-huong-can-dung-lai"


def _words(text: str) -> str:
    return re.sub(r"[^\w ]+", "", text.lower()).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_written_pages_make_no_bare_claim(page: Path) -> None:
    text = page.read_text("utf-8")
    assert list(find_bare_norms(text)) == []
    assert find_missing_aid(text) == []
    assert find_bad_host(text, COPIES) is None


def test_nothing_the_portal_says_rests_on_a_copy_or_a_repository() -> None:
    for material in MATERIALS.values():
        for source in material.sources:
            assert find_bad_host(f"{source.url} {source.title}", [*COPIES, *REPOSITORIES]) is None, (
                material.id,
                source.title,
            )


def test_the_page_for_people_has_the_five_situations_of_the_material() -> None:
    told = re.findall(r"^ *### \d\. (.+)$", MATERIALS[SITUATIONS].body, re.MULTILINE)
    page = (ROOT / "docs/nguoi-dan/index.md").read_text("utf-8").split("## Bốn việc nên làm")[0]
    assert len(told) == 5
    assert [_words(one) for one in re.findall(r"^\d\. \*\*(.+?)\.?\*\*", page, re.MULTILINE)] == [
        _words(one) for one in told
    ]


def _lists_of_five(body: str) -> Iterator[list[str]]:
    """Numbered lists and rows of fingers whose first line is about where a thing comes from."""
    lines = [line.strip() for line in body.splitlines()]
    for number, line in enumerate(lines):
        if re.match(r"(?:1\. |\| Ngón cái).*(?:rõ từ đâu|rõ nguồn gốc)", line, re.IGNORECASE):
            yield lines[number : number + 5]


def test_every_list_of_five_situations_is_the_same_five() -> None:
    found = [(one.id, rows) for one in MATERIALS.values() for rows in _lists_of_five(one.body)]
    assert len(found) >= 6
    for name, rows in found:
        for row, word in zip(rows, FIVE, strict=True):
            assert re.search(word, row, re.IGNORECASE), (name, row)


def test_minutes_of_slides_add_up_to_those_of_the_deck() -> None:
    decks = [one for one in MATERIALS.values() if one.type == "trinh-chieu"]
    assert len(decks) >= 2
    for deck in decks:
        minutes = re.findall(r"^ *> \*\*(\d+) phút[.:]", deck.body, re.MULTILINE)
        assert len(minutes) == len(re.findall(r"^ *## ", deck.body, re.MULTILINE))
        stated = re.search(r"(\d+(?: \+ \d+)+) = (\d+)", deck.body)
        assert sum(map(int, minutes)) == deck.minutes
        assert stated is None or (stated[1].split(" + "), int(stated[2])) == (minutes, deck.minutes)


def test_minutes_in_headings_are_those_of_the_table_of_activities() -> None:
    for one in MATERIALS.values():
        rows = dict(re.findall(r"^ *\| (\d)\. [^|]+\| (\d+) \|$", one.body.split("### Hoạt động 1")[0], re.MULTILINE))
        headings = re.findall(r"^ *### Hoạt động (\d)\. .+ \((\d+) phút\)$", one.body, re.MULTILINE)
        assert not headings or dict(headings) == rows, one.id


def test_letters_of_slogans_are_counted_right() -> None:
    rows = re.findall(r"^ *\| (.+?) \| (\d+) \|$", MATERIALS["khau-hieu-thang-hanh-dong"].body, re.MULTILINE)
    assert len(rows) >= 20
    assert [(words, len(words)) for words, _ in rows] == [(words, int(count)) for words, count in rows]


def test_scripts_are_read_in_their_minutes() -> None:
    """At 150 syllables a minute, the pace of a village loudspeaker; marks for the reader and names of parts are not read."""
    scripts = [one for one in MATERIALS.values() if one.type == "bai-phat-thanh"]
    assert len(scripts) >= 4
    for one in scripts:
        read = one.body.split("## Lời đọc")[1].split("\n## ")[0]
        spoken = re.sub(r"\*\(.*?\)\*|\]\([^)]*\)|\*\*[^*]+:\*\*", "", read)
        assert 0.7 * one.minutes <= len(re.findall(r"\w+", spoken)) / 150 <= one.minutes, one.id


def test_papers_of_consent_stay_at_the_commune_on_every_page() -> None:
    page = (ROOT / "docs/ngon-ngu/index.md").read_text("utf-8")
    guide = MATERIALS["huong-dan-dich-va-thu-am-tieng-dan-toc"].body
    assert "Giấy đồng ý giữ tại xã" in page and "Giấy đồng ý ở lại xã" in guide
    assert not re.search(r"[Gg]ửi[^.\n]*giấy đồng ý cho", page + guide)
    assert "chỉ ghi khi họ muốn" in page and "chỉ khi muốn ghi tên" in guide


def test_lines_that_tempt_are_read_by_the_teacher_in_every_lesson() -> None:
    sheets = re.compile(r"Phiếu \d - Lời (?:rủ|nhờ)[^\n]*")
    found = {one.id: sheets.findall(one.body) for one in MATERIALS.values()}
    assert sum(map(bool, found.values())) >= 5
    for name, titles in found.items():
        assert all("giữ và đọc" in title for title in titles), (name, titles)


def test_the_subject_has_its_name_at_each_level() -> None:
    """Thông tư 32/2018/TT-BGDĐT: «Hoạt động trải nghiệm» in primary school, «…, hướng nghiệp» above."""
    for one in MATERIALS.values():
        if "tieu-hoc" not in one.levels:
            assert not re.search(r"hoạt động trải nghiệm(?!, hướng nghiệp)", one.body, re.IGNORECASE), one.id


def test_the_five_have_one_name() -> None:
    for one in MATERIALS.values():
        assert not re.search("năm dấu hiệu", f"{one.description} {one.body}", re.IGNORECASE), one.id


def test_lessons_that_invite_a_private_talk_say_how_far_it_is_kept() -> None:
    lessons = [one for one in MATERIALS.values() if one.type == "giao-an" and "riêng" in one.body]
    assert len(lessons) >= 8
    for one in lessons:
        assert re.search(
            r"(?i:không hứa)[^.\n]{0,12}(?:giữ kín|\"cô sẽ không nói)|chỉ nói với người cần biết",
            one.body.replace("*", ""),
        ), one.id


def test_no_bystander_is_promised() -> None:
    """Who refuses may find a friend relieved: no study says how often."""
    for one in MATERIALS.values():
        assert not re.search(r"thường có (?:một )?bạn|người dọa thường|luôn có (?:một )?bạn|sẽ tìm về nhà", one.body), (
            one.id
        )


def test_parents_are_told_of_one_moment_to_talk() -> None:
    """Washing up together leaves no hand free."""
    for name in ("noi-chuyen-voi-con", "to-roi-cha-me-noi-chuyen-voi-con"):
        assert "rảnh tay" not in MATERIALS[name].body, name


def test_nobody_unwell_is_fed() -> None:
    for one in MATERIALS.values():
        for line in one.body.splitlines():
            if re.search(r"cho con ăn|ăn, ngủ như thường", line):
                assert "khi con khỏe" in line, (one.id, line)


def test_kits_hang_and_hand_out_when_the_material_says() -> None:
    kits = real_data().records["bo-tai-lieu"]
    lesson = MATERIALS["sinh-hoat-15-phut-dau-ca-cho-cong-nhan"].body
    assert "treo trước buổi này một ngày" in lesson
    assert "treo trước buổi sinh hoạt một ngày" in str(kits["noi-lam-viec"].guide)  # type: ignore[attr-defined]
    first = MATERIALS["sinh-hoat-dau-khoa-45-phut-cao-dang-dai-hoc"].body
    assert "gửi vào nhóm lớp trước buổi này" in first
    assert "vào nhóm lớp trước buổi" in str(kits["cao-dang-dai-hoc"].guide)  # type: ignore[attr-defined]


WRITERS = sorted((ROOT / "pcmt/show").rglob("*.py"))
"""What the portal writes by itself: scripts to read aloud, messages, words on pages."""


@pytest.mark.parametrize("module", WRITERS, ids=lambda module: module.stem)
def test_words_of_the_program_are_held_like_those_of_a_material(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    for text in said:
        assert list(find_bare_norms(text)) == [], text
        assert list(find_banned(text)) == [], text


def test_the_talk_under_the_flag_has_the_five_situations() -> None:
    said = spoken_texts._SITUATIONS
    assert [word for word in FIVE if not re.search(word, said)] == []

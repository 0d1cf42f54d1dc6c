"""The language lint: what it catches, and the ordinary words it must never trip over."""

from __future__ import annotations

import pytest

from pcmt.check.language import BANNED, find_banned

CAUGHT = [
    "Không gọi ai là con nghiện", "thằng  nghiện", "kẻ\nnghiện ma tuý", "các đối tượng nghiện", "rất phê luôn",
    "Phê quá", "bay lắc", "thấy «bay» lắm", "cảm giác bay", "get high", "hưng phấn kéo dài", "tăng sinh lý",
    "tăng cường sinh lý", "Cái chết trắng", "thử một lần là nghiện", "chỉ dùng 1 lần sẽ nghiện", "liều dùng",
    "cách pha chế", "công thức pha", "mua ma tuý ở đâu", "giá một viên", "cách hít", "qua mặt que thử",
    "vượt qua xét nghiệm", "đối phó với test nhanh", "CON NGHIỆN", "lên tiên", "chỗ bán ma túy",
]  # fmt: skip
PASSED = [
    "máy bay", "bay ra ngoài", "chim bay qua", "phê duyệt", "phê  duyệt", "phê bình", "phê chuẩn", "cà phê",
    "tự phê bình", "lời phê của cô", "high school", "highlight", "người nghiện ma túy", "khi con nghiện game",
    "cai nghiện", "nghiện thuốc lá", "mua ở đâu, ai làm", "liều lĩnh", "cách phản ứng", "cách pháp luật",
    "cách phân công", "pha trò", "cách từ chối", "giá mỗi bữa", "thử thách", "cảm giác bay trên máy bay",
    "ngày bay", "trắng", "sinh lý học", "đối tượng sử dụng tài liệu",
]  # fmt: skip


@pytest.mark.parametrize("text", CAUGHT)
def test_banned_words_are_caught(text: str) -> None:
    assert list(find_banned(text))


@pytest.mark.parametrize("text", PASSED)
def test_ordinary_words_pass(text: str) -> None:
    assert list(find_banned(text)) == []


@pytest.mark.parametrize("entry", BANNED, ids=lambda entry: entry.phrase)
def test_every_entry_catches_something(entry: object) -> None:
    assert any(found is entry for text in CAUGHT for _, _, found in find_banned(text))

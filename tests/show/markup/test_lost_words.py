"""All text of a Markdown value is shown, or the check reports the lost part with its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pcmt.problems import report_text
from pcmt.run.portal import examine
from pcmt.show.markup.lost_words import Loss, first_loss
from tests.reading.conftest import HERE, TODAY


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("1. Một\n2. Hai\n\n2024. Năm ấy có kế hoạch.", Loss(15, "2024.", "3.")),
        ("1. Một\n2. Hai\n\n1. Danh sách khác", Loss(15, "1.", "3.")),
        ("10) Mười\n12) Mười hai", Loss(9, "12)", "11.")),
        ("- Việc\n  1. Một\n  3. Ba", Loss(18, "3.", "2.")),
        (
            "| Cột | Số |\n|-|-|\n| a | 1 | thừa |",
            Loss("| Cột | Số |\n|-|-|\n| a | 1 | thừa |".index("thừa"), "thừa", ""),
        ),
        ("[Luật 2021]: https://vi.test/a\n\nChữ.", Loss(0, "[Luật", "")),
        ('[xem](https://vi.test/a "Bản gốc")', Loss(24, '"Bản', "")),
        ("```bảng\nmã\n```", Loss(0, "```bảng", "")),
    ],
)
def test_what_is_not_shown_is_found(text: str, loss: Loss) -> None:
    assert first_loss(text) == loss


@pytest.mark.parametrize(
    "text",
    [
        "1. Một\n2. Hai\n\nNăm 2024 có kế hoạch.",
        "1. Một\n2. Hai\n\n2024\\. Năm ấy.",
        "2024. Năm ấy có kế hoạch.",
        "5. Năm\n6. Sáu",
        "## Điều **5**a\n\n> *nghiêng* `mã` [xem](tai-lieu/a) và [nguồn](https://vi.test/a_(b)?c=1)",
        "- [x] xong\n- [ ] chưa\n\n| a | b |\n|:-|-:|\n| c | d |",
        "&nbsp; <b>đậm</b> ½ ² ①",
        "Tháng\n6. có mít tinh",
    ],
)
def test_what_is_shown_is_not_told(text: str) -> None:
    assert first_loss(text) is None


@pytest.fixture
def examined(tmp_path: Path) -> Callable[[str, str, str], str]:
    """The report on the small sound portal after one replacement in a file."""

    def report(path: str, old: str, new: str) -> str:
        root = tmp_path / "p"
        shutil.copytree(HERE / "base", root)
        file = root / "data" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        return report_text(examine(root, TODAY).problems)

    return report


def test_the_check_tells_it_with_its_line(examined: Callable[[str, str, str], str]) -> None:
    new = "  1. Một\n  2. Hai\n\n  2024. Năm ấy có kế hoạch.\n\n  ## Thực hành"
    told = examined("tai-lieu/giao-an-tu-choi.yaml", "  ## Thực hành", new)
    assert told == (
        "data/tai-lieu/giao-an-tu-choi.yaml:19:1: [CHU_MAT] trường «nội dung»: số «2024.» đầu dòng bị coi là số thứ tự và đổi "
        "thành «3.». Cách sửa: đánh số liền nhau; nếu là số ở đầu câu thì viết 2024\\. hoặc thêm chữ ở trước.\n"
    )

"""The guide on paper: four pages to start, one page a card; what it says to type and where it sends people exists."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from pcmt.model import KINDS
from pcmt.publish.pdf.guide_pages import CARDS, QUICK_START, GuideFile, pages_in, picture_paths, print_guide
from pcmt.run.cli import main
from pcmt.run.new_portal.starter import starter_files
from pcmt.run.upkeep.commands import guide_pictures
from pcmt.text.colours import palette
from tests.portal_fixtures import ROOT

GUIDE = (ROOT / "HUONG-DAN.md").read_text(encoding="utf-8")
PICTURES = guide_pictures(ROOT, GUIDE)
DAY = date(2026, 11, 22)
PRINTED = pages_in(GUIDE, QUICK_START) + pages_in(GUIDE, CARDS)


@pytest.fixture(scope="module")
def files() -> list[GuideFile]:
    """Return the printed guide."""
    return list(print_guide(GUIDE, PICTURES, palette(), DAY))


def test_the_start_has_four_pages_and_every_card_one(files: list[GuideFile]) -> None:
    start, *cards = files
    assert (start.name, start.pages) == ("bat-dau-nhanh.pdf", 4)
    assert len(cards) >= 15 and len({one.name for one in cards}) == len(cards)
    for one in cards:
        assert one.pages == len(PdfReader(BytesIO(one.content)).pages) == 1
    assert files == list(print_guide(GUIDE, PICTURES, palette(), DAY))


def test_every_word_of_a_card_is_on_its_page(files: list[GuideFile]) -> None:
    for page, file in zip(pages_in(GUIDE, CARDS), files[1:], strict=True):
        printed = _letters("".join(one.extract_text() for one in PdfReader(BytesIO(file.content)).pages))
        typed = re.sub(
            r"^!\[.*$|^ *\d+\. |^ *- |^```.*$|[`*|]|-{3,}|\[|\]\(#[^)]*\)", "", page.text, flags=re.MULTILINE
        )
        lines = [_letters(line) for line in typed.splitlines()]
        assert [line for line in lines if line and line not in printed and len(line) < 60] == [], page.title


def test_every_page_has_a_small_picture_that_says_what_it_shows(files: list[GuideFile]) -> None:
    for page in PRINTED:
        (path,) = picture_paths(page)
        assert len(PICTURES[path]) <= 40_000 and PICTURES[path][8:12] == b"WEBP", path
    for file in files:
        for one in PdfReader(BytesIO(file.content)).pages:
            assert len(one.images) == 1, file.name


def test_pictures_of_the_guide_come_with_a_new_portal() -> None:
    named = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE))
    assert set(PICTURES) <= named and named == {path for path in starter_files() if path.startswith("dev/")}


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()


@pytest.mark.parametrize("page", PRINTED, ids=[one.title for one in PRINTED])
def test_what_a_page_says_to_type_exists(page: object) -> None:
    text = page.text  # type: ignore[attr-defined]
    for command in re.findall(r"pcmt (?!\S*-)([a-z]+)", text):
        assert command in main.every_command(), command
    for kind in re.findall(r"pcmt new ([a-z-]+)", text):
        assert kind in KINDS
    for number in re.findall(r"mục (\d+)", text):
        assert re.search(rf"^## {number}\. ", GUIDE, re.MULTILINE), number


def test_the_command_writes_the_files(tmp_path: Path) -> None:
    from click.testing import CliRunner

    result = CliRunner().invoke(main, ["cards", "--out", str(tmp_path / "the")])
    assert result.exit_code == 0, result.output
    assert "bat-dau-nhanh.pdf" in {one.name for one in (tmp_path / "the").iterdir()}

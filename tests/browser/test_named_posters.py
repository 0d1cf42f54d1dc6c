"""A name on a poster: saved as a picture, printed in both sizes, in its place however long it is."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.named_sheets import (
    FAMILIES,
    FIELD,
    LONG,
    NAME,
    POSTER,
    SHOUTED,
    UNBROKEN,
    fragment,
    print_page,
    printed_words,
    set_fonts,
)
from tests.browser_fixtures import Windows, accessibility_faults
from tests.site.pdf_reader import paper_of
from tests.sweeps import sweep


def _picture(desk: Page) -> Image.Image:
    with desk.expect_download() as waiting:
        desk.get_by_role("button", name="Lưu ảnh PNG").click()
    assert waiting.value.suggested_filename.removesuffix(".png") in desk.url
    return Image.open(io.BytesIO(Path(waiting.value.path()).read_bytes())).convert("RGB")


@pytest.mark.parametrize("scheme", sweep(["file", "http"]))
def test_the_picture_is_a_sheet_of_a4_with_the_name_in_it(
    desk: Page, site_url: str, built_site: Path, scheme: str
) -> None:
    desk.goto(site_url + POSTER if scheme == "http" else (built_site / POSTER.strip("/") / "index.html").as_uri())

    empty = _picture(desk)
    desk.get_by_label(FIELD).fill(NAME)
    named = _picture(desk)
    assert empty.size == named.size == (2480, 3508)
    colours = {colour: count for count, colour in named.getcolors(1 << 24) or []}
    assert colours[(11, 74, 58)] > 100_000 and colours[(255, 255, 255)] > 4_000_000
    # Only the place for the name differs: below the middle, above the foot.
    box = desk.evaluate("document.querySelector('[data-draw-name]').transform.baseVal[0].matrix.f")
    top, bottom = int(box / 2970 * 3508), int((box + 360) / 2970 * 3508)
    for area, same in (((0, 0, 2480, top), True), ((0, top, 2480, bottom), False), ((0, bottom, 2480, 3508), True)):
        assert (named.crop(area).tobytes() == empty.crop(area).tobytes()) is same, area
    assert "2480" in desk.locator("[data-told]").inner_text()


@pytest.mark.parametrize(("paper", "size"), sweep([("A3", "A3"), ("A4", "A4")]))
def test_a_poster_is_one_sheet_with_the_name(desk: Page, site_url: str, tmp_path: Path, paper: str, size: str) -> None:
    desk.goto(site_url + POSTER)
    desk.get_by_label(FIELD).fill(LONG)
    desk.get_by_label(paper).check()
    pdf = print_page(desk, tmp_path)
    words = printed_words(pdf)
    assert paper_of(pdf) == (1, size)
    bare = "".join(words.split())  # a program that reads a PDF takes wide letters for words
    assert all("".join(one.split()) in bare for one in (LONG, "Bạn có quyền nói không.", "Mã bản in"))
    assert "In hoặc lưu PDF" not in words and "không gửi đi đâu" not in words


@pytest.mark.parametrize("second", sweep([UNBROKEN, ""]))
def test_a_long_name_stays_in_its_place_on_the_poster(desk: Page, site_url: str, second: str) -> None:
    for name in (NAME, LONG, SHOUTED, UNBROKEN):
        desk.goto("about:blank")
        desk.goto(f"{site_url}{POSTER}#ten={quote(name)}&dia-chi={quote(second)}")
        boxes = desk.evaluate(
            """[...document.querySelectorAll('[data-line]')].map(one => {
                 const box = one.getBBox()
                 return [box.x, box.y, box.x + box.width, box.y + box.height] })"""
        )
        assert boxes
        assert min(box[0] for box in boxes) >= 120 and max(box[2] for box in boxes) <= 1980, name
        assert min(box[1] for box in boxes) >= 0 and max(box[3] for box in boxes) <= 345, name
        assert all(above[1] < below[1] for above, below in pairwise(boxes)), name


@pytest.mark.parametrize("family", sweep(FAMILIES))
def test_every_line_of_every_poster_stands_in_the_sheet(
    desk: Page, site_url: str, built_site: Path, family: str
) -> None:
    for folder in sorted((built_site / "tai-lieu").glob("ap-phich-*/in")):
        desk.goto(f"{site_url}/{folder.relative_to(built_site).as_posix()}/")
        set_fonts(desk, family)
        desk.get_by_label(FIELD).fill(SHOUTED)
        edges = desk.evaluate(
            """[...document.querySelectorAll('#ap-phich text:not([display=none])')].map(one => {
                 const paper = one.ownerSVGElement.getBoundingClientRect(), box = one.getBoundingClientRect()
                 return [one.textContent, (box.left - paper.left) / paper.width, (box.right - paper.left) / paper.width,
                         (box.bottom - paper.top) / paper.height] })"""
        )
        assert len(edges) > 10
        for words, left, right, bottom in edges:
            assert left > 0.05 and right < 0.945 and bottom < 0.965, (folder, words)
        margin = _picture(desk).crop((2350, 0, 2480, 3508))
        assert margin.getextrema() == ((255, 255),) * 3, folder


def test_the_dots_give_way_to_the_name(desk: Page, site_url: str) -> None:
    desk.goto(site_url + POSTER)
    dots = desk.locator("path[data-dots]")
    assert dots.get_attribute("display") == "inline"
    desk.get_by_label(FIELD).fill(NAME)
    assert dots.get_attribute("display") == "none"
    desk.get_by_label(FIELD).fill("   ")
    assert dots.get_attribute("display") == "inline" and fragment(desk) == ""


def test_the_form_follows_a_dark_screen_and_the_sheet_stays_paper(windows: Windows, site_url: str) -> None:
    page = windows.new_page(scheme="dark")
    page.goto(site_url + POSTER)
    colours = (
        "[document.documentElement, document.querySelector('.sheet')].map(one => getComputedStyle(one).backgroundColor)"
    )
    assert page.evaluate(colours) == ["rgb(16, 24, 21)", "rgb(255, 255, 255)"]
    assert accessibility_faults(page) == []

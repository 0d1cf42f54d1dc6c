"""A name on a poster, a letter, a programme: typed, kept in the address, printed, and dots for the pen without a script."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.named_sheets import (
    FAMILIES,
    FIELD,
    LETTER,
    LONG,
    NAME,
    POSTER,
    PROGRAMME,
    SHOUTED,
    UNBROKEN,
    fragment,
    name_in_sheet,
    print_page,
    printed_words,
    set_fonts,
)
from tests.browser_fixtures import Windows
from tests.site.pdf_reader import paper_of
from tests.sweeps import sweep


@pytest.mark.parametrize("path", [POSTER, LETTER, PROGRAMME])
def test_what_is_typed_stands_in_the_sheet_and_in_the_address(desk: Page, site_url: str, path: str) -> None:
    desk.goto(site_url + path)
    desk.get_by_label(FIELD).fill(NAME)
    assert name_in_sheet(desk) == NAME
    assert fragment(desk) == f"ten={NAME}"
    assert "?" not in desk.url
    desk.reload()
    assert desk.get_by_label(FIELD).input_value() == NAME
    assert name_in_sheet(desk) == NAME
    desk.get_by_role("button", name="Xóa chữ đã gõ").click()
    assert name_in_sheet(desk) == "" and fragment(desk) == ""


@pytest.mark.parametrize("name", sweep([UNBROKEN, LONG, SHOUTED, NAME]))
def test_a_programme_is_one_sheet_with_the_name(desk: Page, site_url: str, tmp_path: Path, name: str) -> None:
    desk.goto(f"{site_url}{PROGRAMME}#ten={quote(name)}&dia-chi={quote(name)}")
    pdf = print_page(desk, tmp_path)
    assert paper_of(pdf) == (1, "A4")
    assert name.replace(" ", "").strip() in printed_words(pdf).replace(" ", "")


@pytest.mark.parametrize("name", sweep([UNBROKEN, LONG, SHOUTED, NAME]))
def test_a_letter_is_one_sheet_and_its_slip_another(desk: Page, site_url: str, tmp_path: Path, name: str) -> None:
    desk.goto(f"{site_url}{LETTER}#ten={quote(name)}&dia-chi={quote(name)}&noi={quote('Tân Thanh')}&ngay=2027-02-05")
    pdf = print_page(desk, tmp_path)
    assert paper_of(pdf) == (2, "A4")
    words = printed_words(pdf)
    assert name.upper().replace(" ", "") in words.replace(" ", "")
    assert "Tân Thanh, ngày 05 tháng 02 năm 2027" in words and "HIỆU TRƯỞNG" in words and "Mã bản in" in words
    desk.get_by_label("In cả phần cắt rời").uncheck()
    pdf = print_page(desk, tmp_path)
    assert paper_of(pdf) == (1, "A4") and "Phần cắt rời" not in printed_words(pdf)
    assert "cat-roi=khong" in fragment(desk)
    desk.reload()
    assert not desk.get_by_label("In cả phần cắt rời").is_checked()


@pytest.mark.parametrize("family", sweep(FAMILIES))
@pytest.mark.parametrize(("path", "pages"), [(LETTER, 2), (PROGRAMME, 1)])
def test_a_sheet_takes_as_many_pages_in_every_font(
    desk: Page, site_url: str, tmp_path: Path, path: str, pages: int, family: str
) -> None:
    desk.goto(f"{site_url}{path}#ten={quote(LONG)}&dia-chi={quote(LONG)}&noi={quote('Tân Thanh')}&ngay=2027-02-05")
    set_fonts(desk, family)
    assert paper_of(print_page(desk, tmp_path)) == (pages, "A4")


def test_a_day_is_written_as_on_official_papers(desk: Page, site_url: str) -> None:
    desk.goto(site_url + LETTER)
    dated = desk.locator("[data-dated]")
    assert dated.inner_text() == "………………, ngày …… tháng …… năm ……"
    desk.get_by_label("Ngày trên thư").fill("2026-11-22")
    assert dated.inner_text() == "………………, ngày 22 tháng 11 năm 2026"
    desk.get_by_label("Ngày trên thư").fill("2026-03-01")
    desk.get_by_label("Nơi viết thư").fill("Lộc Bình")
    assert dated.inner_text() == "Lộc Bình, ngày 01 tháng 3 năm 2026"


@pytest.mark.parametrize("path", [LETTER, PROGRAMME])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_long_name_stays_in_the_sheet(windows: Windows, site_url: str, path: str, width: int) -> None:
    page = windows.new_page(width, 800)
    for name in (LONG, SHOUTED, UNBROKEN):
        page.goto("about:blank")
        page.goto(f"{site_url}{path}#ten={quote(name)}&dia-chi={quote(name)}")
        for place in page.locator("[data-fill]").all():
            assert place.evaluate("one => one.scrollWidth <= one.clientWidth + 1"), name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_the_print_button_prints(desk: Page, site_url: str) -> None:
    desk.add_init_script("window.print = () => { document.title = 'printed' }")
    desk.goto(site_url + LETTER)
    desk.get_by_role("button", name="In hoặc lưu PDF").click()
    assert desk.title() == "printed"


@pytest.mark.parametrize(("path", "pages"), [(POSTER, 1), (LETTER, 2), (PROGRAMME, 1)])
def test_without_a_script_there_are_dots_for_the_pen(
    unscripted: Page, site_url: str, tmp_path: Path, path: str, pages: int
) -> None:
    unscripted.goto(f"{site_url}{path}#ten={quote(NAME)}")
    assert not unscripted.locator("[data-name-form]").is_visible()
    assert unscripted.locator("noscript p").is_visible()
    dots = unscripted.locator("text[data-dots], .name")
    assert dots.count() == 1 and dots.is_visible()
    assert NAME not in unscripted.locator("main").inner_text()
    assert paper_of(print_page(unscripted, tmp_path)) == (pages, "A4")


@pytest.mark.parametrize("path", [POSTER, LETTER, PROGRAMME])
def test_the_form_is_usable_on_a_phone(page: Page, site_url: str, path: str) -> None:
    page.goto(site_url + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for field in page.locator(".name-form input:not([type=radio], [type=checkbox]), .name-form button").all():
        box = field.bounding_box()
        assert box and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 360

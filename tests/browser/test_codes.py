"""Typing a code and holding a file against its checksum, with scripts and without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pcmt.model.handouts import Sheet, form_path, sheets_of
from pcmt.run.portal import open_portal
from tests.browser_fixtures import Windows
from tests.portal_fixtures import ROOT


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """A sheet of a poster that is in use."""
    poster = open_portal(ROOT).catalog.find("tai-lieu", "ap-phich-xa-khong-ma-tuy")
    return next(iter(sheets_of(poster)))  # type: ignore[arg-type]


def test_a_code_is_found_however_it_is_typed(page: Page, site_url: str, sheet: Sheet) -> None:
    first, second = sheet.code[:4], sheet.code[4:]
    for typed in (sheet.code, f"{first}-{second}", f" {first.upper()} {second} ", f"{first}–{second}.".upper()):
        page.goto(f"{site_url}/ma/")
        page.get_by_label("Mã trên bản in").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site_url}/ma/{sheet.code}/")
        assert page.locator("h1").inner_text() == "Bản này còn dùng", typed


def test_a_wrong_code_is_told_in_place(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/ma/")
    field = page.get_by_label("Mã trên bản in")
    for typed, words in (
        ("abc", "Mã có tám ký tự, bạn gõ 3"),
        ("0o1l-2345", "Mã không có ký tự “0 o 1 l”"),
        ("2222-2222", "Cổng không có mã này"),
    ):
        field.fill(typed)
        page.get_by_role("button", name="Kiểm tra").click()
        expect(page.get_by_role("alert")).to_contain_text(words)
        assert page.url == f"{site_url}/ma/"
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        field.press_sequentially("a")
        expect(page.get_by_role("alert")).to_be_empty()


def test_without_scripts_the_page_says_how_to_type_the_address(unscripted: Page, site_url: str, sheet: Sheet) -> None:
    unscripted.goto(f"{site_url}/ma/")
    assert not unscripted.get_by_label("Mã trên bản in").is_visible()
    assert unscripted.get_by_text("https://pcmt.example/ma/xxxxxxxx/").is_visible()
    unscripted.goto(f"{site_url}/ma/{sheet.code}/")
    assert unscripted.locator("#sha256").is_visible()
    assert not unscripted.get_by_text("Chọn tệp cần so").is_visible()


def test_a_file_is_held_against_the_published_one(
    page: Page, site_url: str, sheet: Sheet, built_site: Path, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.goto(f"{site_url}/ma/{sheet.code}/")
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    said = page.locator(".checksum-check [role=status]")
    page.set_input_files("#tep-can-kiem", built_site / form_path(sheet.record, sheet.form))
    expect(said).to_contain_text("chính là tệp đang dùng")
    other = tmp_path / "la.pdf"
    other.write_bytes((built_site / form_path(sheet.record, sheet.form)).read_bytes() + b" ")
    page.set_input_files("#tep-can-kiem", other)
    expect(said).to_contain_text("không phải là tệp đang dùng")
    assert asked == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_wide_table_of_languages_scrolls_in_its_own_frame(windows: Windows, site_url: str, width: int) -> None:
    page = windows.kept_page(width)
    page.goto(f"{site_url}/ngon-ngu/")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        table = page.locator(".table-scroll")
        table.evaluate("frame => frame.scrollLeft = 999")
        first = page.locator(".language-table tbody th").first.bounding_box()
        assert first is not None and first["x"] >= 0  # the titles stay in sight
        assert re.search("chưa có", table.inner_text())


def test_the_table_of_answers_is_printed_as_large_as_the_portal_promises(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/ma/")
    sizes = page.locator("table td").evaluate_all(
        "cells => cells.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert sizes and min(sizes) >= 16

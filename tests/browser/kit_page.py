"""The page where people put a kit together: its parts, ticking a material, saving the archive."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PLACE = "/bo-tai-lieu/tu-chon/"
LESSON, TALK, SLIDES = "giao-an-45-phut-thcs", "bai-chao-co-10-phut", "trinh-chieu-thcs-dung-tu-choi-roi-di-ke"


def item(page: Page, material: str) -> Locator:
    """Return the box of a material."""
    return page.locator(f".kit-choice[data-id={material}]")


def total(page: Page) -> Locator:
    """Return the line that sums up the choice."""
    return page.locator(".kit-total output")


def message(page: Page) -> Locator:
    """Return the line that says how saving goes."""
    return page.locator(".kit-said")


def save_button(page: Page) -> Locator:
    """Return the button that saves the archive."""
    return page.get_by_role("button", name="Tải bộ này (.zip)")


def tick(page: Page, material: str, form: str = "") -> None:
    """Tick a material, or one form of it."""
    box = item(page, material)
    if not box.count():
        page.get_by_role("button", name="Hiện cả").click()
        expect(box).to_have_count(1)
    if form and not box.locator("details").evaluate("one => one.open"):
        box.locator("summary").click()
    box.locator(f"input[value={form}]" if form else "[data-whole]").check()


def save_kit(page: Page, folder: Path) -> Path:
    """Save the archive into a folder; its path."""
    with page.expect_download() as waiting:
        save_button(page).click()
    assert waiting.value.suggested_filename == "bo-tai-lieu-tu-chon.zip"
    path = folder / "bo-tai-lieu-tu-chon.zip"
    waiting.value.save_as(path)
    expect(message(page)).to_contain_text("Xong: bo-tai-lieu-tu-chon.zip")
    return path

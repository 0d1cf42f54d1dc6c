"""Sheets that carry a name: their addresses, names of every length, and what a page of them holds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page

from tests.browser_fixtures import wait_in_page
from tests.programs import run_program

POSTER = "/tai-lieu/ap-phich-thpt-quyen-noi-khong/in/"
LETTER = "/tai-lieu/thu-gui-phu-huynh/in/"
PROGRAMME = "/chien-dich/thang-hanh-dong-2026/chuong-trinh/"
NAME = "Trường THPT Nguyễn Thượng Hiền, xã Tân Thanh"
LONG = "Ban Chỉ đạo phòng, chống ma túy xã Tân Thanh và Trường THPT Nguyễn Thượng Hiền A"
SHOUTED = ("ƯỜNG MẶT ĐẸP " * 10)[:80]
UNBROKEN = "W" * 80
FAMILIES = ("DejaVu", "Noto", "Liberation")
"""Fonts with a Sans and a Serif each: wide ones, Android's, and those as wide as Arial and Times New Roman."""
FIELD = "Tên trường, xã, đơn vị"


def set_fonts(page: Page, family: str) -> None:
    """Show the sheet as on a machine that has one family only: its Serif in letters, its Sans in all else."""
    page.evaluate(
        """family => {
          for (const part of document.querySelectorAll(".sheet, .sheet footer")) {
            const serif = getComputedStyle(part).fontFamily.endsWith(" serif")
            const face = `"${family} ${serif ? "Serif" : "Sans"}"`
            // A poster brings its own faces: what a machine lacks is only what stands behind them.
            const own = part.getAttribute("font-family")?.split(",")[0]
            if (own) part.setAttribute("font-family", `${own}, ${face}`)
            else part.style.fontFamily = face
          }
        }""",
        family,
    )


def print_page(page: Page, folder: Path) -> Path:
    """Print a page to a PDF in a folder."""
    pdf = folder / "in.pdf"
    page.pdf(path=str(pdf), prefer_css_page_size=True)
    return pdf


def printed_words(pdf: Path) -> str:
    """Return the words of a PDF with single spaces."""
    return " ".join(run_program("pdftotext", pdf, "-").split())


def name_in_sheet(page: Page) -> str:
    """Return the name that the sheet shows, its lines joined."""
    lines = page.locator("[data-line][font-weight='800'], [data-fill=ten]").all_text_contents()
    return " ".join(lines)


def fragment(page: Page) -> str:
    """Return the fragment of the address once it follows the last key, decoded."""
    wait_in_page(page, 250)  # the address follows the last key after 150 ms
    return unquote(page.url.partition("#")[2])

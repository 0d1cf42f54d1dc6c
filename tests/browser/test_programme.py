"""Paper: a campaign's programme is one sheet of A4 whatever is in it, and ordinary pages print without the site around them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from pcmt.publish.print_pages import programmes
from pcmt.relate.catalog import Catalog
from tests.browser_fixtures import Windows
from tests.programs import run_program
from tests.records import agency, campaign, catalog, document, event, helpline, settings
from tests.site.pdf_reader import paper_of

ROOT = Path(__file__).resolve().parents[2]
LONG = "Hội nghị tuyên truyền, phổ biến, giáo dục pháp luật về phòng, chống ma túy cho thanh thiếu niên trên địa bàn"
REPORT = {"what": LONG * 4, "from": LONG * 4, "to": LONG * 4, "before": "2026-07-10", "quote": "q", "at": "I.1"}


def _words(pdf: Path) -> str:
    return " ".join(run_program("pdftotext", "-layout", pdf, "-").split())


def _print(page: Page, address: str, pdf: Path) -> Path:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.pdf(path=str(pdf), prefer_css_page_size=True)
    return pdf


def _site_with(folder: Path, records: Catalog) -> Path:
    """The programmes of a catalog with the files they load."""
    shutil.copytree(ROOT / "pcmt/theme/assets", folder / "assets", dirs_exist_ok=True)
    (artifact,) = programmes(records)
    target = folder / artifact.path
    target.parent.mkdir(parents=True)
    target.write_bytes(artifact.content)
    return target


def _campaign_with(count: int, **fields: Any) -> Catalog:
    record = campaign(**({"start": "2026-06-01", "end": "2026-06-30"} | fields))
    events = [
        event(
            f"hoat-dong-{number:03d}",
            title=f"{LONG} số {number}"[:200],
            start=f"2026-06-{number % 30 + 1:02d} 08:30",
            end=f"2026-06-{number % 30 + 1:02d} 11:00",
            venue=f"Nhà văn hóa số {number}, khu dân cư số {number} phường thử nghiệm thành phố thử nghiệm",
            organizers=("so-a", "so-b", "so-c"),
            campaign=record.id,
        )
        for number in range(count)
    ]
    others = [
        agency("so-b", title=LONG),
        agency("so-c"),
        *(document(f"cv-{number}", title=LONG) for number in range(4)),
    ]
    lines = [helpline(f"so-{number}", title=LONG, number="0769.04.04.04") for number in range(6)]
    return catalog(record, *events, *others, *lines, site=settings(title=LONG * 2, unit=LONG * 2))


WORDY = {
    "title": ("Tháng hành động phòng, chống ma túy " * 6)[:200].strip(),
    "theme": ("Chung một quyết tâm xây dựng xã, phường, đặc khu không ma túy " * 9)[:500].strip(),
    "directing": tuple(f"cv-{number}" for number in range(4)),
    "reports": (REPORT, REPORT, REPORT),
}
SHOUTED = WORDY | {"title": "ƯỜNG MẶT " * 22, "theme": "ƯỜNG MẶT " * 55}


@pytest.mark.parametrize("count", [0, 1, 7, 12, 18, 25, 60])
def test_any_number_of_events_is_one_sheet(page: Page, tmp_path: Path, count: int) -> None:
    target = _site_with(tmp_path / "trang", _campaign_with(count))
    assert paper_of(_print(page, target.as_uri(), tmp_path / "in.pdf")) == (1, "A4")


@pytest.mark.parametrize("fields", [WORDY, SHOUTED])
def test_the_longest_words_are_one_sheet(page: Page, tmp_path: Path, fields: dict[str, Any]) -> None:
    target = _site_with(tmp_path / "trang", _campaign_with(60, **fields))
    pdf = _print(page, target.as_uri(), tmp_path / "in.pdf")
    assert paper_of(pdf) == (1, "A4")
    assert "hoạt động khác" in _words(pdf) and "thu.example/chien-dich/thang-a/" in _words(pdf)


def test_a_full_sheet_is_not_half_empty(page: Page, tmp_path: Path) -> None:
    target = _site_with(tmp_path / "trang", _campaign_with(60))
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    page.goto(target.as_uri())
    words = page.locator("footer").bounding_box()
    table = page.locator("table").bounding_box()
    assert words and table
    assert table["height"] > 480  # px of 1017 on the sheet: heights are bounded from above, not guessed at twice
    assert words["y"] > table["y"] + table["height"]


def test_the_real_month_is_one_sheet_from_a_dark_screen(windows: Windows, site_url: str, tmp_path: Path) -> None:
    page = windows.kept_page(1280, 720, "dark")
    pdf = _print(page, f"{site_url}/chien-dich/thang-hanh-dong-2026/chuong-trinh/", tmp_path / "in.pdf")
    assert paper_of(pdf) == (1, "A4")
    assert "In trang này" not in _words(pdf) and "573/TTg-KGVX" in _words(pdf)
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor") == "rgb(255, 255, 255)"


def test_the_print_button_is_there_only_with_scripts(page: Page, unscripted: Page, site_url: str) -> None:
    for opened, is_there in ((page, True), (unscripted, False)):
        opened.goto(f"{site_url}/chien-dich/thang-hanh-dong-2026/chuong-trinh/")
        assert opened.locator("[data-print]").is_visible() is is_there


def test_the_print_button_prints(page: Page, site_url: str) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    page.goto(f"{site_url}/chien-dich/thang-hanh-dong-2026/chuong-trinh/")
    page.locator("[data-print]").click()
    assert page.title() == "printed"


@pytest.fixture
def printed(windows: Windows, site_url: str, tmp_path: Path) -> Callable[[str], str]:
    """Words of a page of the site as it comes out of a printer, from a dark screen."""
    page = windows.kept_page(1280, 720, "dark")
    return lambda path: _words(_print(page, site_url + path, tmp_path / "in.pdf"))


def test_ordinary_pages_print_without_the_site_around_them(printed: Callable[[str], str]) -> None:
    for path in ("/chien-dich/thang-hanh-dong-2026/", "/su-kien/chao-co-truc-tuyen-toan-quoc-2026/"):
        words = printed(path)
        assert "573/TTg-KGVX" in words
        for around in ("Xem số để gọi", "Tìm trong cổng", "Mục lục", "Góp ý", "Đăng ký nhận tin"):
            assert around not in words, (path, around)


def test_outside_addresses_are_told_on_paper(printed: Callable[[str], str]) -> None:
    assert "https://baotangbacninh.vn/ds-tin-tuc-noi-bat/107" in printed("/chien-dich/ngay-26-6/").replace(" ", "")

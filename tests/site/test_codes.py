"""Checkable paper, files from outside and the table of languages on a built site."""

from __future__ import annotations

import io
import re
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from pcmt.model.handouts import Sheet, form_path, sheets_of
from pcmt.run.portal import open_portal
from tests.changed_fixtures import OWNER, REVISED
from tests.portal_fixtures import ROOT
from tests.search_files import found_locations
from tests.site.page_reader import read_page

_PRINTED = re.compile(r'<code id="sha256">([0-9a-f]{64})</code>')


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    """Every sheet that the portal's materials and official texts were printed on."""
    catalog = open_portal(ROOT).catalog
    records = [one for kind in ("tai-lieu", "ke-hoach", "van-ban") for one in catalog.all(kind)]
    return [sheet for one in records for sheet in sheets_of(one)]  # type: ignore[arg-type]


def _page(site: Path, sheet: Sheet) -> str:
    return (site / "ma" / sheet.code / "index.html").read_text(encoding="utf-8")


def test_every_sheet_has_its_page_and_no_frame_is_left(built_site: Path, sheets: list[Sheet]) -> None:
    assert len(sheets) >= 50
    assert {page.parent.name for page in (built_site / "ma").glob("*/index.html")} == {sheet.code for sheet in sheets}
    assert not (built_site / "_khung").exists()


def test_the_checksum_is_that_of_the_file_beside_it(built_site: Path, sheets: list[Sheet]) -> None:
    for sheet in sheets:
        if getattr(sheet.record, "withheld", None):
            continue  # its page stays for copies that hang somewhere, its file is gone
        page = _page(built_site, sheet)
        file = built_site / form_path(sheet.record, sheet.form)
        assert _PRINTED.findall(page) == [sha256(file.read_bytes()).hexdigest()]
        assert f'href="../../{form_path(sheet.record, sheet.form)}"' in page
        assert f"/{sheet.record.kind_id}/{sheet.record.id}/" in page


def test_codes_stay_out_of_search_engines_and_of_the_search(built_site: Path, sheets: list[Sheet]) -> None:
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    found = found_locations(built_site)
    assert "/ma/</loc>" in sitemap and "/ngon-ngu/</loc>" in sitemap
    for sheet in sheets:
        page = _page(built_site, sheet)
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="https://pcmt.example/ma/{sheet.code}/">' in page
        assert f"/ma/{sheet.code}/" not in sitemap
        assert not any(location.startswith(f"ma/{sheet.code}") for location in found)


def test_a_code_page_tells_nothing_that_goes_stale(built_site: Path, sheets: list[Sheet]) -> None:
    reading = read_page(built_site / "ma" / sheets[0].code / "index.html")
    assert "Theo dữ liệu của cổng ngày 22/11/2026" in reading.text


def test_the_life_of_a_sheet(changed_site: Path) -> None:
    lesson = open_portal(ROOT).catalog.find("tai-lieu", REVISED)
    old_code = next(iter(sheets_of(lesson))).code  # type: ignore[arg-type]
    # Words of a heading that belong together are bound by a blank that does not break: here all blanks are alike.
    pages = {
        page.parent.name: " ".join(read_page(page).text.split()) for page in (changed_site / "ma").glob("*/index.html")
    }
    assert "Đã có bản mới hơn" in pages[old_code] and "Lần 2, ngày 22/11/2026: Sửa số gọi." in pages[old_code]
    gone = [text for text in pages.values() if "Tài liệu này đã rút" in text]
    assert len(gone) == 1 and "Số gọi đã đổi" in gone[0]
    replaced = [text for text in pages.values() if "Tài liệu này đã được thay" in text]
    assert len(replaced) == 2 and all("Hãy dùng tài liệu mới" in text for text in replaced)


def test_a_file_from_outside_is_published_without_its_owner(changed_portal: Path) -> None:
    site = changed_portal / "site"
    assert "[TEP_THUA] (cảnh báo)" in (changed_portal / "build.txt").read_text("utf-8")
    published = (site / "tep/hinh.jpg").read_bytes()
    assert OWNER.encode() not in published and OWNER.encode() in (changed_portal / "data/tep/hinh.jpg").read_bytes()
    assert Image.open(io.BytesIO(published)).size == (60, 40)
    assert not (site / "tep/bo-quen.jpg").exists()
    assert 'href="../../tep/hinh.jpg"' in (site / f"tai-lieu/{REVISED}/index.html").read_text("utf-8")


def test_the_table_of_languages_counts_what_the_data_holds(built_site: Path) -> None:
    catalog = open_portal(ROOT).catalog
    page = (built_site / "ngon-ngu/index.html").read_text("utf-8")
    text = read_page(built_site / "ngon-ngu/index.html").text
    originals = [one for one in catalog.all("tai-lieu") if one.is_offered and one.translation_of is None]  # type: ignore[attr-defined]
    assert page.count('<th scope="row">') == len(originals)
    for language in catalog.terms["ngon-ngu"].values():
        assert f'<th scope="col">{language}</th>' in page
    assert f"Tiếng Việt {len(originals)}/{len(originals)} bản chữ" in " ".join(text.split())
    first = page.index('<ol class="language-work">')
    assert "vung-cao" in page[first : page.index("</li>", first)]

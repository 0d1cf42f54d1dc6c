"""Sheets with space for a name in the built site: linked from their material, and in no search index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search_files import found_locations
from tests.site.page_reader import read_page

SHEETS = (
    "ap-phich-noi-lam-viec",
    "ap-phich-thcs-cung-roi-di",
    "ap-phich-thpt-quyen-noi-khong",
    "ap-phich-tieu-hoc-hoi-truoc",
    "ap-phich-xa-khong-ma-tuy",
    "thu-gui-phu-huynh",
)


def test_every_poster_and_letter_has_its_sheet(built_site: Path) -> None:
    found = sorted(path.parents[1].name for path in (built_site / "tai-lieu").glob("*/in/index.html"))
    assert set(SHEETS) <= set(found)
    assert "bai-chao-co-10-phut" not in found


@pytest.mark.parametrize("material", SHEETS)
def test_the_material_leads_to_its_sheet_and_back(built_site: Path, material: str) -> None:
    folder = built_site / "tai-lieu" / material
    assert any(
        link.rstrip("/").endswith(f"tai-lieu/{material}/in") or link == "in/"
        for link in read_page(folder / "index.html").links
    )
    page = read_page(folder / "in" / "index.html")
    assert "../" in page.links
    for address in page.loads:
        assert (folder / "in" / address).resolve().is_file(), address


def test_sheets_are_in_no_list_and_no_search(built_site: Path) -> None:
    texts = {name: (built_site / name).read_text(encoding="utf-8") for name in ("sitemap.xml", "rss.xml")}
    for name, text in {**texts, "search": str(found_locations(built_site))}.items():
        for material in SHEETS:
            assert f"tai-lieu/{material}/in/" not in text, name


def test_the_programme_has_room_for_a_name(built_site: Path) -> None:
    html = (built_site / "chien-dich/thang-hanh-dong-2026/chuong-trinh/index.html").read_text(encoding="utf-8")
    assert 'data-fill="ten"' in html and "data-name-form hidden" in html

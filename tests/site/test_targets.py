"""Targets on the real data: every one on the lists, the national level with its comparisons, and a test plan with a warning."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pcmt.check import read_and_check
from pcmt.problems import errors_in
from pcmt.relate.catalog import build_catalog
from pcmt.relate.facets.targets import TargetIndex
from pcmt.relate.target_levels import TargetLevels
from tests.data_files import copy_data, files_with_content
from tests.portal_fixtures import ROOT
from tests.search_files import found_locations
from tests.site.page_reader import read_page

TODAY = date(2026, 11, 22)
LIGHT = 150_000
"""Bytes of HTML that a page of targets may have."""
_ROW = '<td data-label="Mục tiêu">'
PLAN = """title: Kế hoạch thử
published: 2026-11-22
subject: Kế hoạch thử
issued: 2026-01-15
issuer: ubnd-tinh-lang-son
place: lang-son
period: {{start: 2026, end: {year}}}
text: |
  I. MỤC TIÊU
  1. Từ {value}% số xã không ma túy.
targets:
  - what: Xã không ma túy
    theme: dia-ban-khong-ma-tuy
    measure: ty-le-xa-khong-ma-tuy
    comparator: at_least
    value: {value}
    unit: "%"
    quote: Từ {value}% số xã không ma túy
    at: I.1
original: {{transcribed_from: Bản chữ.}}
"""


def _written(root: Path) -> int:
    """Targets as the files have them, counted without the portal's own reader."""
    files = [*files_with_content("ke-hoach"), *files_with_content("van-ban")]
    return sum(len(re.findall(r"^    comparator: ", file.read_text("utf-8"), re.MULTILINE)) for file in files)


def _pages(site: Path, dimension: str) -> dict[str, str]:
    pages = (site / "chi-tieu" / dimension).glob("*/index.html")
    return {page.parent.name: page.read_text("utf-8") for page in pages}


@pytest.mark.parametrize("dimension", ["chu-de", "nam"])
def test_every_written_target_stands_under_a_theme_and_a_year(built_site: Path, dimension: str) -> None:
    pages = _pages(built_site, dimension)
    assert sum(page.count(_ROW) for page in pages.values()) == _written(ROOT) > 30
    front = (built_site / "chi-tieu/index.html").read_text("utf-8")
    assert f'<p class="lead">{_written(ROOT)} chỉ tiêu. <a href="../du-lieu/chi-tieu.csv" download>' in front


def test_the_country_holds_all_and_a_merged_province_what_was_set_for_the_old_one(built_site: Path) -> None:
    pages = _pages(built_site, "dia-phuong")
    assert pages["viet-nam"].count(_ROW) == _written(ROOT)
    assert pages["hai-phong"].count(_ROW) == pages["hai-duong"].count(_ROW) > 20


def test_pages_are_light_named_and_found(built_site: Path) -> None:
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    found = found_locations(built_site)
    for dimension in ("chu-de", "dia-phuong", "nam", "thuoc-do"):
        for name, html in _pages(built_site, dimension).items():
            address = f"chi-tieu/{dimension}/{name}/"
            assert len(html.encode()) < LIGHT
            assert f"<loc>https://pcmt.example/{address}</loc>" in sitemap
            assert dimension == "thuoc-do" or address in found  # the search leaves measures to the lists of targets
            assert read_page(built_site / address / "index.html").headings.count("h1") == 1


def test_the_national_floor_stands_on_its_ladder_with_its_source(built_site: Path) -> None:
    words = " ".join(read_page(built_site / "chi-tieu/thuoc-do/ty-le-xa-khong-ma-tuy/index.html").text.split())
    assert "Việt Nam từ 50% trở lên đến hết năm 2030 Kết luận số 132-KL/TW" in words
    assert "theo Cổng thông tin điện tử tỉnh Hòa Bình" in words


def test_today_nobody_has_reported_a_figure(built_site: Path) -> None:
    html = (built_site / "chi-tieu/thuoc-do/ty-le-noi-co-tuyen-truyen/index.html").read_text("utf-8")
    assert "chưa có số liệu" in html
    assert "chưa có số cơ sở giáo dục của địa phương trong thời kỳ này" in html
    assert "ít nhất " not in html
    words = " ".join(read_page(built_site / "chi-tieu/index.html").text.split())
    assert "trong thời kỳ này chưa tính được" in words and "trong thời kỳ này chưa có số liệu" not in words


@pytest.mark.parametrize(
    ("value", "year", "warned"), [(45, 2030, True), (50, 2030, False), (70, 2030, False), (20, 2026, False)]
)
def test_a_planted_plan_is_warned_of_exactly_when_it_is_below(
    tmp_path: Path, value: int, year: int, warned: bool
) -> None:
    copy_data(tmp_path / "data")
    (tmp_path / "data/ke-hoach/thu.yaml").write_text(PLAN.format(value=value, year=year), encoding="utf-8")
    loaded, problems = read_and_check(tmp_path, TODAY)
    assert not errors_in(problems)
    assert loaded.settings is not None
    found = TargetLevels(TargetIndex(build_catalog(loaded.settings, loaded.records, TODAY))).warnings()
    assert [(one.local.record.id, one.upper.record.id) for one in found] == (
        [("thu", "ket-luan-132-kl-tw-2025"), ("thu", "nghi-quyet-163-2024-qh15")] if warned else []
    )

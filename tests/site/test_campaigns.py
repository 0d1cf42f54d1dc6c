"""The campaign pages of the real data: what they tell, what they must not, and that each leads on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.data_files import record_files
from tests.site.page_reader import read_page

ROOT = Path(__file__).resolve().parents[2]
YEARS = ("2018", "2020", "2021", "2023", "2024", "2025", "2026")


def _html(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_this_year_names_who_set_the_theme(built_site: Path) -> None:
    page = read_page(built_site / "chien-dich/thang-hanh-dong-2026/index.html")
    assert "Thủ tướng Chính phủ nêu tại 573/TTg-KGVX, 25/5/2026" in page.text
    assert "../../van-ban/cong-van-573-ttg-kgvx-2026/#toan-van" in page.links
    assert "Trước ngày 10/7/2026" in page.text and "chậm nhất là hết ngày 9/7/2026" in page.text


@pytest.mark.parametrize("year", YEARS)
def test_every_year_leads_to_its_neighbours_and_its_programme(built_site: Path, year: str) -> None:
    links = read_page(built_site / f"chien-dich/thang-hanh-dong-{year}/index.html").links
    place = YEARS.index(year)
    for neighbour in YEARS[max(0, place - 1) : place] + YEARS[place + 1 : place + 2]:
        assert links.count(f"../../chien-dich/thang-hanh-dong-{neighbour}/") == 2
    assert f"../../chien-dich/thang-hanh-dong-{year}/chuong-trinh/" in links
    assert (built_site / f"chien-dich/thang-hanh-dong-{year}/chuong-trinh/index.html").is_file()


def test_years_without_a_source_are_gaps(built_site: Path) -> None:
    for path in ("chien-dich", "chien-dich/thang-hanh-dong"):
        gaps = re.findall(r'<li class="gap"><span class="year">(\d+)</span>', _html(built_site, path))
        assert gaps == ["2022", "2019"]


def test_the_list_names_every_campaign_once(built_site: Path) -> None:
    main = _html(built_site, "chien-dich").partition('<div class="md-content"')[2].partition("<footer")[0]
    found = re.findall(r'href="\.\./chien-dich/([a-z0-9-]+)/"', main)
    assert sorted(found) == sorted(path.stem for path in record_files("chien-dich"))


def test_the_coming_day_is_left_to_the_script(built_site: Path) -> None:
    html = _html(built_site, "chien-dich/ngay-26-6")
    assert 'data-yearly="06-26"' in html
    assert not re.search(r">còn \d+ ngày<", html)


def test_machines_are_told_the_days(built_site: Path) -> None:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', _html(built_site, "chien-dich/thang-hanh-dong-2026")
    )
    assert found
    data = json.loads(found[1])
    assert (data["@type"], data["startDate"], data["endDate"]) == ("EventSeries", "2026-06-01", "2026-06-30")
    assert len(data["subEvent"]) == 4


def test_the_programme_prints_the_real_month(built_site: Path) -> None:
    page = read_page(built_site / "chien-dich/thang-hanh-dong-2026/chuong-trinh/index.html")
    for words in (
        "Chung một quyết tâm xây dựng xã, phường, đặc khu không ma túy",
        "27/6/2026",
        "10/7/2026",
        "111",
        "113",
    ):
        assert words in page.text
    assert "(dự kiến)" in page.text
    for address in page.loads:
        target = (built_site / "chien-dich/thang-hanh-dong-2026/chuong-trinh" / address).resolve()
        assert target.is_file(), address

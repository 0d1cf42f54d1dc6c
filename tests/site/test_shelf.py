"""The shelf on a built site: a page for every value, files that exist with the stated size, small pages."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from tests.search_files import found_locations
from tests.site.page_reader import PageReading, read_page

OWN = "https://pcmt.example/"
LIGHT = 150_000
"""Bytes of HTML that a shelf page may have: a cheap phone reads it on 3G in some seconds."""
DIMENSIONS = ("doi-tuong", "cap-hoc", "thoi-luong", "loai", "chu-de", "ngon-ngu", "hinh-thuc")
_FILE = re.compile(r'<li><a href="../../([^"]+)" download>[^<]*</a> <span class="meta-line">([^<]*)</span>')
_CARD = re.compile(r'<li class="card shelf-card" data-id="([^"]+)"')


@pytest.fixture(scope="module")
def lists(built_site: Path) -> dict[str, PageReading]:
    """Every page of a list by its address."""
    pages = [page for one in DIMENSIONS for page in (built_site / "tai-lieu" / one).glob("*/index.html")]
    return {page.parent.relative_to(built_site).as_posix() + "/": read_page(page) for page in pages}


@pytest.fixture(scope="module")
def items(built_site: Path) -> dict[str, str]:
    """The page of every material by its id."""
    pages = (built_site / "tai-lieu").glob("*/index.html")
    return {page.parent.name: page.read_text(encoding="utf-8") for page in pages}


def _source(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_dimension_has_pages_that_say_who_they_are(built_site: Path, lists: dict[str, PageReading]) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    found = found_locations(built_site)
    assert {address.split("/")[1] for address in lists} == set(DIMENSIONS)
    titles = set()
    for address, reading in lists.items():
        html = _source(built_site, address)
        assert f'<link rel="canonical" href="{OWN}{address}">' in html
        assert sitemap.count(f"<loc>{OWN}{address}</loc>") == 1
        assert address in found
        assert reading.headings.count("h1") == 1 and "[[pcmt" not in html
        assert 'aria-current="page"' in html
        titles.add(re.findall(r"<title>([^<]*)</title>", html)[0])
    assert len(titles) == len(lists)


def test_the_shelf_holds_every_material_once_and_is_light(built_site: Path, items: dict[str, str]) -> None:
    html = _source(built_site, "tai-lieu")
    assert sorted(_CARD.findall(html)) == sorted(items)
    assert len(items) >= 38
    assert len(html.encode()) < LIGHT
    assert html.count("<img") == html.count('loading="lazy"')


def test_the_pages_of_a_dimension_hold_every_material(built_site: Path, items: dict[str, str]) -> None:
    for dimension in DIMENSIONS:
        pages = (built_site / "tai-lieu" / dimension).glob("*/index.html")
        held = {one for page in pages for one in _CARD.findall(page.read_text(encoding="utf-8"))}
        assert held == set(items), dimension


def test_pictures_are_there_with_their_size_and_words(built_site: Path) -> None:
    html = _source(built_site, "tai-lieu")
    pictures = re.findall(
        r'<img class="shelf-preview" src="../([^"]+)" width="(\d+)" height="(\d+)" alt="([^"]+)"', html
    )
    assert len(pictures) == html.count("<img")
    for path, width, height, words in pictures:
        with Image.open(built_site / path) as picture:
            assert (picture.format, picture.size) == ("WEBP", (int(width), int(height)))
        assert words.startswith("Trang đầu của ")


def test_every_file_that_is_told_is_there_with_that_size(built_site: Path, items: dict[str, str]) -> None:
    for name, html in items.items():
        told = _FILE.findall(html)
        assert told, name
        for path, facts in told:
            size = (built_site / path).stat().st_size
            kind, *_, words = facts.split(", ", 1)[0], facts.rpartition(", ")[2]
            assert path.endswith(kind.lower()), (name, facts)
            if words.endswith(" kB"):
                assert abs(float(words.removesuffix(" kB").replace(".", "")) - size / 1024) <= 0.5, (path, facts)


def test_machines_find_the_same_files_as_people(built_site: Path, items: dict[str, str]) -> None:
    for name, html in items.items():
        found = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', html))
        (data,) = [one for one in found if one["@type"] != "BreadcrumbList"]
        assert data["@type"] == "LearningResource" and data["isAccessibleForFree"] is True
        assert data["educationalLevel"] and data["inLanguage"] and data["learningResourceType"]
        files = {one["contentUrl"].removeprefix(OWN): int(one["contentSize"]) for one in data["encoding"]}
        whole = html.partition('id="phieu-the"')[0] + html.partition('id="ve-tai-lieu"')[2]
        assert set(files) == {path for path, _ in _FILE.findall(whole)}, name
        for path, size in files.items():
            assert (built_site / path).stat().st_size == size


def test_entry_pages_lead_into_the_filtered_shelf(built_site: Path) -> None:
    for page, wanted in (
        ("nha-truong", "../tai-lieu/cap-hoc/thcs/"),
        ("nha-truong", "../tai-lieu/thoi-luong/6-15-phut/"),
        ("nguoi-dan", "../tai-lieu/doi-tuong/phu-huynh/"),
        ("xa-phuong", "../tai-lieu/loai/to-roi/"),
    ):
        reading = read_page(built_site / page / "index.html")
        assert wanted in reading.links, (page, wanted)
        assert (built_site / page / wanted / "index.html").is_file()


def test_who_may_use_what_stands_on_every_page(items: dict[str, str]) -> None:
    for name, html in items.items():
        text = unescape(html)
        assert 'id="dung-lai"' in text and "Được:" in text and f"{OWN}tai-lieu/{name}/, CC BY 4.0." in text
        assert "chưa khai báo" not in text[text.index("<article") : text.index("</article>")]

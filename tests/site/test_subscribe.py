"""Every address that the site offers to subscribe to is there, and every code leads to the address beside it."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest

from pcmt.text.vietnamese import fold
from tests.show.parts.pictures.test_qr import dots_of, read_by_zbar
from tests.site.page_reader import read_page

OWN = "https://pcmt.example/"
_ADDRESS = re.compile(r"(?:https|webcal)://pcmt\.example/((?:rss|atom|json|lich|feed)[^\"<\s]*)")
_OFFER = re.compile(r'<div class="offer" data-way="(\w+)">(.*?)</div>', re.DOTALL)


@pytest.fixture(scope="module")
def guide(built_site: Path) -> str:
    return (built_site / "dang-ky" / "index.html").read_text(encoding="utf-8")


def _followed(site: Path) -> list[Path]:
    return [
        page for kind in ("dia-phuong", "co-quan", "chien-dich") for page in sorted((site / kind).glob("*/index.html"))
    ]


def test_every_address_named_anywhere_exists(built_site: Path) -> None:
    named: dict[str, Path] = {}
    for page in built_site.rglob("*.html"):
        for path in _ADDRESS.findall(page.read_text(encoding="utf-8")):
            named.setdefault(unescape(path), page)
    assert len(named) > 300
    assert {path: page for path, page in named.items() if not (built_site / path).is_file()} == {}


def test_every_page_announces_feeds_and_calendar_and_followed_ones_their_own(built_site: Path) -> None:
    link = re.compile(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">')
    framed = [page for page in built_site.rglob("*.html") if "md-header" in page.read_text(encoding="utf-8")]
    assert len(framed) > 250  # sheets for paper have no frame, and no subscription section
    for page in framed:
        found = link.findall(page.read_text(encoding="utf-8"))
        names = [address.rpartition("/")[2] for _, address in found[:4]]
        assert names == ["rss.xml", "atom.xml", "feed.json", "lich.ics"], page
        if page in _followed(built_site):
            path = page.parent.relative_to(built_site).as_posix()
            assert [address for _, address in found[4:]] == [
                f"{OWN}rss/{path}.xml",
                f"{OWN}atom/{path}.xml",
                f"{OWN}json/{path}.json",
                f"{OWN}lich/{path}.ics",
                f"{OWN}du-lieu/{path}.json",
            ]


def test_places_agencies_and_campaigns_say_how_to_follow_them(built_site: Path) -> None:
    pages = _followed(built_site)
    assert len(pages) > 100
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.count('id="nhan-tin"') == 1, page
        offered = [way for way, _ in _OFFER.findall(html)]
        assert offered in (["lich", "tin"], []), page
        assert offered or "nơi kế thừa" in html, page


def test_the_guide_offers_every_audience_without_scripts(built_site: Path, guide: str) -> None:
    audiences = {path.stem for path in (built_site / "rss" / "doi-tuong").iterdir()}
    assert len(audiences) == 10
    assert {f"{OWN}rss/doi-tuong/{one}.xml" for one in audiences} <= set(re.findall(r"<code>([^<]+)</code>", guide))
    assert {f"{OWN}lich/doi-tuong/{one}.ics" for one in audiences} <= set(re.findall(r"<code>([^<]+)</code>", guide))
    assert f"{OWN}lich/loai/han-bao-cao.ics" in guide


def test_the_guide_lists_countries_and_provinces_only(built_site: Path) -> None:
    links = read_page(built_site / "dang-ky" / "index.html").links
    assert "../dia-phuong/lang-son/#nhan-tin" in links
    assert "../dia-phuong/hai-duong/#nhan-tin" in links
    assert not [link for link in links if "dia-phuong/phuong-" in link]


def test_codes_lead_to_the_address_beside_them(built_site: Path, guide: str, tmp_path: Path) -> None:
    pages = ("dia-phuong/lang-son", "dia-phuong/phuong-dong-kinh", "co-quan/bo-cong-an", "chien-dich/thang-hanh-dong")
    html = guide + "".join((built_site / page / "index.html").read_text(encoding="utf-8") for page in pages)
    read = 0
    for way, offer in _OFFER.findall(html):
        code = re.search(r"<svg.*?</svg>", offer)
        if code is None:
            assert way == "tin"
            continue
        (shown,) = re.findall(r"<code>([^<]+)</code>", offer)
        expected = "webcal" + shown.removeprefix("https") if way == "lich" else shown
        assert read_by_zbar(dots_of(code[0]), 3, tmp_path) == [expected]
        if way == "lich":
            assert f'href="{expected}"' in offer
        read += 1
    assert read > 15


def test_the_searched_lists_name_what_is_there(built_site: Path) -> None:
    for kind in ("dia-phuong", "co-quan"):
        entries = json.loads((built_site / "dang-ky" / f"{kind}.json").read_text(encoding="utf-8"))
        assert {one["id"] for one in entries} == {page.name for page in (built_site / kind).iterdir() if page.is_dir()}
        assert all(fold(one["title"]) for one in entries)


def test_the_guide_is_light(built_site: Path) -> None:
    content = (built_site / "dang-ky" / "index.html").read_bytes()
    assert len(gzip.compress(content)) < 30_000

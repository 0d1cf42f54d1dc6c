"""Every page of the built site: links and anchors that lead somewhere, nothing asked of another host."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.search_files import found_locations
from tests.site.page_reader import PageReading, read_page

OWN = "https://pcmt.example/"
UNSEARCHED = ("a-z/", "danh-muc/tim-kiem/", "so-sanh/", "chi-tieu/thuoc-do/")
"""Lists by letters and of the words of the search, comparisons, measures: the search leaves them out."""


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[Path, PageReading]:
    return {path: read_page(path) for path in sorted(built_site.rglob("*.html"))}


def test_internal_links_and_anchors_resolve(built_site: Path, pages: dict[Path, PageReading]) -> None:
    ids = {path.relative_to(built_site).as_posix(): reading.ids for path, reading in pages.items()}
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    broken = []
    for page, reading in pages.items():
        if page.name == "404.html":  # its links start at the domain, whatever the page that was not found
            continue
        name = page.relative_to(built_site).as_posix()
        for link in reading.links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            target = _target(name, unquote(parts.path), files)
            is_lost = parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]
            if target not in files or is_lost:
                broken.append((name, link))
    assert not broken, broken[:20]


def _target(page: str, path: str, files: set[str]) -> str:
    """Return the file of the site to which a path on a page leads."""
    joined = path.removeprefix("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    place = posixpath.normpath(joined) if path else page
    return place if place in files else posixpath.normpath(f"{place}/index.html")


def test_no_page_asks_another_host(built_site: Path, pages: dict[Path, PageReading]) -> None:
    outside = [
        (page.relative_to(built_site), address)
        for page, reading in pages.items()
        for address in reading.loads
        if urlsplit(address).netloc
    ]
    assert not outside


def test_every_page_announces_the_feed(built_site: Path, pages: dict[Path, PageReading]) -> None:
    for page, reading in pages.items():
        if page.parent.name in {"chuong-trinh", "in"}:  # sheets for paper
            continue
        assert reading.feeds, page
        if page.name != "404.html":
            name = page.relative_to(built_site).as_posix()
            assert _target(name, reading.feeds[0], {"rss.xml"}) == "rss.xml", page
        for address in reading.feeds[1:]:  # a place's, an agency's, a list's own
            assert (built_site / address.removeprefix(OWN)).is_file(), page


def test_every_page_has_one_first_heading(built_site: Path, pages: dict[Path, PageReading]) -> None:
    assert [page for page, reading in pages.items() if reading.headings.count("h1") != 1] == []


def test_frames_are_not_published(built_site: Path) -> None:
    assert not (built_site / "_khung").exists()
    published = [*built_site.rglob("*.html"), built_site / "sitemap.xml", *(built_site / "search").rglob("*.json")]
    for path in published:
        text = path.read_text(encoding="utf-8")
        assert "_khung" not in text, path
        assert "[[pcmt:" not in text, path


def test_sitemap_and_search_cover_every_page(built_site: Path, pages: dict[Path, PageReading]) -> None:
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    found = found_locations(built_site)
    for page in pages:
        if page.name == "404.html":
            continue
        path = page.parent.relative_to(built_site).as_posix()
        path = "" if path == "." else f"{path}/"
        if page.parent.name in {"chuong-trinh", "in"}:  # the same record for paper: it names that page as its own
            path = path.removesuffix(f"{page.parent.name}/")
            assert f'<link rel="canonical" href="{OWN}{path}">' in page.read_text(encoding="utf-8")
        if page.parent.parent.name == "ma":  # about one printed sheet: for who holds it, not for who searches
            assert '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8"), path
            assert path not in sitemap
            continue
        assert f"<loc>{OWN}{path}</loc>" in sitemap
        # A list that goes on is found by its first page.
        path = re.sub(r"_trang-\d+/$", "/", re.sub(r"/trang/\d+/$", "/", path))
        assert (path in found) is not (path.startswith(UNSEARCHED) and path not in UNSEARCHED[2:]), path

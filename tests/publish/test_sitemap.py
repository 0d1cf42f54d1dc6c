"""The sitemap: every page once, with the day a record last changed."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from pcmt.publish.sitemap import sitemaps
from tests.records import catalog, event, plan, settings

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _pages(content: bytes) -> dict[str | None, str | None]:
    urls = ElementTree.fromstring(content).findall("s:url", NAMES)
    pages = {url.findtext("s:loc", None, NAMES): url.findtext("s:lastmod", None, NAMES) for url in urls}
    assert len(pages) == len(urls), "an address stands twice"
    return pages


def test_every_page_stands_once_with_the_day_of_its_last_change() -> None:
    linked = catalog(plan(), event(modified="2026-07-01"))
    ((path, content),) = sitemaps(linked, ["ve/", "", "ve/"])
    pages = _pages(content)
    assert path == "sitemap.xml"
    assert len(pages) == 2 + len(list(linked))
    assert pages["https://thu.example/"] is None and pages["https://thu.example/ve/"] is None
    assert pages["https://thu.example/ke-hoach/ke-hoach-a/"] == "2026-06-01"
    assert pages["https://thu.example/su-kien/su-kien-a/"] == "2026-07-01"


def test_addresses_are_escaped_and_bytes_repeat() -> None:
    linked = catalog(site=settings(url="https://thu.example/a&b/"))
    ((_, content),) = sitemaps(linked, ["x/?a&b"])
    assert "https://thu.example/a&b/x/?a&b" in _pages(content)
    assert list(sitemaps(catalog(), ["b/", "a/"])) == list(sitemaps(catalog(), ["a/", "b/"]))


def _addresses(content: bytes) -> list[str | None]:
    return [one.text for one in ElementTree.fromstring(content).iterfind(".//s:loc", NAMES)]


def test_many_pages_are_an_index_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    linked, drawn = catalog(plan()), [f"trang-{number}/" for number in range(7)]
    (whole,) = sitemaps(linked, drawn)
    addresses = _addresses(whole.content)
    monkeypatch.setattr("pcmt.publish.sitemap.PART_SIZE", len(addresses))
    assert list(sitemaps(linked, drawn)) == [whole]
    monkeypatch.setattr("pcmt.publish.sitemap.PART_SIZE", 3)
    *parts, index = sitemaps(linked, drawn)
    held = [_addresses(one.content) for one in parts]
    assert max(map(len, held)) == 3 and [address for one in held for address in one] == addresses
    assert index.path == "sitemap.xml"
    assert _addresses(index.content) == [f"https://thu.example/{one.path}" for one in parts]

"""One advice on calendars over the whole site: a button with the same words, the way to the one explanation, no file to import."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from pcmt.show.parts.calendar_offer import CALENDAR_GUIDE, EVENT_WORDS

_LINK = re.compile(r'<a\b[^>]*\bhref="?([^"\s>]+)"?[^>]*>(.*?)</a>', re.DOTALL)
FOLLOW_WORDS = "Theo dõi bằng lịch điện thoại"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    return {path.relative_to(built_site).as_posix(): path.read_text("utf-8") for path in built_site.rglob("*.html")}


def test_every_button_to_follow_has_the_same_words_and_leads_to_the_explanation(pages: dict[str, str]) -> None:
    found = 0
    for name, html in pages.items():
        words = [re.sub(r"<[^>]+>.*", "", inner) for href, inner in _LINK.findall(html) if href.startswith("webcal:")]
        assert set(words) <= {FOLLOW_WORDS}, name
        ways = [href for href, _ in _LINK.findall(html) if href.endswith(CALENDAR_GUIDE) or href.endswith("#them-lich")]
        assert len(ways) >= len(words), name
        found += len(words)
    assert found > 100


def test_no_page_offers_a_calendar_as_a_file_to_import(pages: dict[str, str]) -> None:
    files = {
        (name, unescape(href))
        for name, html in pages.items()
        for href, _ in _LINK.findall(html)
        if href.endswith(".ics") and not href.startswith("webcal:")
    }
    assert {(name, href) for name, href in files if not href.endswith("su-kien.ics")} == set()


def test_the_explanation_names_both_buttons(pages: dict[str, str]) -> None:
    html = pages["dang-ky/index.html"]
    assert 'id="them-lich"' in html and EVENT_WORDS in html and FOLLOW_WORDS in html
    assert html.index("Điện thoại Android</h3>") < html.index("iPhone, iPad</h3>")


def test_the_footer_has_one_way_to_subscribe(pages: dict[str, str]) -> None:
    footer = pages["index.html"].partition("<footer")[2]
    assert footer.count("Đăng ký nhận tin") == 1
    assert "rss.xml" not in footer and "lich.ics" not in footer

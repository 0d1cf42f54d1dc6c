"""Words of finished pages outside official texts and quotes: one quotation style, no phrase of the style sheet's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_office_style import listed_phrases
from tests.site.page_reader import read_html

OTHERS = re.compile(
    r'<section class="official\b.*?</section>|<q\b.*?</q>|<blockquote\b.*?</blockquote>|<code\b.*?</code>', re.DOTALL
)
"""Words of others: official text, quotes of it, signs of programs."""


@pytest.fixture(scope="module")
def pages(built_site: Path) -> list[tuple[str, str]]:
    return list(_pages(built_site))


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        page = read_html(OTHERS.sub(" ", path.read_text("utf-8")))
        yield str(path.relative_to(site)), " ".join(page.text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_pages_have_one_quotation_style(pages: list[tuple[str, str]]) -> None:
    assert len(pages) > 250
    assert [(where, text[text.index("«") - 40 :][:80]) for where, text in pages if "«" in text] == []


def test_no_listed_phrase_is_on_a_page(pages: list[tuple[str, str]]) -> None:
    phrases = listed_phrases()
    assert len(phrases) > 60
    folded = [(where, text.casefold()) for where, text in pages]
    assert [(phrase, where) for where, text in folded for phrase in phrases if phrase in text] == []


def test_a_part_of_a_text_without_number_is_no_numbered_one(pages: list[tuple[str, str]]) -> None:
    wrong = re.compile(r"\bmục (?:mở đầu|nơi nhận|Điều\b)", re.IGNORECASE)
    assert [(where, text[found.start() - 40 :][:80]) for where, text in pages for found in wrong.finditer(text)] == []
    assert any("phần mở đầu" in text for _, text in pages)

"""A page as it opens on a phone is at most some sixteen screens long; what is longer is folded, and one tap away."""

from __future__ import annotations

import pytest

from tests.browser_fixtures import Windows
from tests.page_kinds import KINDS, MORE_KINDS

LONGEST = 12_000
"""Pixels on a phone 360 pixels wide."""


@pytest.mark.parametrize("path", [one for one in (*KINDS, *MORE_KINDS) if "*" not in one])
def test_no_page_opens_longer_than_a_reader_scrolls(windows: Windows, site_url: str, path: str) -> None:
    page = windows.kept_page(360, 740)
    page.goto(site_url + path)
    assert page.evaluate("() => document.documentElement.scrollHeight") <= LONGEST

"""How long a page may be when it opens on a phone."""

from __future__ import annotations

from playwright.sync_api import Page

LONGEST = 12_000
"""Pixels on a phone 360 pixels wide: some sixteen screens."""


def page_height(page: Page) -> float:
    """Return the height of a page at the width that its window has now."""
    height: float = page.evaluate("() => document.documentElement.scrollHeight")
    return height

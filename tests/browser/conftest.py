"""Pages that several modules of this folder open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dropped_rules import dropped_selectors
from tests.browser.kit_page import PLACE
from tests.browser_fixtures import Windows


@pytest.fixture
def desk(windows: Windows) -> Iterator[Page]:
    """A page on an office screen that notes what it could not run and what it broke of its policy."""
    page = windows.new_page(1280, 800)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    assert faults == []


@pytest.fixture
def builder(page: Page, site_url: str) -> Page:
    """The page of kits, ready."""
    page.goto(site_url + PLACE)
    expect(page.locator(".kit-found")).to_contain_text("Đang hiện")
    return page


@pytest.fixture
def guide(page: Page, site_url: str) -> Page:
    """The page of subscriptions, ready."""
    page.goto(f"{site_url}/dang-ky/")
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture(scope="session")
def dropped(built_site: Path) -> list[str]:
    """Selectors of the theme's rules that the site's style sheet leaves out."""
    return dropped_selectors(built_site)

"""A basis that ends on a known day: the page says so by itself from that day on, and nothing false without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pcmt.show.parts.context import PageContext
from pcmt.show.site.article import build_article
from tests.browser_fixtures import Windows
from tests.portal_fixtures import ROOT
from tests.records import catalog, document, material

SCRIPT = ROOT / "pcmt/theme/assets/javascripts/time.js"
BEFORE = "Căn cứ có ngày được thay thế – cần rà soát trước ngày đó:"
AFTER = "Căn cứ đã được thay thế – cần rà soát:"
PRINTED = "Căn cứ có ngày được thay thế – cần rà soát:"


def _page() -> str:
    law = document(in_force_until="2027-03-01", replaced_by=("luat-b",))
    record = material(basis=("luat-a",), reviewed_by="Sở Y tế")
    html = build_article(PageContext(catalog(record, law, document("luat-b"))), record).html
    return f'<!doctype html><html lang="vi"><body>{html}<script type="module">{SCRIPT.read_text("utf-8")}</script></body></html>'


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Ho_Chi_Minh"])
def test_the_heading_follows_the_day(windows: Windows, zone: str) -> None:
    page = windows.new_page(timezone_id=zone)
    for moment, heading in (("2027-02-28T23:59:59+07:00", BEFORE), ("2027-03-01T00:00:00+07:00", AFTER)):
        page.clock.set_fixed_time(moment)
        page.set_content(_page())
        banner = page.locator(".banner--info")
        assert banner.locator("strong").inner_text() == heading, moment
        assert banner.locator("li").inner_text() == "Tên luat-a: được thay bằng Tên luat-b từ 1/3/2027."


def test_without_a_script_the_words_hold_on_both_sides_of_the_day(unscripted: Page) -> None:
    unscripted.set_content(_page())
    assert unscripted.locator(".banner--info strong").inner_text() == PRINTED

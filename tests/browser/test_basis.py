"""A basis that ends on a known day: the page says so by itself from that day on, and nothing false without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from pcmt.show.parts.context import View
from pcmt.show.site.article import render_article
from tests.portal_fixtures import ROOT
from tests.records import catalog, document, material

SCRIPT = ROOT / "pcmt/theme/assets/javascripts/time.js"
BEFORE = "Căn cứ có ngày được thay thế – cần rà soát trước ngày đó:"
AFTER = "Căn cứ đã được thay thế – cần rà soát:"
PRINTED = "Căn cứ có ngày được thay thế – cần rà soát:"


def _page() -> str:
    law = document(in_force_until="2027-03-01", replaced_by=("luat-b",))
    record = material(basis=("luat-a",), reviewed_by="Sở Y tế")
    html = render_article(View(catalog(record, law, document("luat-b"))), record).html
    return f'<!doctype html><html lang="vi"><body>{html}<script type="module">{SCRIPT.read_text("utf-8")}</script></body></html>'


@pytest.mark.parametrize(
    ("moment", "heading"), [("2027-02-28T23:59:59+07:00", BEFORE), ("2027-03-01T00:00:00+07:00", AFTER)]
)
@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Ho_Chi_Minh"])
def test_the_heading_follows_the_day(browser: Browser, moment: str, heading: str, zone: str) -> None:
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.set_content(_page())
    banner = page.locator(".banner--info")
    assert banner.locator("strong").inner_text() == heading
    assert banner.locator("li").inner_text() == "Tên luat-a: được thay bằng Tên luat-b từ 1/3/2027."
    context.close()


def test_without_a_script_the_words_hold_on_both_sides_of_the_day(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(_page())
    assert page.locator(".banner--info strong").inner_text() == PRINTED
    context.close()

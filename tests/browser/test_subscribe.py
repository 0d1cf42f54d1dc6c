"""The page dang-ky/ in a browser: by keyboard, searched without accents, whole without scripts, codes readable in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pcmt.text.vietnamese import fold
from tests.browser_fixtures import Scheme, Windows, accessibility_faults
from tests.programs import read_codes

OWN = "https://pcmt.example/"


def _address(page: Page) -> str:
    return page.locator("[data-offer] .offer:visible code").inner_text()


def _search(page: Page, kind: str, words: str) -> None:
    page.locator(f"input[name=theo][value={kind}]").check()
    page.locator(f"#tim-{kind}").press_sequentially(words)
    expect(page.locator(f"#thay-{kind}")).to_contain_text("Thấy")


def test_a_teacher_gets_the_calendar_then_the_news(guide: Page) -> None:
    expect(guide.locator("[data-chosen]")).to_be_hidden()
    guide.locator("#chon-doi-tuong").select_option(label="Giáo viên, nhà trường")
    offer = guide.locator("[data-offer] .offer:visible")
    expect(offer).to_have_count(1)
    assert _address(guide) == f"{OWN}lich/doi-tuong/giao-vien.ics"
    button = offer.get_by_role("link", name="Theo dõi bằng lịch điện thoại")
    assert button.get_attribute("href") == "webcal://pcmt.example/lich/doi-tuong/giao-vien.ics"
    expect(offer.locator("svg.qr")).to_be_visible()
    expect(guide.locator("[data-guide] #them-lich")).to_be_visible()
    guide.locator("input[name=cach][value=tin]").check()
    assert _address(guide) == f"{OWN}rss/doi-tuong/giao-vien.xml"
    expect(guide.locator("[data-guide] #doc-tin")).to_be_visible()
    expect(guide.locator("[data-guide] #them-lich")).to_have_count(0)
    assert guide.locator("#them-lich").count() == 1


def test_before_anything_is_chosen_the_instructions_are_those_of_the_way_picked_or_linked(guide: Page) -> None:
    calendar, news = guide.locator("#them-lich"), guide.locator("#doc-tin")
    expect(calendar).to_be_visible()
    expect(news).to_be_hidden()
    guide.locator("input[name=cach][value=tin]").check()
    expect(calendar).to_be_hidden()
    expect(news).to_be_visible()
    guide.evaluate("location.hash = 'them-lich'")
    expect(calendar).to_be_in_viewport()
    expect(guide.locator("input[name=cach][value=lich]")).to_be_checked()
    guide.goto(f"{guide.url.partition('#')[0]}?#doc-tin")
    expect(news).to_be_in_viewport()


def test_by_keyboard_alone(guide: Page) -> None:
    guide.locator("input[name=theo][value=doi-tuong]").focus()
    guide.keyboard.press("ArrowDown")
    guide.keyboard.press("Tab")
    expect(guide.locator("#tim-dia-phuong")).to_be_focused()
    guide.keyboard.type("luong van tri")
    expect(guide.locator(".chooser-found button:visible")).to_have_count(1)
    guide.keyboard.press("Tab")
    guide.keyboard.press("Enter")
    expect(guide.locator("[data-offer] code:visible")).to_have_text(f"{OWN}lich/dia-phuong/phuong-luong-van-tri.ics")
    guide.keyboard.press("Tab")
    guide.keyboard.press("ArrowDown")
    expect(guide.locator("[data-offer] code:visible")).to_have_text(f"{OWN}rss/dia-phuong/phuong-luong-van-tri.xml")


def test_enter_takes_the_first_place_found(guide: Page) -> None:
    _search(guide, "dia-phuong", "dong kinh")
    guide.keyboard.press("Enter")
    expect(guide.locator("[data-chosen] > [role=status]")).to_have_text("Lịch: Phường Đông Kinh, tỉnh Lạng Sơn")
    assert guide.url.endswith("/dang-ky/")


def test_a_place_is_found_however_it_is_typed(guide: Page) -> None:
    for words in ("lang son", "LẠNG SƠN", "tinh lang son"):
        _search(guide, "dia-phuong", words)
        assert guide.locator(".chooser-found button").first.inner_text() == "Tỉnh Lạng Sơn", words
        guide.locator("#tim-dia-phuong").fill("")
        expect(guide.locator(".chooser-found button")).to_have_count(0)


def test_a_former_province_is_the_new_one_and_said_once(guide: Page) -> None:
    _search(guide, "dia-phuong", "hai duong")
    found = guide.locator(".chooser-found button").all_inner_texts()
    assert found[0].split() == "Thành phố Hải Phòng tên cũ: Tỉnh Hải Dương".split()
    assert not [one for one in found if "(tên cũ)" in one]
    guide.keyboard.press("Enter")
    expect(guide.locator("#thay-dia-phuong")).to_have_text("Tỉnh Hải Dương nay là Thành phố Hải Phòng.")
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/dia-phuong/hai-phong.ics")
    assert guide.url.endswith("/dang-ky/")


def test_an_agency_a_campaign_and_everything(guide: Page) -> None:
    _search(guide, "co-quan", "bo cong an")
    guide.keyboard.press("Enter")
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/co-quan/bo-cong-an.ics")
    guide.locator("input[name=theo][value=chien-dich]").check()
    expect(guide.locator("[data-chosen]")).to_be_hidden()
    guide.locator("#chon-chien-dich").select_option("chien-dich/thang-hanh-dong")
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich/chien-dich/thang-hanh-dong.ics")
    guide.locator("input[name=theo][value='']").check()
    expect(guide.locator("[data-offer] .offer:visible code")).to_have_text(f"{OWN}lich.ics")


def test_report_dates_are_a_calendar_even_for_those_who_asked_for_news(guide: Page) -> None:
    guide.locator("input[name=cach][value=tin]").check()
    guide.locator("#chon-doi-tuong").select_option("loai/han-bao-cao")
    assert _address(guide) == f"{OWN}lich/loai/han-bao-cao.ics"
    expect(guide.locator("[data-guide] #them-lich")).to_be_visible()


def test_nothing_found_and_no_network_are_said(guide: Page) -> None:
    guide.route("**/dia-phuong/son-la/", lambda route: route.abort())
    guide.locator("input[name=theo][value=dia-phuong]").check()
    guide.locator("#tim-dia-phuong").press_sequentially("khong co noi nay")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text("Không thấy nơi nào")
    guide.locator("#tim-dia-phuong").fill("tinh son la")
    expect(guide.locator("#thay-dia-phuong")).to_contain_text("Thấy")
    guide.keyboard.press("Enter")
    expect(guide.locator("[data-offer]")).to_contain_text("Chưa lấy được địa chỉ")
    expect(guide.get_by_role("link", name="Mở trang Tỉnh Sơn La")).to_be_visible()


def test_lists_are_fetched_only_by_those_who_search(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/dang-ky/")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "dang-ky/" in address and address.endswith(".json")]
    assert not [address for address in asked if "sitemap" in address]
    _search(page, "dia-phuong", "s")
    assert [address for address in asked if address.endswith("dang-ky/dia-phuong.json")]
    assert not [address for address in asked if address.endswith("dang-ky/co-quan.json")]


def test_a_record_page_does_not_fetch_the_sitemap_either(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/dia-phuong/lang-son/")
    page.wait_for_load_state("networkidle")
    assert len(asked) > 3
    assert not [address for address in asked if "sitemap" in address]
    # Its four feeds and calendars, the portal's, and the data of the record.
    assert page.locator("head link[rel=alternate]").count() == 9


def test_the_page_folds_as_the_data_does(guide: Page) -> None:
    titles: list[str] = guide.evaluate(
        "fetch('dia-phuong.json').then(r => r.json()).then(l => l.map(one => one.title))"
    )
    assert len(titles) > 10
    for title in titles:
        guide.locator("input[name=theo][value=dia-phuong]").check()
        guide.locator("#tim-dia-phuong").fill(fold(title))
        expect(guide.locator(".chooser-found button").first).to_contain_text(title)


def test_whole_without_scripts(unscripted: Page, site_url: str) -> None:
    unscripted.goto(f"{site_url}/dang-ky/")
    expect(unscripted.locator(".chooser")).to_be_hidden()
    unscripted.get_by_text("Danh sách theo nhóm, nơi ở").click()
    unscripted.locator("#doi-tuong-giao-vien > summary").click()
    offers = unscripted.locator("#doi-tuong-giao-vien .offer")
    expect(offers.first).to_be_visible()
    expect(offers.first.get_by_role("link", name="Theo dõi bằng lịch điện thoại")).to_be_visible()
    expect(unscripted.locator("button[data-copy]:visible")).to_have_count(0)
    offers.first.locator("summary").click()
    expect(offers.first.locator("svg.qr")).to_be_visible()
    expect(unscripted.locator("#them-lich")).to_be_visible()
    expect(unscripted.locator("#doc-tin")).to_be_visible()
    unscripted.get_by_role("link", name="Tỉnh Lạng Sơn", exact=True).click()
    expect(unscripted.locator("#nhan-tin")).to_be_in_viewport()


def test_addresses_are_copied(windows: Windows, site_url: str) -> None:
    page = windows.new_page(permissions=("clipboard-read", "clipboard-write"))
    page.goto(f"{site_url}/dang-ky/")
    page.locator("#chon-doi-tuong").select_option("doi-tuong/hoc-sinh")
    page.locator("[data-offer]").get_by_role("button", name="Sao chép địa chỉ lịch").click()
    page.wait_for_function("() => navigator.clipboard.readText().then(text => text !== '')")
    assert page.evaluate("navigator.clipboard.readText()") == f"{OWN}lich/doi-tuong/hoc-sinh.ics"


def test_a_camera_reads_the_code_on_the_screen(page: Page, site_url: str, tmp_path: Path) -> None:
    page.goto(f"{site_url}/dia-phuong/phuong-luong-van-tri/#nhan-tin")
    page.locator(".qr-fold summary").first.click()
    picture = tmp_path / "ma.png"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.locator(".qr-fold").first.screenshot(path=picture)
        assert read_codes(picture) == ["webcal://pcmt.example/lich/dia-phuong/phuong-luong-van-tri.ics"], scheme


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_answer_is_accessible_and_fits(windows: Windows, site_url: str, width: int, scheme: Scheme) -> None:
    page = windows.new_page(width, 800, scheme)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}/dang-ky/")
    _search(page, "dia-phuong", "lang son")
    page.keyboard.press("Enter")
    expect(page.locator("[data-offer] .offer:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert accessibility_faults(page) == []
    assert not errors

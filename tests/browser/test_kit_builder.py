"""The choice of a kit of one's own: ticked, filtered, kept in the address, stopped, and a list of links without a script."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.kit_page import LESSON, PLACE, TALK, item, message, save_button, tick, total
from tests.browser_fixtures import Windows


def test_the_choice_stands_in_the_address_and_comes_back(builder: Page) -> None:
    tick(builder, LESSON)
    tick(builder, TALK, "chu")
    assert builder.url.endswith(f"{PLACE}?chon={LESSON},{TALK}.chu")
    words = total(builder).inner_text()
    assert re.fullmatch(r"2 tài liệu, \d+ tệp: [\d,]+ [kM]B / 20 MB", words)
    page = builder.context.new_page()
    page.goto(builder.url)
    expect(total(page)).to_have_text(words)
    assert item(page, LESSON).locator("[data-whole]").is_checked()
    partly = item(page, TALK).locator("[data-whole]")
    assert not partly.is_checked() and partly.evaluate("box => box.indeterminate")


def test_what_is_no_longer_offered_is_told(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PLACE}?chon={TALK},khong-con-nua,%3Cb%3E&cap-hoc=khong-co")
    expect(message(page)).to_have_text("2 tài liệu trong đường dẫn không còn dùng trên cổng nên không có ở đây.")
    expect(total(page)).to_contain_text("1 tài liệu")
    assert page.locator("select[name=cap-hoc]").input_value() == ""


def test_filters_join_and_what_they_show_is_ticked_at_once(builder: Page) -> None:
    builder.locator("select[name=cap-hoc]").select_option("thcs")
    builder.locator("select[name=loai]").select_option("giao-an")
    expect(builder.locator("[data-rest]")).to_have_count(0)  # what the page left out has come
    shown = builder.locator(".kit-choice:visible")
    assert {one.get_attribute("data-loai") for one in shown.all()} == {"giao-an"}
    assert all("thcs" in (one.get_attribute("data-cap-hoc") or "").split() for one in shown.all())
    assert builder.locator(".kit-group:visible").count() == 1
    builder.get_by_role("button", name="Đánh dấu tất cả đang hiện").click()
    expect(total(builder)).to_contain_text(f"{shown.count()} tài liệu")
    assert "cap-hoc=thcs" in builder.url and "loai=giao-an" in builder.url
    builder.get_by_role("button", name="Bỏ chọn hết").click()
    expect(total(builder)).to_have_text("Chưa chọn tài liệu nào.")
    assert save_button(builder).is_disabled()


def test_by_keyboard_alone(builder: Page, tmp_path: Path) -> None:
    item(builder, TALK).locator("[data-whole]").focus()
    builder.keyboard.press("Space")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Enter")
    builder.keyboard.press("Tab")
    builder.keyboard.press("Space")
    expect(total(builder)).to_contain_text("1 tài liệu")
    with builder.expect_download() as waiting:
        builder.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".zip")


def test_over_the_limit_nothing_is_made(page: Page, site_url: str) -> None:
    def lowered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'data-limit="\d+"', 'data-limit="20000"', answer.text()))

    page.route(f"**{PLACE}", lowered)
    page.goto(site_url + PLACE)
    tick(page, LESSON)
    expect(total(page)).to_contain_text("Quá mức, hãy bớt vài tệp.")
    assert save_button(page).is_disabled()
    item(page, LESSON).locator("summary").click()
    for box in item(page, LESSON).locator("input[value]:not([value=chu])").all():
        box.uncheck()
    assert save_button(page).is_enabled()


def test_it_can_be_stopped(builder: Page) -> None:
    def hold(route: Route) -> None:
        """Answer nothing: a network so slow that people give up."""

    builder.route("**/tai-lieu/**", hold)
    tick(builder, LESSON)
    save_button(builder).click()
    expect(message(builder)).to_have_text("Đang chuẩn bị…")
    assert item(builder, LESSON).locator("[data-whole]").is_disabled()
    builder.get_by_role("button", name="Dừng lại").click()
    expect(message(builder)).to_have_text("Đã dừng, chưa có tệp nào được lưu.")
    assert save_button(builder).is_enabled() and item(builder, LESSON).locator("[data-whole]").is_enabled()
    builder.unroute_all(behavior="ignoreErrors")


def test_the_packer_is_fetched_only_when_asked_for(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{PLACE}?chon={TALK}")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(("zip.js", "tep.json"))]


def test_without_scripts_it_is_a_list_of_links(unscripted: Page, site_url: str) -> None:
    unscripted.goto(site_url + PLACE)
    assert unscripted.locator("input[type=checkbox]:visible, .kit-bar:visible, select:visible").count() == 0
    item(unscripted, TALK).locator("summary").click()
    link = item(unscripted, TALK).get_by_role("link", name="Bản chữ")
    assert link.is_visible() and (link.get_attribute("href") or "").endswith(f"{TALK}.txt")
    assert unscripted.get_by_text("đang tắt JavaScript").is_visible()


def test_a_kit_page_leads_here_with_its_materials_ticked(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/bo-tai-lieu/giao-vien-thcs/")
    count = page.locator(".kit-item").count()
    page.get_by_role("link", name="Chỉ lấy một phần, hoặc thêm tài liệu khác").click()
    expect(total(page)).to_contain_text(f"{count} tài liệu")


def test_from_a_disk_it_is_a_list_of_links(windows: Windows, built_site: Path) -> None:
    page = windows.new_page(bypass_csp=True)  # the policy would keep the script of this test out
    page.goto((built_site / "bo-tai-lieu" / "tu-chon" / "index.html").as_uri())
    page.add_script_tag(content=(built_site / "assets" / "javascripts" / "kit.js").read_text("utf-8"))
    assert page.locator(".kit-bar").count() == 0
    item(page, TALK).locator("summary").click()
    assert item(page, TALK).get_by_role("link", name="Bản chữ").is_visible()


def test_materials_that_the_page_leaves_out_are_fetched_for_a_filter_and_an_address(page: Page, site_url: str) -> None:
    left_out: list[str] = []

    def cut(route: Route) -> None:
        answer = route.fetch()
        text = re.sub(
            r' data-more="[^"]*" data-total="[^"]*"|<p class="with-script" data-rest>.*?</p>', "", answer.text()
        )
        items = re.findall(r'<li class="kit-choice".*?</ul></details></li>', text, re.DOTALL)
        left_out[:] = [one for one in items if f'data-id="{LESSON}"' in one]
        button = '<p class="with-script" data-rest><button class="action" type="button">Hiện cả</button></p>'
        text = text.replace(left_out[0], "").replace('<div class="kit-bar', f'{button}<div class="kit-bar')
        route.fulfill(
            response=answer,
            body=text.replace("data-limit=", f'data-more="con-lai.json" data-total="{len(items)}" data-limit='),
        )

    page.route(re.compile(rf"{PLACE}(\?.*)?$"), cut)
    page.route("**/con-lai.json", lambda route: route.fulfill(json=[{"title": "Giáo án", "html": left_out[0]}]))
    page.goto(f"{site_url}{PLACE}")
    assert item(page, LESSON).count() == 0
    page.locator("select[name=loai]").select_option("giao-an")
    expect(item(page, LESSON)).to_be_visible()
    expect(page.locator("[data-rest]")).to_have_count(0)
    page.goto(f"{site_url}{PLACE}?chon={LESSON}")
    expect(total(page)).to_contain_text("1 tài liệu")
    assert item(page, LESSON).locator("[data-whole]").is_checked()
    assert page.locator(".kit-group legend", has_text="Giáo án").count() == 1

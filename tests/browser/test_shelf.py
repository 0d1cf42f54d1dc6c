"""The shelf and the self-check in a browser: several filters at once, choices in the address, answers judged in words."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
QUIZ = "/tai-lieu/cau-hoi-thcs-dung-lai/"


def _field(page: Page, label: str) -> Locator:
    return page.locator(".shelf-filter").get_by_label(label)


def _shown(page: Page) -> Locator:
    return page.locator(".shelf-rows .shelf-card:visible")


def _count(words: str) -> int:
    found = re.search(r"\((\d+)\)", words)
    assert found, words
    return int(found[1])


def _violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:120]) for each in found]


def _choose(page: Page, label: str, value: str) -> int:
    """Choose a value; what its option promised."""
    field = _field(page, label)
    promised = _count(field.locator(f'option[value="{value}"]').inner_text())
    field.select_option(value)
    return promised


# -- shelf --


def test_filters_join_keep_their_promises_and_stand_in_the_address(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/")
    everything = _shown(page).count()
    expect(page.locator(".shelf-count")).to_have_text(f"{everything} tài liệu.")
    for label, value in (("Tôi là", "giao-vien"), ("Cấp học", "thcs"), ("Thời lượng", "6-15-phut")):
        promised = _choose(page, label, value)
        expect(page.locator(".shelf-count")).to_have_text(f"Tìm thấy {promised} tài liệu.")
        assert _shown(page).count() == promised > 0
    assert page.url.endswith("?doi-tuong=giao-vien&cap-hoc=thcs&thoi-luong=6-15-phut")
    for card in _shown(page).all():
        assert "giao-vien" in (card.get_attribute("data-doi-tuong") or "")
        assert card.get_attribute("data-thoi-luong") == "6-15-phut"
    headings = page.locator(".shelf-row:visible .group-title .count").all_inner_texts()
    assert sum(map(_count, headings)) == _shown(page).count() < everything
    page.go_back()
    assert _field(page, "Thời lượng").input_value() == "" and _field(page, "Cấp học").input_value() == "thcs"
    page.reload()
    assert _field(page, "Cấp học").input_value() == "thcs"
    assert 0 < _shown(page).count() < everything


def test_an_address_opens_filtered_and_what_it_does_not_know_is_left_out(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich&chu-de=khong-co")
    assert _field(page, "Loại tài liệu").input_value() == "ap-phich"
    assert _field(page, "Chủ đề").input_value() == ""
    kinds = {card.get_attribute("data-loai") for card in _shown(page).all()}
    assert kinds == {"ap-phich"}


def test_values_that_would_leave_nothing_cannot_be_chosen(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich")
    option = _field(page, "Thời lượng").locator('option[value="16-45-phut"]')
    assert option.is_disabled() and option.inner_text().endswith("(0)")


def test_filters_are_cleared_by_keyboard_and_it_is_said(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?loai=ap-phich")
    everything = page.locator(".shelf-rows .shelf-card").count()
    page.get_by_role("button", name="Xóa bộ lọc").press("Enter")
    expect(page.locator(".shelf-count")).to_have_text(f"Đã xóa bộ lọc. {everything} tài liệu.")
    assert page.locator(".shelf-count").get_attribute("aria-live") == "polite"
    assert _shown(page).count() == everything
    assert page.url.endswith("/tai-lieu/")
    assert _field(page, "Tôi là").evaluate("node => node === document.activeElement")
    assert page.get_by_role("button", name="Xóa bộ lọc").is_hidden()


def test_a_filtered_shelf_is_accessible(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/?doi-tuong=giao-vien")
    assert _violations(page) == []


def test_without_scripts_the_choices_are_links(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/tai-lieu/")
    assert page.locator(".shelf-filter").is_hidden()
    assert page.locator(".shelf-card").first.is_visible()
    page.get_by_text("Thời lượng", exact=True).locator("visible=true").click()
    link = page.get_by_role("link", name=re.compile(r"^Đến 5 phút \(\d+\)"))
    promised = _count(link.inner_text())
    link.click()
    assert page.locator("h1").inner_text() == "Tài liệu theo thời lượng: Đến 5 phút"
    assert page.locator(".shelf-card").count() == promised
    assert page.locator('.chip[aria-current="page"]').inner_text().startswith("Đến 5 phút")
    context.close()


def test_a_list_leads_to_the_filters(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/tai-lieu/cap-hoc/thcs/")
    expected = page.locator(".shelf-card").count()
    page.get_by_role("link", name="Lọc thêm theo điều khác").click()
    page.wait_for_url("**/tai-lieu/?cap-hoc=thcs")
    expect(page.locator(".shelf-count")).to_have_text(f"Tìm thấy {expected} tài liệu.")


def test_a_large_shelf_fetches_its_other_pages_when_somebody_filters(page: Page, site_url: str) -> None:
    """A list of the real shelf at the same folder depth replaces its second page."""
    source = page.request.get(f"{site_url}/tai-lieu/").text()
    fewer = re.sub(r'<section class="shelf-row" data-kind="ap-phich">.*?</section>', "", source, flags=re.DOTALL)
    assert fewer != source
    fewer = fewer.replace('data-more=""', 'data-more="../tai-lieu/trang/2/"')
    second = page.request.get(f"{site_url}/tai-lieu/loai/ap-phich/").text()
    page.route("**/tai-lieu/", lambda route: route.fulfill(body=fewer, content_type="text/html"))
    page.route("**/tai-lieu/trang/2/", lambda route: route.fulfill(body=second, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}/tai-lieu/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if "/trang/2/" in one]
    _field(page, "Loại tài liệu").select_option("ap-phich")
    expect(page.locator(".shelf-row:visible .group-title")).to_have_count(1)
    assert _shown(page).count() == second.count('class="card shelf-card"')
    link = _shown(page).first.locator("a")
    assert page.request.get(link.evaluate("node => node.href")).ok
    _field(page, "Cấp học").select_option(index=1)
    assert len([one for one in asked if "/trang/2/" in one]) == 1


def test_a_shelf_that_cannot_be_fetched_filters_what_it_has(page: Page, site_url: str) -> None:
    source = page.request.get(f"{site_url}/tai-lieu/").text()
    page.route(
        "**/tai-lieu/",
        lambda route: route.fulfill(
            body=source.replace('data-more=""', 'data-more="trang/2/"'), content_type="text/html"
        ),
    )
    page.goto(f"{site_url}/tai-lieu/")
    _field(page, "Loại tài liệu").select_option("ap-phich")
    expect(page.locator(".shelf-count")).to_contain_text("Chưa tải được hết danh sách")
    assert _shown(page).count() > 0


# -- self-check --


@pytest.fixture
def quiz(page: Page, site_url: str) -> Page:
    page.goto(site_url + QUIZ)
    return page


def _item(page: Page, number: int) -> Locator:
    return page.locator(f"#cau-{number}")


def _answer(page: Page, number: int, *, rightly: bool) -> None:
    item = _item(page, number)
    answer = int(item.get_attribute("data-answer") or 0)
    chosen = answer if rightly else answer % item.get_by_role("radio").count() + 1
    item.get_by_role("radio").nth(chosen - 1).check()
    item.get_by_role("button", name="Trả lời").click()


def test_answers_are_judged_in_words_with_their_reason(quiz: Page) -> None:
    _answer(quiz, 1, rightly=True)
    status = _item(quiz, 1).get_by_role("status")
    expect(status).to_contain_text("✓ Đúng rồi.")
    expect(status).to_contain_text("Chỉ một dấu hiệu như không nhãn")
    _answer(quiz, 2, rightly=False)
    status = _item(quiz, 2).get_by_role("status")
    expect(status).to_contain_text("✗ Chưa đúng. Đáp án: D.")
    expect(_item(quiz, 2).locator(".quiz-mark:visible")).to_have_text(["đã chọn", "✓ đáp án"])
    assert _item(quiz, 2).get_by_role("radio").first.is_disabled()
    assert quiz.locator(".quiz-end").is_hidden()


def test_a_question_is_answered_by_keyboard_alone(quiz: Page) -> None:
    item = _item(quiz, 1)
    item.get_by_role("radio").first.focus()
    quiz.keyboard.press("ArrowDown")
    assert item.get_by_role("radio").nth(1).is_checked()
    expect(item.get_by_role("status")).to_be_empty()  # the arrows only choose
    quiz.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Đúng rồi")
    again = item.get_by_role("button", name="Làm lại câu này")
    again.press("Enter")
    expect(item.get_by_role("status")).to_be_empty()
    assert item.get_by_role("radio").first.evaluate("node => node === document.activeElement")
    assert not item.get_by_role("radio").nth(1).is_checked()


def test_answering_nothing_asks_for_a_choice(quiz: Page) -> None:
    item = _item(quiz, 3)
    item.get_by_role("button", name="Trả lời").click()
    expect(item.get_by_role("status")).to_have_text("Hãy chọn một đáp án trước.")
    item.get_by_role("radio").first.check()
    expect(item.get_by_role("status")).to_be_empty()


def test_the_sum_comes_gently_at_the_end_and_all_can_be_taken_up_again(quiz: Page) -> None:
    for number in range(1, 11):
        _answer(quiz, number, rightly=number > 3)
    end = quiz.locator(".quiz-end")
    expect(end.get_by_role("status")).to_have_text("Em trả lời đúng 7 trong 10 câu.")
    assert end.get_by_role("link").all_inner_texts() == ["câu 1", "câu 2", "câu 3"]
    end.get_by_role("link", name="câu 2").click()
    assert quiz.url.endswith("#cau-2")
    _item(quiz, 2).get_by_role("button").click()
    expect(end).to_be_hidden()
    _answer(quiz, 2, rightly=True)
    expect(end.get_by_role("status")).to_have_text("Em trả lời đúng 8 trong 10 câu.")
    end.get_by_role("button", name="Làm lại từ đầu").click()
    expect(end).to_be_hidden()
    assert quiz.get_by_role("radio", checked=True).count() == 0
    assert _item(quiz, 1).get_by_role("radio").first.evaluate("node => node === document.activeElement")


def test_nothing_is_stored_and_nothing_is_sent(quiz: Page) -> None:
    quiz.wait_for_load_state("networkidle")
    before = quiz.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, location.href]")
    asked: list[str] = []
    quiz.on("request", lambda request: asked.append(request.url))
    for number in range(1, 11):
        _answer(quiz, number, rightly=True)
    expect(quiz.locator(".quiz-score")).to_have_text("Em trả lời đúng 10 trong 10 câu.")
    after = quiz.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, location.href]")
    assert before == after and not asked


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_judged_quiz_is_accessible_and_its_questions_have_names(browser: Browser, site_url: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(site_url + QUIZ)
    for number in range(1, 11):
        _answer(page, number, rightly=number % 2 == 0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_by_role("group", name=re.compile("^Câu 1. Bạn cùng bàn")).count() == 1
    assert _violations(page) == []
    context.close()


def test_without_scripts_answers_fold_open(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + QUIZ)
    item = page.locator("#cau-1")
    assert item.locator(".quiz-options > li").count() == 4
    assert item.locator(".quiz-why").is_hidden()
    item.locator("summary").click()
    assert item.locator(".quiz-why").is_visible()
    assert item.get_by_text("Đáp án: B.").is_visible()
    assert page.locator(".quiz-end").is_hidden()
    context.close()

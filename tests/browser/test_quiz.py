"""The self-check in a browser: answers judged in words, by mouse and keyboard, and nothing stored or sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser_fixtures import accessibility_faults, wait_in_page

QUIZ = "/tai-lieu/cau-hoi-thcs-dung-lai/"


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
    assert quiz.locator(".quiz").get_by_role("radio", checked=True).count() == 0
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


def test_a_judged_quiz_is_accessible_and_its_questions_have_names(quiz: Page) -> None:
    for number in range(1, 11):
        _answer(quiz, number, rightly=number % 2 == 0)
    assert quiz.evaluate("document.documentElement.scrollWidth") <= 360
    assert quiz.get_by_role("group", name=re.compile("^Câu 1. Bạn cùng bàn")).count() == 1
    # So tall that nothing lies half under the header or the bar at the foot, whose colours axe would take for its ground.
    quiz.set_viewport_size({"width": 360, "height": 20_000})
    assert accessibility_faults(quiz) == []
    quiz.emulate_media(color_scheme="dark")
    wait_in_page(quiz, 500)  # links change their colour by a transition
    assert accessibility_faults(quiz) == []


def test_without_scripts_answers_fold_open(unscripted: Page, site_url: str) -> None:
    unscripted.goto(site_url + QUIZ)
    item = unscripted.locator("#cau-1")
    assert item.locator(".quiz-options > li").count() == 4
    assert item.locator(".quiz-why").is_hidden()
    item.locator("summary").click()
    assert item.locator(".quiz-why").is_visible()
    assert item.get_by_text("Đáp án: B.").is_visible()
    assert unscripted.locator(".quiz-end").is_hidden()

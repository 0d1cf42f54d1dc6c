"""The self-check without its script: every question whole, every answer under its own fold."""

from __future__ import annotations

import re

from pcmt.model import Material
from pcmt.show.materials.quiz import render_quiz
from pcmt.show.site.article import build_article
from tests.records import material, view

QUESTIONS = (
    {"question": "Em làm <gì>?", "options": ("Đi", "Kể với mẹ", "Ở lại"), "answer": "2", "explanation": "Vì mẹ nghe."},
    {"question": "Gọi số nào?", "options": ("111", "100"), "answer": "1", "explanation": "Số ấy & miễn phí."},
)


def _quiz(**fields: object) -> Material:
    return material("cau-hoi", questions=QUESTIONS, **fields)


def test_answers_fold_open_without_a_script() -> None:
    html = str(render_quiz(view(), _quiz()))
    items = html.split('<li class="quiz-item"')[1:]
    assert len(items) == 2
    assert "Em làm &lt;gì&gt;?" in items[0] and "<gì>" not in html
    assert re.findall(r"<li>([^<]*)</li>", items[0]) == ["Đi", "Kể với mẹ", "Ở lại"]
    fold = items[0][items[0].index("<details") : items[0].index("</details>")]
    assert "Đáp án: B. Kể với mẹ" in fold and "Vì mẹ nghe." in fold
    assert items[0].index("Kể với mẹ") < items[0].index("<details")
    assert "Đáp án: A. 111" in items[1] and "Số ấy &amp; miễn phí." in items[1]
    assert "<details open" not in html and "<form" not in html


def test_who_is_spoken_to() -> None:
    assert 'data-who="Em"' in render_quiz(view(), _quiz())
    assert 'data-who="Bạn"' in render_quiz(view(), _quiz(audiences=("phu-huynh",)))


def test_pupils_come_to_the_questions_before_the_words_for_teachers() -> None:
    html = build_article(view(), _quiz()).html
    assert html.index('href="#tu-kiem-tra"') < html.index('id="tai-ve"')
    assert html.index('id="tu-kiem-tra"') < html.index('id="noi-dung-chinh"')


def test_a_material_without_questions_has_no_quiz() -> None:
    assert render_quiz(view(), material()) == ""
    html = build_article(view(), material()).html
    assert "quiz" not in html

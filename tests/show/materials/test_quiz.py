"""The self-check without its script: every question whole, every answer under its own fold."""

from __future__ import annotations

import re

from pcmt.model import Material
from pcmt.show.materials.quiz import render_quiz
from pcmt.show.site.article import build_article
from tests.records import material, view, vocabulary

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


def test_a_quiz_begins_with_its_questions_and_a_lesson_with_its_text() -> None:
    kinds = vocabulary("loai-tai-lieu", {"cau-hoi-tu-kiem-tra": "Câu hỏi tự kiểm tra", "giao-an": "Giáo án"})
    quiz = build_article(view(kinds), _quiz(type="cau-hoi-tu-kiem-tra")).html
    assert quiz.index('id="tu-kiem-tra"') < quiz.index('id="noi-dung-chinh"')
    lesson = build_article(view(kinds), _quiz()).html
    assert lesson.index('id="noi-dung-chinh"') < lesson.index('id="tu-kiem-tra"')


def test_a_material_without_questions_has_no_quiz() -> None:
    assert render_quiz(view(), material()) == ""
    html = build_article(view(), material()).html
    assert "quiz" not in html

"""The self-check of a material: questions in the page, answers folded; ``quiz.js`` makes a form of them that judges at once.

Nothing is stored or sent: no form has an address, no script keeps anything. Without the script each answer opens by itself.
"""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Material
from pcmt.model.material import Question
from pcmt.model.vocabulary import Audience, MaterialType
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import render_template

LETTERS = "ABCDE"
"""How options are called on paper and on the page; a question has five at most."""
QUIZ_ANCHOR = "tu-kiem-tra"
"""Where the questions stand on the page of their material."""
QUESTIONS, ANSWERS = "Câu hỏi", "Đáp án và giải thích"
"""Headings of the two parts of a quiz in every file."""
QUIZ = MaterialType.QUIZ
"""Materials of this type are questions first; in others the questions follow the text."""
_PUPILS = Audience.PUPILS


def named_options(question: Question) -> tuple[str, ...]:
    """Return the options with their letters: ``A. …``."""
    return tuple(f"{letter}. {option}" for letter, option in zip(LETTERS, question.options, strict=False))


def right_option(question: Question) -> str:
    """Return the right option with its letter."""
    return named_options(question)[question.answer - 1]


def render_quiz(view: PageContext, material: Material) -> Markup:
    """Render the questions of a material with folded answers; empty without questions."""
    if not material.questions:
        return Markup("")
    # Pupils are addressed as in textbooks; only they are "em".
    who = "Em" if _PUPILS in material.audiences else "Bạn"
    return render_template(
        "materials/quiz", view=view, questions=material.questions, letters=LETTERS, who=who, anchor=QUIZ_ANCHOR
    )

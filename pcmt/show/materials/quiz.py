"""The self-check of a material: questions in the page, answers folded; ``quiz.js`` makes a form of them that judges at once.

Nothing is stored or sent: no form has an address, no script keeps anything. Without the script each answer opens by itself.
"""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Material
from pcmt.model.material import Question
from pcmt.model.vocabulary import Audience, MaterialType
from pcmt.show.parts.context import View
from pcmt.show.parts.templates import drawn

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
    """The options behind their letters: ``A. …``."""
    return tuple(f"{letter}. {option}" for letter, option in zip(LETTERS, question.options, strict=False))


def right_option(question: Question) -> str:
    """The right option behind its letter."""
    return named_options(question)[question.answer - 1]


def quiz_section(view: View, material: Material) -> Markup:
    """The questions of a material with their folded answers; nothing for a material without questions."""
    if not material.questions:
        return Markup("")
    # Pupils are spoken to as textbooks do; nobody else is an "em".
    who = "Em" if _PUPILS in material.audiences else "Bạn"
    return drawn(
        "materials/quiz", view=view, questions=material.questions, letters=LETTERS, who=who, anchor=QUIZ_ANCHOR
    )

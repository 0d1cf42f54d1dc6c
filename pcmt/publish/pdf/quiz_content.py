"""Questions on paper: their labels are those of the page and of every other form (``pcmt.show.materials.quiz``)."""

from __future__ import annotations

from typing import Any

from pcmt.model import Material
from pcmt.publish.pdf.content_tree import breakable
from pcmt.show.materials.quiz import ANSWERS, LETTERS, QUESTIONS, right_option


def questions_of(material: Material) -> dict[str, Any]:
    """Return the questions of a material for a layout, with the headings above them and above their answers."""
    questions = [
        {
            "question": f"Câu {number}. {breakable(one.question)}",
            "letters": list(LETTERS[: len(one.options)]),
            "options": [breakable(option) for option in one.options],
            "answer": one.answer,
            "right": breakable(right_option(one)),
            "told": f"Câu {number}: {breakable(right_option(one))}",
            "explanation": breakable(one.explanation),
        }
        for number, one in enumerate(material.questions, start=1)
    ]
    return {"questions": questions, "questions_title": QUESTIONS, "answers_title": ANSWERS}

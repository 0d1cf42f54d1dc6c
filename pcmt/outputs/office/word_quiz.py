"""A quiz in a DOCX: questions on pages of their own that can be handed out, answers with their reasons on a new page behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcmt.model.material import Question
from pcmt.outputs.office.word_blocks import ANSWERS, CHOICES, QUESTIONS, BlockWriter
from pcmt.outputs.office.word_xml import paragraph, run
from pcmt.render.body import Run

LETTERS = "ABCDE"
"""Names of the options, in order."""
_NEW_PAGE = "<w:pageBreakBefore/>"
_KEEP_NEXT = "<w:keepNext/>"


def quiz_xml(questions: Sequence[Question], writer: BlockWriter) -> Iterator[str]:
    """The questions, then the answers; nothing for a material without questions."""
    if not questions:
        return
    yield paragraph(run("Câu hỏi"), "Heading1", _NEW_PAGE)
    numbers = writer.begin_list(QUESTIONS)
    for one in questions:
        yield writer.listed((Run(one.question),), "Question", numbers)
        choices = writer.begin_list(CHOICES)
        for place, option in enumerate(one.options, start=1):
            # A question is never cut from its options by the end of a page.
            yield writer.listed((Run(option),), "Choice", choices, _KEEP_NEXT if place < len(one.options) else "")
    yield paragraph(run("Đáp án và giải thích"), "Heading1", _NEW_PAGE)
    numbers = writer.begin_list(ANSWERS)
    for one in questions:
        right = f"{LETTERS[one.answer - 1]}. {one.options[one.answer - 1]}"
        yield writer.listed((Run(right),), "Answer", numbers)
        yield paragraph(run(one.explanation))

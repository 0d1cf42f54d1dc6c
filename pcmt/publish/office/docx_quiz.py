"""A quiz in a DOCX: questions on pages of their own that can be handed out, answers with their reasons on a new page behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcmt.model.material import Question
from pcmt.publish.office.docx_blocks import ANSWERS, CHOICES, QUESTIONS, BlockWriter
from pcmt.publish.office.docx_xml import paragraph, run
from pcmt.show.markup.body_tree import Run
from pcmt.show.materials.quiz import ANSWERS as ANSWERS_TITLE
from pcmt.show.materials.quiz import QUESTIONS as QUESTIONS_TITLE
from pcmt.show.materials.quiz import right_option

_NEW_PAGE = "<w:pageBreakBefore/>"
_KEEP_NEXT = "<w:keepNext/>"


def quiz_xml(questions: Sequence[Question], writer: BlockWriter, *, is_first: bool) -> Iterator[str]:
    """The questions, then the answers; nothing for a material without questions. ``is_first``: they open the file."""
    if not questions:
        return
    yield paragraph(run(QUESTIONS_TITLE), "Heading1", "" if is_first else _NEW_PAGE)
    numbers = writer.begin_list(QUESTIONS)
    for one in questions:
        yield writer.listed((Run(one.question),), "Question", numbers)
        choices = writer.begin_list(CHOICES)
        for place, option in enumerate(one.options, start=1):
            # A question is never cut from its options by the end of a page.
            yield writer.listed((Run(option),), "Choice", choices, _KEEP_NEXT if place < len(one.options) else "")
    yield paragraph(run(ANSWERS_TITLE), "Heading1", _NEW_PAGE)
    numbers = writer.begin_list(ANSWERS)
    for one in questions:
        yield writer.listed((Run(right_option(one)),), "Answer", numbers)
        yield paragraph(run(one.explanation))

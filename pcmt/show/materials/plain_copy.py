"""The plain-text copy of a material: what a commune reads over its loudspeaker or pastes into a letter of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.model import Material
from pcmt.model.material import Poster
from pcmt.show.markup.plain_text import plain_text
from pcmt.show.materials.imprint import about_line, imprint_of
from pcmt.show.materials.quiz import ANSWERS, QUESTIONS, QUIZ, named_options, right_option
from pcmt.show.parts.context import PageContext
from pcmt.urls import record_path

BOM = "\ufeff"
POSTER = "Chữ in trên áp phích"
"""Heading of the words of a poster that its text does not say."""
_RULE = "-" * 40
_WORD = re.compile(r"\w+")


def copy_path(material: Material) -> str:
    """Site-relative address of a material's plain-text copy."""
    return f"{record_path(material.kind_id, material.id)}{material.id}.txt"


def reading_copy(view: PageContext, material: Material) -> bytes:
    """Return the copy in UTF-8 with a byte order mark and CRLF, which old Notepad and any web server display correctly."""
    text = "\n".join(_lines(view, material)) + "\n"
    return (BOM + text).replace("\n", "\r\n").encode()


def _lines(view: PageContext, material: Material) -> Iterator[str]:
    imprint = imprint_of(view, material)
    yield from (
        material.title.upper(),
        about_line(view, material),
        *filter(None, [imprint.awaiting]),
        *imprint.cautions,
    )
    for part in _parts(material):
        yield from ("", part)
    yield from ("", _RULE)
    yield from (imprint.made, *filter(None, [imprint.reviewed]), imprint.licence, *imprint.terms)
    yield f"Cơ sở khoa học: {material.evidence}"
    yield from filter(None, [imprint.basis])
    yield from (f"Địa chỉ: {imprint.address}", "Nguồn:")
    for source in imprint.sources:
        yield f"- {source.title} ({source.checked}).{source.url and ' '}{source.url}"


def _parts(material: Material) -> Iterator[str]:
    """Yield all parts of the material in the order of its page."""
    quiz = [*_quiz(material)]
    body = plain_text(material.body)
    if poster := unsaid_poster(material):
        yield "\n".join((POSTER.upper(), "", *lines_of(poster)))
    yield from (*quiz, body) if material.type == QUIZ else (body, *quiz)


def _quiz(material: Material) -> Iterator[str]:
    """Yield the questions with their options, then the answers, so that the questions can be copied alone."""
    if not material.questions:
        return
    asked = [
        "\n".join((f"Câu {number}. {one.question}", *named_options(one)))
        for number, one in enumerate(material.questions, start=1)
    ]
    told = [
        f"Câu {number}: {right_option(one)}\n{one.explanation}"
        for number, one in enumerate(material.questions, start=1)
    ]
    yield "\n\n".join((QUESTIONS.upper(), *asked))
    yield "\n\n".join((ANSWERS.upper(), *told))


def lines_of(poster: Poster) -> tuple[str, ...]:
    """Every line of a poster in its order."""
    return (poster.headline, *poster.points, poster.call)


def unsaid_poster(material: Material) -> Poster | None:
    """Return the poster of a material whose text omits or rewords one of its lines, else None."""
    if material.poster is None:
        return None
    text = _words(plain_text(material.body))
    return None if all(_words(line) in text for line in lines_of(material.poster)) else material.poster


def _words(text: str) -> str:
    """Normalise words for comparison: headings are in capitals, and quotation marks may be straight or curved."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "

"""The plain-text copy of a material: what a commune reads over its loudspeaker or pastes into a letter of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Material
from pcmt.model.material import Poster
from pcmt.render.imprint import imprint_of
from pcmt.render.plain_text import plain_text
from pcmt.render.quiz import ANSWERS, QUESTIONS, QUIZ, named_options, right_option
from pcmt.render.view import View
from pcmt.urls import record_path

BOM = "\ufeff"
POSTER = "CHỮ IN TRÊN ÁP PHÍCH"
_RULE = "-" * 40


def copy_path(material: Material) -> str:
    """Site-relative address of a material's plain-text copy."""
    return f"{record_path(material.kind_id, material.id)}{material.id}.txt"


def reading_copy(view: View, material: Material) -> bytes:
    """The copy in UTF-8 with a byte order mark and CRLF: the only form that old Notepad and any web server show rightly."""
    text = "\n".join(_lines(view, material)) + "\n"
    return (BOM + text).replace("\n", "\r\n").encode()


def _lines(view: View, material: Material) -> Iterator[str]:
    imprint = imprint_of(view, material)
    yield from (material.title.upper(), imprint.about, *filter(None, [imprint.awaiting]))
    for part in _parts(material):
        yield from ("", part)
    yield from ("", _RULE)
    yield from (imprint.made, *filter(None, [imprint.reviewed]), imprint.licence)
    yield f"Cơ sở khoa học: {material.evidence}"
    yield from (f"Địa chỉ: {imprint.address}", "Nguồn:")
    for source in imprint.sources:
        yield f"- {source.title} ({source.checked}).{source.url and ' '}{source.url}"


def _parts(material: Material) -> Iterator[str]:
    """All that the material says, a part at a time, in the order in which its page says it."""
    quiz = [*_quiz(material)]
    body = plain_text(material.body)
    if material.poster and not _is_said(material.poster, body):
        yield "\n".join((POSTER, "", *_lines_of(material.poster)))
    yield from (*quiz, body) if material.type == QUIZ else (body, *quiz)


def _quiz(material: Material) -> Iterator[str]:
    """Questions with their options, then the answers, so that who copies the questions alone leaves the answers out."""
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


def _lines_of(poster: Poster) -> tuple[str, ...]:
    return (poster.headline, *poster.points, poster.call)


def _is_said(poster: Poster, text: str) -> bool:
    """Whether a text says every line of a poster, its headings in capitals or not."""
    return all(line.casefold() in text.casefold() for line in _lines_of(poster))

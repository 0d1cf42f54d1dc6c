"""What a printed form must say, from the record itself and not through the code that prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pcmt.model import Material
from pcmt.model.handouts import Form
from pcmt.show.markup.plain_text import plain_text
from tests.site.pdf_reader import words_in


class Paper(NamedTuple):
    """A printed form of a material and the file that was built for it."""

    material: Material
    form: Form
    file: Path

    @property
    def layout(self) -> str:
        """How the sheet is printed; empty for a form of the whole material."""
        return next((one.layout for one in self.material.sheets if self.form.id == f"phieu-{one.id}"), "")


def leaflet_words(material: Material) -> list[str]:
    sections = re.split(r"(?m)^## (?=.)", material.body)
    faces = [part.partition(":")[2] for part in sections if part.startswith(("Mặt trước", "Mặt sau"))]
    assert len(faces) == 2
    return words_in(plain_text("\n\n".join(faces)))


def quiz_words(material: Material, *, is_told: bool) -> Iterator[str]:
    for number, one in enumerate(material.questions, start=1):
        yield from words_in(f"Câu {number} {one.question}")
        for letter, option in zip("ABCDE", one.options, strict=False):
            yield from words_in(f"{letter} {option}")
        if is_told:
            right = f"{'ABCDE'[one.answer - 1]} {one.options[one.answer - 1]}"
            yield from words_in(f"Đáp án {right} {one.explanation}")


def sheet_words(paper: Paper) -> list[str]:
    """Words of the part of the text below the title of a sheet; of cards the items of a list or the rows of a table alone."""
    (title,) = [one.title for one in paper.material.sheets if paper.form.id == f"phieu-{one.id}"]
    part = re.split(rf"(?m)^(?:#+ |\*\*){re.escape(title)}.*$", paper.material.body)[1]
    part = re.split(r"(?m)^(?:#|\*\*[^*]+\*\*(?: \(.*\))?$)", part)[0]
    if paper.layout == "cards":
        lines = [line for line in part.splitlines() if re.match(r"(?:[0-9]+\.|-|\|) ", line)]
        part = "\n".join(lines[1:] if lines[0].startswith("|") else lines)
    return words_in(title) + words_in(plain_text(part))


def source_words(paper: Paper) -> list[str]:
    """What a form must say, from the record itself, through the reader of plain texts and not through that of prints."""
    material = paper.material
    if paper.layout:
        return sheet_words(paper)
    if material.type == "to-roi":
        return leaflet_words(material)
    title = words_in(material.title)
    if paper.form.id == "cau-hoi":
        return title + list(quiz_words(material, is_told=False))
    if paper.form.id == "dap-an":
        return title + list(quiz_words(material, is_told=True)) + words_in(plain_text(material.body))
    if poster := material.poster:
        return words_in(" ".join((poster.headline, *poster.points, poster.call)))
    if material.type == "thu-gui-phu-huynh":
        guide, letter, slip, after = re.split(r"(?m)^## (?=.)", material.body)[1:]
        return (
            title
            + words_in(plain_text(f"## {guide}\n\n## {after}"))
            + words_in(plain_text(f"## {letter}\n\n## {slip}"))
        )
    return title + words_in(plain_text(material.body))

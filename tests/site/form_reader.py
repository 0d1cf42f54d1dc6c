"""The words of the files of materials, read by other programs than those that make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import docx
from docx.oxml.ns import qn
from pptx import Presentation

from pcmt.model import Material
from pcmt.model.handouts import Form
from tests.programs import run_program

LETTERS = "ABCDE"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


class Made(NamedTuple):
    """A form of a material and the words of its file."""

    material: Material
    form: Form
    words: list[str]

    def __str__(self) -> str:
        return f"{self.material.id} ({self.form.id})"


def text_of(file: Path) -> str:
    """The words of a file in the order in which they are read."""
    if file.suffix == ".pdf":
        raw = run_program("pdftotext", "-raw", "-enc", "UTF-8", file, "-")
        return re.sub(r"(?m)^[^\n]* · [^\n]* Mã: \S+ Trang \d+/\d+$", "", raw)
    if file.suffix == ".docx":
        return "\n".join(paragraph_texts(file))
    if file.suffix == ".pptx":
        return "\n".join(slide_texts(file))
    return file.read_text("utf-8-sig")


def paragraph_texts(file: Path) -> Iterator[str]:
    """Paragraphs, those of cells too, each behind the number or letter that Word draws before it."""
    document = docx.Document(str(file))
    numbering = document.part.numbering_part.element
    formats = {}
    for one in numbering.iter(qn("w:abstractNum")):
        drawn = (one.find(f".//{qn(name)}").get(qn("w:val")) for name in ("w:numFmt", "w:lvlText"))
        formats[one.get(qn("w:abstractNumId"))] = tuple(drawn)
    kinds = {one.get(qn("w:numId")): one[0].get(qn("w:val")) for one in numbering.iter(qn("w:num"))}
    counts: dict[str, int] = {}
    for paragraph in document.element.body.iter(qn("w:p")):
        label = ""
        for number in paragraph.findall(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"):
            listed = number.get(qn("w:val"))
            counts[listed] = counts.get(listed, 0) + 1
            kind, pattern = formats[kinds[listed]]
            if kind == "upperLetter":
                label = pattern.replace("%1", LETTERS[counts[listed] - 1])
            elif "Câu" in pattern:
                label = pattern.replace("%1", str(counts[listed]))
        words = "".join(node.text or " " for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
        yield f"{label} {words}"


def slide_texts(file: Path) -> Iterator[str]:
    """Slides, each followed by what its speaker says. The suffix of a slide that goes on is no word of the material."""
    for slide in Presentation(str(file)).slides:
        trees = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for tree in trees:
            for node in tree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
                yield re.sub(r" \(tiếp(?: \d+)?\)$", "", "".join(one.text or "" for one in node.iter(DRAWING)))


def bare(html: str) -> str:
    """Words of HTML; an inline tag parts no word."""
    html = re.sub(r"<(?!/?(?:a|strong|em|code)\b)[^>]*>", " ", html)
    return unescape(re.sub(r"<[^>]+>", "", html))

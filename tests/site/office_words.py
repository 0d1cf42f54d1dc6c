"""The words of a material, of its Word file and of a printed PDF."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import cast

import docx
from docx.table import Table

from pcmt.model import Material
from pcmt.model.handouts import FORMS, form_path, forms_of
from pcmt.relate.catalog import Catalog
from pcmt.show.markup.markdown import render_markdown

WORD = re.compile(r"\w+")


def materials(catalog: Catalog, form: str) -> Iterator[tuple[Material, str]]:
    """Materials that offer a form, with the path of the file."""
    for material in cast("list[Material]", catalog.all("tai-lieu")):
        if FORMS[form] in forms_of(material):
            yield material, form_path(material, FORMS[form])


def words(text: str) -> list[str]:
    return WORD.findall(text)


def source_words(material: Material) -> list[str]:
    """The words of a body as the page shows them: read by another way than the one under test."""
    html = re.sub(r"<(?!/?(?:a|strong|em|code)\b)[^>]*>", " ", render_markdown(material.body, ""))
    return words(unescape(re.sub(r"<[^>]+>", "", html)))


def quiz_words(material: Material) -> list[str]:
    if not material.questions:
        return []
    asked = [word for one in material.questions for text in (one.question, *one.options) for word in words(text)]
    told = [
        word
        for one in material.questions
        for text in ("ABCDE"[one.answer - 1], one.options[one.answer - 1], one.explanation)
        for word in words(text)
    ]
    return [*words("Câu hỏi"), *asked, *words("Đáp án và giải thích"), *told]


def word_text(content: bytes) -> Iterator[str]:
    """Paragraphs and cells in the order in which they stand."""
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text


def pdf_words(path: Path) -> list[str]:
    result = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return words(result.stdout.decode())


def names_of_parts(material: Material) -> Counter[str]:
    """What tells the author the parts of letters and leaflets, and is not printed on them."""
    return Counter(words("Mẫu thư Mặt trước Mặt sau" if material.type in {"thu-gui-phu-huynh", "to-roi"} else ""))

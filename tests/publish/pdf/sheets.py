"""Printed sheets of made-up materials and their words."""

from __future__ import annotations

import io
import re
from typing import Any

from pypdf import PdfReader

from pcmt.model import Record
from pcmt.publish.pdf.content_tree import BREAK_HERE
from pcmt.publish.pdf.sheets import PrintedSheet, printed
from tests import records
from tests.memory_cache import MemoryCache
from tests.site.pdf_reader import words_in

POSTER = {"headline": "Dừng lại trước", "points": ("Hỏi người lớn.", "Rời đi."), "call": "Gọi 111."}


FACES = "## Cách in\n\nHai mặt.\n\n## Mặt trước: Dừng lại\n\n{front}\n\n## Mặt sau: Kể ra\n\nKể với người mình tin."


QUESTION = {
    "question": "Ai nghe em?",
    "options": ("Không ai", "Người lớn em tin"),
    "answer": "2",
    "explanation": "Luôn có người.",
}


TYPES = records.vocabulary(
    "loai-tai-lieu",
    {
        "giao-an": "Giáo án",
        "to-roi": "Tờ rơi",
        "ap-phich": "Áp phích",
        "cau-hoi-tu-kiem-tra": "Câu hỏi tự kiểm tra",
        "thu-gui-phu-huynh": "Thư",
    },
)


def sheets_of(*materials: Record, cache: MemoryCache | None = None, **options: Any) -> list[PrintedSheet]:
    return list(printed(records.catalog(TYPES, *materials, **options), MemoryCache() if cache is None else cache))


def words_of(sheet: PrintedSheet) -> list[str]:
    return words_in("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages))


def text_of(sheet: PrintedSheet) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages).replace(
        BREAK_HERE, ""
    )


def letter_size(sheet: PrintedSheet, word: str) -> float:
    """Type size of the text run that begins with a word."""
    sizes: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip().startswith(word):
            sizes.append(abs(size * matrix[3]))

    PdfReader(io.BytesIO(bytes(sheet.pdf))).pages[0].extract_text(visitor_text=visit)
    return sizes[0]


def lines_of(sheet: PrintedSheet) -> list[list[str]]:
    """The lines of each page, without what runs along its foot."""
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(bytes(sheet.pdf))).pages]
    return [[line for line in page if not re.search(r" · .* Mã: ", line)] for page in pages]

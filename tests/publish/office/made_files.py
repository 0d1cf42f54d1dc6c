"""Word files and decks made from one small material, and what they hold when they are opened again."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from pcmt.publish.office import office_files
from tests.memory_cache import MemoryCache
from tests.records import helpline, material, view, vocabulary

QUESTION = {"question": "Chọn gì?", "options": ("Một", "Hai", "Ba"), "answer": "2", "explanation": "Vì hai đúng."}


TYPES = vocabulary(
    "loai-tai-lieu",
    {
        "giao-an": "Giáo án",
        "trinh-chieu": "Bài trình chiếu",
        "cau-hoi-tu-kiem-tra": "Câu hỏi tự kiểm tra",
        "thu-gui-phu-huynh": "Thư gửi phụ huynh",
        "ap-phich": "Áp phích",
        "to-roi": "Tờ rơi",
        "bai-phat-thanh": "Bài phát thanh",
        "bai-chao-co": "Bài nói dưới cờ",
    },
)


def made(cache: MemoryCache | None = None, **fields: Any) -> bytes:
    (artifact,) = office_files(view(TYPES, helpline(), material(**fields)), MemoryCache() if cache is None else cache)
    return bytes(artifact.content)


def word(body: str = "Lời đầu.", **fields: Any) -> Document:
    return docx.Document(BytesIO(made(body=body, **fields)))


def deck(body: str, **fields: Any) -> Deck:
    return Presentation(BytesIO(made(body=body, type="trinh-chieu", **fields)))


def styled(document: Document) -> list[tuple[str, str]]:
    return [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]


def text_of(document: Document) -> list[tuple[str, str]]:
    """Styles and words between the head and the block at the end."""
    lines = styled(document)
    start = 1 if lines[1][0] != "Subtitle" else 3
    return lines[start : lines.index(("Heading 1", "Về tài liệu này"))]


def numbering_of(document: Document) -> Iterator[tuple[str, str, str]]:
    """Words, list and level of every listed paragraph."""
    for paragraph in document.paragraphs:
        for number in paragraph._p.iter(qn("w:numPr")):
            level, listed = (one.get(qn("w:val")) for one in number)
            yield paragraph.text, str(listed), str(level)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}

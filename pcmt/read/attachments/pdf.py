"""PDF files from outside (ISO 32000): whole, open to all, without anything that runs; and what they offer to screen readers."""

from __future__ import annotations

import logging
import re

from pypdf.generic import IndirectObject

from pcmt.read.attachments.findings import Facts, Findings, damaged, refused, too_heavy
from pcmt.read.attachments.heads import BLANK, HEAD_LIMIT
from pcmt.read.attachments.pdf_actions import count_signatures, running_parts
from pcmt.read.attachments.pdf_pages import Page, PageReader, find_pages, is_marked
from pcmt.read.attachments.pdf_reader import BoundedReader, WorkLimit, catalog_of, value

PAGE_LIMIT = 500
_TAIL = 2_048
_DAMAGED_CURE = "mở tệp xem có đủ trang không, rồi xuất lại PDF từ bản gốc"
_PLAIN_CURE = "xuất lại PDF thường từ Word hoặc LibreOffice, không kèm biểu mẫu, âm thanh hay tệp khác"
_LOCKED = refused(
    "PDF_KHOA",
    "tệp PDF có mật khẩu hoặc bị khóa in, khóa chép",
    "xuất lại PDF không đặt mật khẩu, không khóa",
)
_ENCRYPT = re.compile(rb"/Encrypt\s{0,20}(?:\d{1,10}\s{1,20}\d{1,5}\s{1,20}R|<<)")
_START = re.compile(rb"startxref\s{1,20}(\d{1,10})")
_TABLE = re.compile(rb"\s{0,20}(?:xref\b|\d{1,10}\s{1,20}\d{1,5}\s{1,20}obj\b)")

_OTHER_FILES = (b"pk\3\4", b"pk\5\6", b"<script", b"<html", b"<svg", b"<!doctype", b"<?php")

# Faults of a file are reported in Vietnamese; pypdf's own warnings would only repeat them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def see_pdf(content: bytes) -> Findings:
    """Look into a PDF. A sound one is published as it is: a signature would not survive any change."""
    whole = content.rstrip(BLANK)
    tail = whole[-_TAIL:]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        return damaged("tệp PDF", _DAMAGED_CURE)
    if _is_two_files(whole):
        message = "tệp PDF có dính một tệp khác ở trước hoặc ở sau phần PDF"
        return refused("TEP_GIA", message, "mở tệp bằng phần mềm đọc PDF rồi xuất lại thành tệp mới")
    body = _body(whole)
    try:
        reader = BoundedReader(body)
        return _LOCKED if reader.is_encrypted else _see(reader, content)
    except (WorkLimit, MemoryError):
        return too_heavy("tệp PDF")
    except Exception:  # a hostile file can make the reader fail in any way, and every way means the same.
        # A cipher that needs a library beside pypdf ends here too, and is a lock all the same.
        return _LOCKED if _ENCRYPT.search(body) else damaged("tệp PDF", _DAMAGED_CURE)


def _is_two_files(content: bytes) -> bool:
    """Return True if data that another program would run or unpack precedes or follows the PDF."""
    before = content[: content.find(b"%PDF-", 0, HEAD_LIMIT + 5)]
    behind = content[content.rfind(b"%%EOF") :]
    return before.startswith((b"MZ", b"#!", b"\x7fELF")) or any(
        sign in part.lower() for part in (before, behind) for sign in _OTHER_FILES
    )


def _body(content: bytes) -> bytes:
    """Return the file from ``%PDF-`` on, unless its offsets count the bytes before that too."""
    start = content.find(b"%PDF-", 0, HEAD_LIMIT + 5)
    found = _START.findall(content[-_TAIL:])
    if start <= 0 or (found and _TABLE.match(content, int(found[-1]))):
        return content
    return content[start:]


def _see(reader: BoundedReader, content: bytes) -> Findings:
    root = catalog_of(reader)
    pages = find_pages(root, PAGE_LIMIT)
    if not pages:
        return damaged("tệp PDF", _DAMAGED_CURE)
    if len(pages) > PAGE_LIMIT:
        message = f"tệp PDF có nhiều hơn {PAGE_LIMIT} trang"
        return refused("PDF_DAI", message, "tách thành nhiều tệp nhỏ")
    running = sorted(running_parts(root, [page.found for page in pages]))
    if running:
        return refused("PDF_CHAY_MA", f"tệp PDF có {', '.join(running)}", _PLAIN_CURE)
    return Findings((), _facts(reader, pages), content)


def _facts(reader: BoundedReader, pages: list[Page]) -> Facts:
    root = catalog_of(reader)
    looking = PageReader(reader.work)
    drawn = [looking.look(page) for page in pages]
    title = value(_information(reader), "/Title")
    return Facts(
        pages=len(pages),
        is_tagged=is_marked(root),
        has_text=any(one.has_text for one in drawn),
        picture_pages=sum(one.has_marks and not one.has_text for one in drawn),
        signatures=count_signatures(root),
        title=str(title or "").strip(),
        language=str(value(root, "/Lang") or "").strip(),
    )


def _information(reader: BoundedReader) -> object:
    found = reader.trailer.get("/Info")
    return found.get_object() if isinstance(found, IndirectObject) else found

"""PDF files from outside (ISO 32000): whole, open to all, without anything that runs; and what they offer to screen readers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from pcmt.outside.findings import Facts, Fault, Findings, damaged, refused

PAGE_LIMIT = 500
OBJECT_LIMIT = 200_000
PAGES_READ = 3
"""Pages looked through for letters: a scan has none on any page."""
_TAIL = 2_048
_DAMAGED_CURE = "mở tệp xem có đủ trang không, rồi xuất lại PDF từ bản gốc"
_PLAIN_CURE = "xuất lại PDF thường từ Word hoặc LibreOffice, không kèm biểu mẫu, âm thanh hay tệp khác"

_ACTIONS = {
    "/JavaScript": "đoạn mã JavaScript",
    "/Launch": "lệnh mở chương trình khác",
    "/SubmitForm": "lệnh gửi dữ liệu người đọc gõ vào",
    "/ImportData": "lệnh lấy dữ liệu từ tệp khác",
    "/GoToE": "lệnh mở tệp nhúng",
    "/GoToR": "lệnh mở tệp khác trên máy người đọc",
    "/Rendition": "lệnh phát âm thanh, hình ảnh động",
    "/RichMediaExecute": "lệnh phát âm thanh, hình ảnh động",
}
"""Values of ``/S`` in an action (ISO 32000-2, 12.6.4) that reach outside the document, in the words of a report."""
_KEYS = {
    "/JS": "đoạn mã JavaScript",
    "/JavaScript": "đoạn mã JavaScript",
    "/EF": "tệp nhúng bên trong",
    "/EmbeddedFiles": "tệp nhúng bên trong",
    "/XFA": "biểu mẫu XFA",
}
_SUBTYPES = {
    "/RichMedia": "âm thanh, hình ảnh động nhúng bên trong",
    "/Movie": "âm thanh, hình ảnh động nhúng bên trong",
    "/Screen": "âm thanh, hình ảnh động nhúng bên trong",
    "/Sound": "âm thanh, hình ảnh động nhúng bên trong",
    "/3D": "mô hình 3D nhúng bên trong",
    "/FileAttachment": "tệp nhúng bên trong",
}
_OPENING = "việc tự chạy khi mở tệp"

# What is wrong with a file is told in Vietnamese by its faults; pypdf's own warnings would only stand beside them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def see_pdf(content: bytes) -> Findings:
    """Look into a PDF. A sound one is published as it is: a signature would not survive any change."""
    tail = content[-_TAIL:]
    if b"%%EOF" not in tail or b"startxref" not in tail:
        return damaged("tệp PDF", _DAMAGED_CURE)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            message = "tệp PDF có mật khẩu hoặc bị khóa in, khóa chép"
            return refused("PDF_KHOA", message, "xuất lại PDF không đặt mật khẩu, không khóa")
        return _see(reader, content)
    except Exception:  # a hostile file can make the reader fail in any way, and every way means the same
        return damaged("tệp PDF", _DAMAGED_CURE)


def _see(reader: PdfReader, content: bytes) -> Findings:
    pages = len(reader.pages)
    if not pages:
        return damaged("tệp PDF", _DAMAGED_CURE)
    if pages > PAGE_LIMIT:
        message = f"tệp PDF có {pages} trang, quá {PAGE_LIMIT} trang"
        return refused("PDF_DAI", message, "tách thành nhiều tệp nhỏ")
    running = sorted(set(_running_parts(reader)))
    if running:
        message = f"tệp PDF có {', '.join(running)}"
        return Findings((Fault("PDF_CHAY_MA", message, _PLAIN_CURE),), Facts(), b"")
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()  # raises where a page cannot be drawn
    return Findings((), _facts(reader, pages), content)


def _running_parts(reader: PdfReader) -> Iterator[str]:
    """What in the file would run or unpack something, in the words of a report."""
    root = _root(reader)
    opening = _value(root, "/OpenAction")
    # LibreOffice writes a destination there ("open at page 1"), which only turns pages.
    if isinstance(opening, DictionaryObject) and _value(opening, "/S") != "/GoTo":
        yield _OPENING
    if "/Collection" in root:
        yield _KEYS["/EmbeddedFiles"]
    numbers = [(number, generation) for generation, group in reader.xref.items() for number in group]
    numbers += [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > OBJECT_LIMIT:
        raise ValueError(f"{len(numbers)} objects")
    for number, generation in numbers:
        for found in _dictionaries(reader.get_object(IndirectObject(number, generation, reader))):
            yield from _running_here(found)


def _dictionaries(item: Any) -> Iterator[DictionaryObject]:
    """Every dictionary written inside an object. References are not followed: all objects are looked at anyway."""
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting.extend(dict.values(one))
        elif isinstance(one, ArrayObject):
            waiting.extend(list.__iter__(one))


def _running_here(found: DictionaryObject) -> Iterator[str]:
    for key, words in _KEYS.items():
        if key in found:
            yield words
    for key, names in (("/S", _ACTIONS), ("/Subtype", _SUBTYPES)):
        value = _value(found, key)
        if isinstance(value, str) and value in names:
            yield names[value]
    if _value(found, "/Type") == "/EmbeddedFile":
        yield _KEYS["/EF"]


def _facts(reader: PdfReader, pages: int) -> Facts:
    root = _root(reader)
    marks = _value(root, "/MarkInfo")
    is_marked = isinstance(marks, DictionaryObject) and bool(_value(marks, "/Marked"))
    title = (reader.metadata.title if reader.metadata else None) or ""
    has_text = any(page.extract_text().strip() for page in reader.pages[:PAGES_READ])
    return Facts(
        pages=pages,
        is_tagged=is_marked and "/StructTreeRoot" in root,
        has_text=has_text,
        signatures=_signatures(root),
        title=str(title).strip(),
        language=str(_value(root, "/Lang") or "").strip(),
    )


def _signatures(root: DictionaryObject) -> int:
    """Signed signature fields (ISO 32000-2, 12.7.5.5 and 12.8): a value with the byte range that it vouches for."""
    form = _value(root, "/AcroForm")
    waiting = [(one, None) for one in _items(form, "/Fields")]
    found = 0
    while waiting and found < OBJECT_LIMIT:
        field, inherited = waiting.pop()
        kind = _value(field, "/FT") or inherited
        value = _value(field, "/V")
        found += kind == "/Sig" and isinstance(value, DictionaryObject) and "/ByteRange" in value
        # Kids are taken out once they are seen, so that fields which name each other end.
        waiting += [(one, kind) for one in _items(field, "/Kids")]
        field.pop(NameObject("/Kids"), None)
    return found


def _items(found: Any, key: str) -> list[DictionaryObject]:
    """The dictionaries in an array, with references followed; empty where there is none."""
    array = _value(found, key) if isinstance(found, DictionaryObject) else None
    items = (one.get_object() for one in array) if isinstance(array, ArrayObject) else ()
    return [one for one in items if isinstance(one, DictionaryObject)]


def _root(reader: PdfReader) -> DictionaryObject:
    """The document catalog. TypeError, for the caller a damaged file, where something else stands in its place."""
    root = reader.trailer["/Root"].get_object()
    if not isinstance(root, DictionaryObject):
        raise TypeError("no catalog")
    return root


def _value(found: DictionaryObject, key: str) -> Any:
    """The value of a key with its reference followed, which pypdf's own ``get`` does not do; None where there is none."""
    return found[key] if key in found else None  # noqa: SIM401

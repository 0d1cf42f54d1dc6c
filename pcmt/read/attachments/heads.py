"""Detection of a file's real kind by its first bytes, so that a refusal can name it."""

from __future__ import annotations

from pcmt.read.attachments.findings import Findings, refused

BLANK = b"\0 \t\r\n\xef\xbb\xbf"
"""Bytes that hold nothing: programs leave them before a file, behind it, or in its place when a copy failed."""
_HEADS = (
    (b"%PDF-", "PDF", ".pdf"),
    (b"PK\x03\x04", "Office mới (.docx, .xlsx, .pptx, .odt) hoặc tệp nén ZIP", ""),
    (b"\xd0\xcf\x11\xe0", "Office bản cũ (.doc, .xls, .ppt)", ""),
    (b"\xff\xd8\xff", "hình JPEG", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "hình PNG", ".png"),
    (b"GIF8", "hình GIF", ""),
    (b"BM", "hình BMP", ""),
    (b"II*\0", "hình TIFF", ""),
    (b"MM\0*", "hình TIFF", ""),
    (b"ID3", "âm thanh MP3", ".mp3"),
    (b"OggS", "âm thanh Ogg", ""),
    (b"fLaC", "âm thanh FLAC", ""),
    (b"{\\rtf", "văn bản RTF", ""),
    (b"Rar!", "tệp nén RAR", ""),
    (b"7z\xbc\xaf", "tệp nén 7-Zip", ""),
    (b"MZ", "chương trình của Windows", ""),
)
_BRANDS = (
    (b"heic", "hình HEIC của điện thoại"),
    (b"heix", "hình HEIC của điện thoại"),
    (b"mif1", "hình HEIC của điện thoại"),
    (b"avif", "hình AVIF"),
    (b"M4A ", "âm thanh M4A của điện thoại"),
    (b"", "phim hoặc âm thanh MP4"),
)
_FORMS = ((b"WEBP", "hình WebP"), (b"WAVE", "âm thanh WAV"), (b"AVI ", "phim AVI"))


def not_of_kind(content: bytes, ending: str) -> Findings:
    """Return the refusal of a file whose first bytes contradict its extension, naming the detected kind."""
    cure = "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại"
    title, right = _title_of(content)
    if right == ending or (not right and title.startswith("Office mới") and len(content.lstrip(BLANK)) < len(content)):
        message = f"trước nội dung của tệp {ending} có dính byte thừa"
        return refused("TEP_GIA", message, "tải lại tệp từ nguồn, hoặc mở bằng đúng phần mềm rồi lưu thành tệp mới")
    if not title:
        return refused("TEP_GIA", f"nội dung không phải là tệp {ending}", cure)
    if right:
        cure = f"đổi đuôi tên tệp thành {right}, hoặc {cure}"
    return refused("TEP_GIA", f"nội dung là {title}, không phải là tệp {ending}", cure)


def _title_of(content: bytes) -> tuple[str, str]:
    """Return the detected kind, and its extension if that kind is accepted; empty if unknown."""
    bare = content.lstrip(BLANK)
    for head, title, ending in _HEADS:
        if bare.startswith(head):
            return title, ending
    if content[4:8] == b"ftyp":
        return next(title for brand, title in _BRANDS if content[8:12].startswith(brand)), ""
    if content.startswith(b"RIFF"):
        return next((title for form, title in _FORMS if content[8:12] == form), ""), ""
    if bare[:512].lower().startswith((b"<!doctype html", b"<html")):
        return "trang web (HTML)", ""
    return "", ""


HEAD_LIMIT = 1_024
"""Bytes before ``%PDF-`` that readers pass over (Adobe's implementation note on 7.5.2)."""


def is_pdf(content: bytes) -> bool:
    """Whether a file begins like a PDF, stray bytes before it or not."""
    return b"%PDF-" in content[: HEAD_LIMIT + 5]

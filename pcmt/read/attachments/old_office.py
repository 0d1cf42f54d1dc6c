"""Files in the container of old office programs ([MS-CFB]): ``.doc`` itself, and locked or old files under newer endings."""

from __future__ import annotations

import struct

from pcmt.read.attachments.findings import Facts, Findings, refused

OLD_HEAD = b"\xd0\xcf\x11\xe0"
_LOCKED_CURE = (
    "mở tệp bằng mật khẩu, vào Tệp, Thông tin, Bảo vệ (File, Info, Protect), mục Mã hóa bằng mật khẩu xóa mật khẩu đi,"
    " rồi lưu lại"
)
_MACRO_CURE = "lưu lại thành tệp thường không có macro (.docx, .xlsx, .pptx, .odt)"
_KINDS = {
    "WordDocument": ("Word bản cũ (.doc)", ".docx"),
    "Workbook": ("Excel bản cũ (.xls)", ".xlsx"),
    "Book": ("Excel bản cũ (.xls)", ".xlsx"),
    "PowerPoint Document": ("PowerPoint bản cũ (.ppt)", ".pptx"),
}
_SECTOR = 512
_WORD_MARK = b"\xec\xa5"
_ENCRYPTED = 0x0100
"""Bit of the flags at the head of the text stream ([MS-DOC], 2.5.2)."""


def _has(content: bytes, name: str) -> bool:
    """Return True if a storage or stream has this name: names are UTF-16 in the directory, never compressed."""
    return f"{name}\0".encode("utf-16-le") in content


def in_old_container(content: bytes, ending: str) -> Findings:
    """Return the reason why a file in the old container is not the ``.docx``, ``.xlsx``, ``.pptx`` or ``.odt`` of its name."""
    if _has(content, "EncryptedPackage") or _has(content, "\x09DRMContent"):
        return refused("TEP_KHOA", f"tệp {ending} có mật khẩu nên không ai mở được", _LOCKED_CURE)
    for name, (title, newer) in _KINDS.items():
        if _has(content, name):
            cure = f"mở tệp, chọn Lưu thành (Save As), chọn loại {newer}, rồi thay tệp mới"
            return refused("TEP_GIA", f"nội dung là tệp {title} mang đuôi {ending}", cure)
    message = f"nội dung không phải là tệp {ending}"
    return refused("TEP_GIA", message, "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại")


def see_doc(content: bytes) -> Findings:
    """Look into an old Word file: no password, no macros, nothing that another program would run."""
    if _has(content, "EncryptedPackage") or _is_encrypted(content):
        return refused("TEP_KHOA", "tệp .doc có mật khẩu nên không ai mở được", _LOCKED_CURE)
    if not _has(content, "WordDocument"):
        return in_old_container(content, ".doc")
    if any(f"{name}".encode("utf-16-le") in content for name in ("_VBA_PROJECT", "VBA\0", "Macros\0")):
        return refused("TEP_MACRO", "tệp .doc có macro", _MACRO_CURE)
    return Findings((), Facts(), content)


def _is_encrypted(content: bytes) -> bool:
    place = content.find(_WORD_MARK, _SECTOR)
    while place >= 0:
        if place % _SECTOR == 0 and place + 12 <= len(content):
            return bool(struct.unpack_from("<H", content, place + 10)[0] & _ENCRYPTED)
        place = content.find(_WORD_MARK, place + 1)
    return False

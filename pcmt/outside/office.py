"""Office files from outside: real packages of their kind, without macros, hidden objects, or bombs.

OOXML is ISO/IEC 29500 with the packages of part 2, ODF is ISO/IEC 26300; the old ``.doc`` is [MS-CFB].
"""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import partial
from io import BytesIO

from pcmt.outside.findings import Facts, Findings, damaged, refused

UNPACKED_LIMIT = 200_000_000
"""Bytes that a package may hold in all."""
RATIO_LIMIT = 200
"""How many times larger than its packed form a part may be; letters and tables stay below 50."""
RATIO_FLOOR = 1_000_000
"""Parts smaller than this are let off: a long row of empty cells packs well."""
_DAMAGED_CURE = "mở tệp bằng đúng phần mềm, chọn Lưu thành (Save As) rồi thay tệp mới"
_MACRO_CURE = "lưu lại thành tệp thường không có macro (.docx, .xlsx, .pptx, .odt)"
_OBJECT_CURE = "xóa đối tượng nhúng trong tệp, dán lại thành hình hoặc bảng"

_MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
_ODF_TYPE = b"application/vnd.oasis.opendocument.text"
_MACRO = re.compile(r"(?:^|/)vba(?:Project|Data)[^/]*$|(?:^|/)(?:Basic|Scripts)/|(?:^|/)macrosheets/", re.IGNORECASE)
_OBJECT = re.compile(r"(?:^|/)activeX/|(?:^|/)embeddings/[^/]*\.(?:bin|exe|js|vbs|bat|cmd|scr|lnk|ole)$", re.IGNORECASE)
_REMOTE = re.compile(rb"<Relationship\b[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)\"[^>]*>")
_OLD_MACROS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "VBA\0"))


def see_office(content: bytes, ending: str) -> Findings:
    """Look into a ``.docx``, ``.xlsx``, ``.pptx`` or ``.odt``."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _size_fault(package) or _kind_fault(package, ending) or _content_fault(package) or _sound(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        return damaged(f"tệp {ending}", _DAMAGED_CURE)


see_docx, see_xlsx, see_pptx, see_odt = (
    partial(see_office, ending=ending) for ending in (".docx", ".xlsx", ".pptx", ".odt")
)


def see_doc(content: bytes) -> Findings:
    """Look into an old Word file. Names in its directory are UTF-16, never packed: a macro storage shows."""
    if any(name in content for name in _OLD_MACROS):
        return refused("TEP_MACRO", "tệp .doc có macro", _MACRO_CURE)
    return _sound(content)


def see_text(content: bytes) -> Findings:
    """Look into a plain text file: UTF-8, and letters only."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return damaged("tệp chữ", "lưu lại bằng Notepad, chọn mã hóa UTF-8")
    return _sound(content)


def _sound(content: bytes) -> Findings:
    return Findings((), Facts(), content)


def _size_fault(package: zipfile.ZipFile) -> Findings | None:
    """A package that would fill a disk, or write beside the folder it is unpacked into."""
    parts = package.infolist()
    cure = "mở tệp, bỏ hình quá lớn rồi lưu lại"
    if sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        return refused("TEP_BOM", f"nội dung bung ra lớn hơn {UNPACKED_LIMIT // 1_000_000} MB", cure)
    for part in parts:
        if part.file_size > RATIO_FLOOR and part.file_size > RATIO_LIMIT * max(1, part.compress_size):
            return refused("TEP_BOM", f"phần «{part.filename[:60]}» nén gấp hơn {RATIO_LIMIT} lần", cure)
        if part.filename.startswith("/") or ".." in part.filename.split("/") or "\\" in part.filename:
            return refused("TEP_HONG", "trong tệp có đường dẫn trỏ ra ngoài", _DAMAGED_CURE)
        if part.flag_bits & 1:
            return refused("TEP_KHOA", "tệp có mật khẩu", "lưu lại không đặt mật khẩu")
    return None


def _kind_fault(package: zipfile.ZipFile, ending: str) -> Findings | None:
    names = set(package.namelist())
    if ending == ".odt":
        is_kind = "mimetype" in names and package.read("mimetype").strip() == _ODF_TYPE and "content.xml" in names
    else:
        is_kind = "[Content_Types].xml" in names and _MAIN_PARTS[ending] in names
    if not is_kind:
        message = f"nội dung không phải là tệp {ending}"
        return refused("TEP_GIA", message, "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại")
    return None


def _content_fault(package: zipfile.ZipFile) -> Findings | None:
    """Macros and objects that would run, links that fetch, and parts that are broken."""
    names = package.namelist()
    types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if any(_MACRO.search(name) for name in names) or b"macroEnabled" in types or b"vbaProject" in types:
        return refused("TEP_MACRO", "tệp có macro", _MACRO_CURE)
    if any(_OBJECT.search(name) for name in names):
        return refused("TEP_DOI_TUONG", "tệp có đối tượng nhúng chạy được (OLE, ActiveX)", _OBJECT_CURE)
    for name in names:
        if name.endswith(".rels"):
            for link in _REMOTE.finditer(package.read(name)):
                if b'TargetMode="External"' in link[0]:
                    return refused("TEP_DOI_TUONG", "tệp tự lấy nội dung từ nơi khác khi mở", _OBJECT_CURE)
    if package.testzip() is not None:
        raise zipfile.BadZipFile
    return None

"""Office files of ISO/IEC 29500 from outside: real packages of their kind, without macros, running objects, or bombs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from pcmt.read.attachments.findings import Facts, Fault, FileFault, Findings, refused
from pcmt.read.attachments.old_office import OLD_HEAD
from pcmt.read.attachments.package import Package, see_package
from pcmt.read.attachments.relationships import (
    MACRO_CURE,
    OBJECT_CURE,
    read_relationships,
    relationship_faults,
    target_part,
)
from pcmt.read.attachments.word_fields import drawing_faults, field_faults, slide_faults, workbook_link_faults
from pcmt.read.attachments.xml_elements import XmlFault, attribute, check_letters, read_elements
from pcmt.text.merge_marks import find_merge_marks

DEPTH_LIMIT = 3
"""Packages inside packages; a chart in a slide holds its table in one."""
_TYPES = "[content_types].xml"
_ROOT = "_rels/.rels"
_MAIN_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".pptx": "ppt/presentation.xml"}
_MAIN_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_MACRO = re.compile(r"(?:^|/)vba(?:project|data)[^/]*$|(?:^|/)macrosheets/|(?:^|/)dialogsheets/")
_OBJECT = re.compile(r"(?:^|/)activex/|(?:^|/)embeddings/[^/]*\.(?:bin|exe|js|vbs|bat|cmd|scr|lnk|ole)$|^customui/")
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|wordVbaData|macrosheet|dialogsheet", re.IGNORECASE)
_OBJECT_TYPE = re.compile(
    r"activex|oleobject|connections\+xml|querytable\+xml|volatiledependencies|webextension|mailmerge|\.subdocument"
)
_DATA_TYPE = re.compile(
    r"application/vnd\.openxmlformats-(?:officedocument|package)\.[\w.+-]+\Z|application/vnd\.ms-[\w.]+\+xml\Z"
    r"|application/(?:xml|inkml\+xml|pdf|x-font[\w-]*|vnd\.ms-opentype|vnd\.ms-photo|vnd\.ms-package[\w.+-]*|json)\Z"
    r"|text/xml\Z|text/plain\Z|(?:image|audio|video|font|model)/[\w.+-]+\Z|application/vnd\.(?:wps|google)[\w.+-]*\Z"
)
"""Media types of parts that hold data (ISO/IEC 29500-2, 6.2.3)."""
_ACTIVE_HEADS = (OLD_HEAD, b"\x7fELF", b"#!", b"{\\rtf", b"L\0\0\0\1\x14\2\0", b"ITSF")
_WORDS = (b"instrText", b"fldSimple", b"delInstrText")
_OTHER_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""Beginnings of XML in UTF-16, where the words that are looked for would not show."""


def see_office(content: bytes, ending: str) -> Findings:
    """Look into a ``.docx``, ``.xlsx`` or ``.pptx``."""
    return see_package(content, ending, lambda package: dict.fromkeys(_faults(package, ending, 1)))


see_docx, see_xlsx, see_pptx = (partial(see_office, ending=ending) for ending in (".docx", ".xlsx", ".pptx"))


def _faults(package: Package, ending: str, depth: int) -> Iterator[Fault]:
    """Everything that keeps a package outside; FileFault where looking on makes no sense."""
    types = _ContentTypes(package)
    if types.has_macros or any(_MACRO.search(name) for name in package.names):
        raise FileFault("TEP_MACRO", "tệp có macro", MACRO_CURE)
    _check_kind(package, types, ending)
    if any(_OBJECT.search(name) for name in package.names):
        raise FileFault("TEP_DOI_TUONG", "tệp có đối tượng nhúng chạy được (OLE, ActiveX)", OBJECT_CURE)
    for name in package.names:
        if name.endswith(".rels"):
            yield from relationship_faults(read_relationships(package.read(name)))
        else:
            yield from _part_faults(package, name, types.of(name), depth)


def _check_kind(package: Package, types: _ContentTypes, ending: str) -> None:
    """FileFault unless the main part, as ``_rels/.rels`` names it, is that of a file with this ending."""
    main = _MAIN_PARTS[ending]
    if _ROOT in package:
        found = [one for one in read_relationships(package.read(_ROOT)) if one.kind == "officedocument"]
        main = target_part("", found[0].target) if found else ""
    kind = types.of(main)
    is_kind = kind == _MAIN_TYPES[ending] or (kind in {"", "application/xml"} and main == _MAIN_PARTS[ending])
    if _TYPES not in package or main not in package or not is_kind:
        message = f"nội dung không phải là tệp {ending}"
        raise FileFault("TEP_GIA", message, "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại")


class _ContentTypes:
    """The media types of a package's parts."""

    def __init__(self, package: Package) -> None:
        self._parts: dict[str, str] = {}
        self._endings: dict[str, str] = {}
        content = package.read(_TYPES) if _TYPES in package else b""
        plain = content.replace(b"\0", b"")
        self.has_macros = bool(_MACRO_TYPE.search(plain))
        if content and not self.has_macros:
            read_elements(content, self._started)
            self.has_macros = any(_MACRO_TYPE.search(one.encode()) for one in self._declared())

    def _declared(self) -> Iterator[str]:
        yield from self._parts.values()
        yield from self._endings.values()

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = attribute(attributes, "ContentType").strip().lower()
        if name == "Override":
            self._parts[attribute(attributes, "PartName").replace("\\", "/").lstrip("/").lower()] = kind
        elif name == "Default":
            self._endings[attribute(attributes, "Extension").lower()] = kind

    def of(self, name: str) -> str:
        """Return the content type of a part; empty if none is declared."""
        return self._parts.get(name) or self._endings.get(name.rpartition(".")[2], "")


def _part_faults(package: Package, name: str, kind: str, depth: int) -> Iterator[Fault]:
    """Faults of one part, read to its end so that its checksum is proved."""
    if name != _TYPES and kind and (_OBJECT_TYPE.search(kind) or not _DATA_TYPE.match(kind)):
        yield Fault("TEP_DOI_TUONG", f"tệp có phần không được đăng («{name[:60]}», loại {kind[:60]})", OBJECT_CURE)
    if kind.endswith("xml") or (not kind and name.endswith(".xml")):
        content = package.read(name)
        if content.startswith((*_ACTIVE_HEADS, b"MZ")):
            yield Fault("TEP_DOI_TUONG", f"tệp có đối tượng nhúng chạy được («{name[:60]}»)", OBJECT_CURE)
        else:
            yield from _text_faults(name, content)
        return
    head, inner = b"", []
    for piece in package.pieces(name):
        head = head or piece[:8]
        if head.startswith(b"PK\x03\x04"):
            inner.append(piece)
    if head.startswith(_ACTIVE_HEADS) or (head.startswith(b"MZ") and "font" not in kind):
        yield Fault("TEP_DOI_TUONG", f"tệp có đối tượng nhúng chạy được («{name[:60]}»)", OBJECT_CURE)
    elif inner:
        yield from _inner_faults(package, name, b"".join(inner), depth)


def _inner_faults(package: Package, name: str, content: bytes, depth: int) -> Iterator[Fault]:
    """Check packages inside the package, such as the workbook of a chart, by the same rules."""
    ending = name[name.rfind(".") :]
    if ending not in _MAIN_PARTS or depth >= DEPTH_LIMIT:
        yield Fault("TEP_DOI_TUONG", f"trong tệp có tệp nén khác («{name[:60]}»)", OBJECT_CURE)
        return
    inside = Package(content, package.unpacked)
    package.unpacked = inside.unpacked
    yield from _faults(inside, ending, depth + 1)


def _text_faults(name: str, content: bytes) -> Iterator[Fault]:
    """Orders inside a part of text. Only parts that may hold some are parsed."""
    is_wide = content.startswith(_OTHER_LETTERS)
    check_letters(content)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise XmlFault("document type")
    if is_wide or any(word in content for word in _WORDS):
        yield from field_faults(content)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<svg") or name.endswith(".svg"):
        yield from drawing_faults(content)
    if is_wide or (b"hlink" in content and b"action" in content):
        yield from slide_faults(content)
    if is_wide or b"ddeLink" in content or b"oleLink" in content:
        yield from workbook_link_faults(content)


def see_text(content: bytes) -> Findings:
    """Look into a plain text file: UTF-8, and letters only."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return refused(
            "TEP_HONG", "tệp chữ bị hỏng hoặc không phải mã UTF-8", "lưu lại bằng Notepad, chọn mã hóa UTF-8"
        )
    if mark := next(find_merge_marks("", text, with_lone_middle=False), None):
        return refused(mark.code, f"dòng {mark.line} {mark.message}", mark.cure)
    return Findings((), Facts(), content)

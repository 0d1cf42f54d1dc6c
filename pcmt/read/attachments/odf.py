"""Texts of LibreOffice from outside (OpenDocument, ISO/IEC 26300): no macros, nothing that runs, nothing fetched, no password."""

from __future__ import annotations

from collections.abc import Mapping

from pcmt.read.attachments.findings import Fault, FileFault, Findings
from pcmt.read.attachments.old_office import OLD_HEAD
from pcmt.read.attachments.package import Package, see_package
from pcmt.read.attachments.relationships import MACRO_CURE, OBJECT_CURE, link_fault
from pcmt.read.attachments.targets import LinkTarget, place_of
from pcmt.read.attachments.xml_elements import XmlFault, attribute, read_elements

_TYPE = b"application/vnd.oasis.opendocument.text"
_MANIFEST = "meta-inf/manifest.xml"
_RUNNING = frozenset({"event-listener", "script", "library", "libraries"})
_OBJECTS = frozenset(
    "object-ole plugin applet floating-frame dde-source dde-connection-decl dde-connection database-row-select".split()
)
_KEPT_BESIDE = frozenset({LinkTarget.INSIDE, LinkTarget.NEARBY, LinkTarget.DISK})
_UNLINK_CURE = "trong LibreOffice mở Sửa, Liên kết (Edit, Links), chọn Ngắt liên kết (Break Link) rồi lưu"


def see_odt(content: bytes) -> Findings:
    """Look into an ``.odt``."""
    return see_package(content, ".odt", _faults)


def _faults(package: Package) -> list[Fault]:
    if "mimetype" not in package or package.read("mimetype").strip() != _TYPE or "content.xml" not in package:
        raise FileFault("TEP_GIA", "nội dung không phải là tệp .odt", "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại")
    if any(name.startswith(("basic/", "scripts/")) or "/basic/" in name for name in package.names):
        raise FileFault("TEP_MACRO", "tệp có macro", MACRO_CURE)
    reader = _OdfReader()
    if _MANIFEST in package:
        read_elements(package.read(_MANIFEST), reader.manifest)
    for name in package.names:
        if name.endswith("content.xml") or name.endswith("styles.xml") or name == "meta.xml":
            read_elements(_safe(package.read(name)), reader.started)
            continue
        head = b""
        for piece in package.pieces(name):
            head = head or piece[:8]
        if head.startswith((OLD_HEAD, b"MZ", b"\x7fELF", b"PK\x03\x04")):
            reader.note("TEP_DOI_TUONG", f"tệp có đối tượng nhúng chạy được («{name[:60]}»)", OBJECT_CURE)
    return reader.faults


def _safe(content: bytes) -> bytes:
    if b"<!ENTITY" in content:
        raise XmlFault("entities")
    return content


class _OdfReader:
    """Gathers the faults of elements."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def note(self, code: str, message: str, cure: str) -> None:
        """Keep a fault, once."""
        fault = Fault(code, message, cure)
        if fault not in self.faults:
            self.faults.append(fault)

    def manifest(self, name: str, attributes: Mapping[str, str]) -> None:
        """FileFault at the first part that is encrypted."""
        if name == "encryption-data":
            raise FileFault(
                "TEP_KHOA",
                "tệp .odt có mật khẩu nên không ai mở được",
                "mở tệp bằng mật khẩu, chọn Lưu thành (Save As), bỏ dấu ở ô Lưu kèm mật khẩu, rồi thay tệp mới",
            )

    def started(self, name: str, attributes: Mapping[str, str]) -> None:
        """Judge an element of the text, its styles or its description."""
        target = attribute(attributes, "href")
        if name in _RUNNING and (attributes or name != "script"):
            self.note("TEP_MACRO", "tệp có macro", MACRO_CURE)
        elif name in _OBJECTS:
            self.note("TEP_DOI_TUONG", "tệp có đối tượng nhúng chạy được hoặc lấy dữ liệu từ nơi khác", OBJECT_CURE)
        elif name == "a" and target:
            if place_of(target) is not LinkTarget.DISK and (fault := link_fault(target)):
                self.note(*fault)
        elif target and place_of(target) not in _KEPT_BESIDE:
            message = f"tệp tự lấy nội dung từ nơi khác khi mở («{target[:80]}»)"
            self.note("TEP_DOI_TUONG", message, _UNLINK_CURE)

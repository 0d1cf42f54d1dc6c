"""Attachments (``data/tep``): accepted kinds, inspection, and the bytes that are published.

They are served from the portal's own origin, so content that a browser or an office program would run is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pcmt.problems import EnvironmentFault
from pcmt.read.attachments.findings import Facts, Fault, Findings, refused
from pcmt.read.attachments.heads import BLANK, is_pdf, not_of_kind
from pcmt.read.attachments.old_office import OLD_HEAD
from pcmt.read.folder import read_bytes

__all__ = [
    "READ_LIMIT",
    "TYPES",
    "Facts",
    "Fault",
    "FileType",
    "Kept",
    "OutsideFile",
    "ending_of",
    "find_in",
    "see_file",
]


class FileType(NamedTuple):
    """A kind of file that is let in: how it begins, most megabytes, its media type, its name for people."""

    begins: Callable[[bytes], bool]
    megabytes: int
    media_type: str
    title: str


def _with(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(heads)


def _is_svg(content: bytes) -> bool:
    return b"<svg" in content[:4_000]


def _is_sound(content: bytes) -> bool:
    from pcmt.read.attachments.sound import is_sound

    return is_sound(content)


# An encrypted file uses the container of old programs; its inspection reports that.
_ZIP = _with(b"PK\x03\x04", OLD_HEAD)
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_JPEG = FileType(_with(b"\xff\xd8\xff"), 8, "image/jpeg", "Hình JPEG")
TYPES = {
    ".pdf": FileType(is_pdf, 20, "application/pdf", "PDF"),
    ".docx": FileType(_ZIP, 10, _OPEN_XML + "wordprocessingml.document", "Word"),
    ".xlsx": FileType(_ZIP, 10, _OPEN_XML + "spreadsheetml.sheet", "Excel"),
    ".pptx": FileType(_ZIP, 20, _OPEN_XML + "presentationml.presentation", "PowerPoint"),
    ".odt": FileType(_ZIP, 10, "application/vnd.oasis.opendocument.text", "LibreOffice Writer"),
    ".doc": FileType(_with(OLD_HEAD), 10, "application/msword", "Word bản cũ"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": FileType(_with(b"\x89PNG\r\n\x1a\n"), 8, "image/png", "Hình PNG"),
    ".svg": FileType(_is_svg, 1, "image/svg+xml", "Hình SVG"),
    ".mp3": FileType(_is_sound, 15, "audio/mpeg", "Âm thanh MP3"),
    ".txt": FileType(_with(b""), 1, "text/plain", "Chữ"),
}
"""Endings let in, in small letters."""
READ_LIMIT = 1_000_000 * max(one.megabytes for one in TYPES.values())
"""Bytes of a file that are ever read."""


class Kept(NamedTuple):
    """A file that is read on demand: ``length`` and ``sha256`` are those of its published bytes.

    ``label`` is its path in reports.
    """

    path: Path
    label: str
    length: int
    sha256: str

    def read(self) -> bytes:
        """Return the published bytes. Raises EnvironmentFault when the file changed since its inspection."""
        content = read_bytes(self.path, self.label, READ_LIMIT)
        if sha256(content).hexdigest() != self.sha256:
            from pcmt.read.attachments.readers import BARE

            try:
                content = BARE.get(ending_of(self.path.name), bytes)(content)
            except Exception:  # a different, unknown file is there
                content = b""
            if sha256(content).hexdigest() != self.sha256:
                raise EnvironmentFault(f"tệp {self.label} bị thay trong lúc đang dựng; hãy chạy lại")
        return content


@dataclass(frozen=True, slots=True)
class OutsideFile:
    """A file of ``data/tep``. ``sha256`` is that of the file as it was put there, empty where it was not opened.

    ``held`` are the published bytes, or where to find them.
    """

    name: str
    sha256: str
    held: bytes | Kept
    faults: tuple[Fault, ...]
    facts: Facts

    @property
    def content(self) -> bytes:
        """What is published; read from the disk each time where it is not held. EnvironmentFault when it has changed."""
        return self.held.read() if isinstance(self.held, Kept) else self.held

    @property
    def length(self) -> int:
        """Bytes that are published."""
        return self.held.length if isinstance(self.held, Kept) else len(self.held)

    @property
    def published_sha256(self) -> str:
        """The checksum of what is published."""
        return self.held.sha256 if isinstance(self.held, Kept) else sha256(self.held).hexdigest()

    @property
    def type(self) -> FileType:
        """Its kind. KeyError for an ending that is not let in."""
        return TYPES[ending_of(self.name)]

    @property
    def path(self) -> str:
        """Site-relative address of the published copy."""
        return f"tep/{self.name}"


def ending_of(name: str) -> str:
    """Return the extension of a file name in lower case with its dot; empty if it has none."""
    return name[name.rfind(".") :].lower() if "." in name else ""


def see_file(name: str, content: bytes) -> OutsideFile:
    """Look into a file, here and now. ``content`` may be cut behind READ_LIMIT: longer files are refused unseen."""
    found = find_in(name, content)
    return OutsideFile(name, sha256(content).hexdigest(), found.content, found.faults, found.facts)


def find_in(name: str, content: bytes) -> Findings:
    """Inspect a file by the extension of its name."""
    ending = ending_of(name)
    kind = TYPES.get(ending)
    if kind is None:
        cure = "dùng một trong các đuôi: " + ", ".join(sorted(TYPES.keys() - {".svg"}))
        return refused("DUOI_TEP", "loại tệp này không được đăng", cure)
    if content.strip(BLANK) and not kind.begins(content):
        return not_of_kind(content, ending)
    if len(content) > kind.megabytes * 1_000_000:
        message = f"tệp {ending} lớn hơn {kind.megabytes} MB"
        return refused("TEP_QUA_LON", message, "nén, giảm cỡ hình hoặc tách thành nhiều tệp")
    if not content.strip(BLANK):
        return refused("TEP_RONG", "tệp rỗng, chưa có nội dung", "chép lại tệp từ nơi có nội dung rồi mở thử")
    from pcmt.read.attachments.readers import READERS

    return READERS[ending](content)

"""ZIP packages of office programs: their parts by name, read one at a time, each byte counted before it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import IO

from pcmt.read.attachments.findings import Facts, Fault, FileFault, Findings, damaged, too_heavy
from pcmt.read.attachments.old_office import OLD_HEAD, in_old_container

UNPACKED_LIMIT = 200_000_000
"""Bytes that a package, with the packages inside it, may unpack to in all."""
PART_LIMIT = 5_000
"""Parts of a package; a text with a thousand pictures has some 1,100."""
XML_LIMIT = 40_000_000
"""Bytes of one part of text; a thousand pages of text are some 10 MB."""
DAMAGED_CURE = "mở tệp bằng đúng phần mềm, chọn Lưu thành (Save As) rồi thay tệp mới"
_SMALLER_CURE = "mở tệp, bỏ hình quá lớn rồi lưu lại"
_STEP = 1 << 20
_END, _END_SIZE = b"PK\x05\x06", 22
"""What the end of an archive begins with, and its bytes without the comment (PKWARE APPNOTE, 4.3.16)."""
_RECORD = b"PK\x01\x02"
"""What each line of the list of parts begins with."""


class Package:
    """A package held open. ``unpacked`` counts what was and will be unpacked of it and of those inside.

    FileFault when it is locked, too large or not whole; zipfile's own exceptions when it is no ZIP.
    """

    def __init__(self, content: bytes, unpacked: int = 0) -> None:
        if content.count(_RECORD) > PART_LIMIT:
            raise FileFault("TEP_BOM", f"tệp chứa hơn {PART_LIMIT} phần", _SMALLER_CURE)
        self._archive = zipfile.ZipFile(BytesIO(content))
        _check_bounds(content, self._archive)
        entries = [one for one in self._archive.infolist() if not one.is_dir() and not one.filename.endswith("\\")]
        self.unpacked = unpacked + sum(one.file_size for one in entries)
        if self.unpacked > UNPACKED_LIMIT:
            raise FileFault("TEP_BOM", f"nội dung bung ra lớn hơn {UNPACKED_LIMIT // 1_000_000} MB", _SMALLER_CURE)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _plain_name(entry)
            if name.lower() in self._entries:
                raise FileFault("TEP_HONG", f"trong tệp có hai phần cùng tên «{name[:60]}»", DAMAGED_CURE)
            self._entries[name.lower()] = entry
        self.names = tuple(self._entries)
        """Names in small letters with forward slashes: to office programs they are the same (ISO/IEC 29500-2, 6.2.2)."""

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def size(self, name: str) -> int:
        """How many bytes a part unpacks to."""
        return self._entries[name.lower()].file_size

    def open(self, name: str) -> IO[bytes]:
        """Open a part. zipfile returns no more than the announced size and verifies the checksum at the end."""
        return self._archive.open(self._entries[name.lower()])

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part in chunks."""
        with self.open(name) as part:
            while piece := part.read(_STEP):
                yield piece

    def read(self, name: str) -> bytes:
        """All of a part of text. FileFault when it is too long; KeyError when there is none."""
        if self.size(name) > XML_LIMIT:
            message = f"phần «{name[:60]}» bung ra lớn hơn {XML_LIMIT // 1_000_000} MB"
            raise FileFault("TEP_BOM", message, "tách thành nhiều tệp nhỏ")
        return b"".join(self.pieces(name))


def see_package(content: bytes, ending: str, faults_of: Callable[[Package], Iterable[Fault]]) -> Findings:
    """Look into a package; the first faults that ``faults_of`` sees in it, or why it cannot be looked into."""
    if content.startswith(OLD_HEAD):
        return in_old_container(content, ending)
    try:
        faults = list(faults_of(Package(content)))
    except FileFault as fault:
        return fault.findings
    except MemoryError:
        return too_heavy(f"tệp {ending}")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, RuntimeError):
        return damaged(f"tệp {ending}", DAMAGED_CURE)
    return Findings(tuple(faults[:3]), Facts(), b"") if faults else Findings((), Facts(), content)


def _check_bounds(content: bytes, archive: zipfile.ZipFile) -> None:
    """Raise FileFault if other data precedes or follows the archive: other programs would open that instead."""
    first = min((one.header_offset for one in archive.infolist()), default=0)
    end = content.rfind(_END)
    behind = content[end + _END_SIZE + int.from_bytes(content[end + _END_SIZE - 2 : end + _END_SIZE], "little") :]
    if first or behind.strip(b"\0 \r\n\t"):
        raise FileFault("TEP_GIA", "tệp có dính một tệp khác ở trước hoặc ở sau", DAMAGED_CURE)


def _plain_name(entry: zipfile.ZipInfo) -> str:
    """Return the normalised name of a part: backslashes of some writers, which zipfile converts on Windows only, become slashes."""
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name:
        raise FileFault("TEP_HONG", "trong tệp có đường dẫn trỏ ra ngoài", DAMAGED_CURE)
    if entry.flag_bits & 1:
        raise FileFault("TEP_KHOA", "tệp có mật khẩu", "lưu lại không đặt mật khẩu")
    return name

"""Files of ``data/tep``: let in only under a safe name and sound inside, named by a record, else left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from pcmt.check.encoding import find_typing_faults
from pcmt.model import LegalDocument, Material, Plan, Record, Settings
from pcmt.model.record import OriginalFile
from pcmt.model.structure.walk import FieldPath
from pcmt.problems import Problem
from pcmt.read.attachments import TYPES, OutsideFile, ending_of
from pcmt.read.records import ATTACHMENTS, DATA, Loaded
from pcmt.read.source_text import forbidden_signs
from pcmt.text.vietnamese import squeeze

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
"""Names of devices: Windows opens the device, whatever ending follows."""

_TYPED = f"{__name__}.typed"
_LINE_WITH_NAME = re.compile(
    rb"^.*(?:%s).*$" % b"|".join(re.escape(ending.encode()) for ending in TYPES), re.IGNORECASE | re.MULTILINE
)


def check_attachments(loaded: Loaded) -> Iterator[Problem]:
    """Report faults of every attachment, missing files, wrong checksums, and unreferenced files."""
    named: set[str] = set()
    for record, where, name in _mentions(loaded):
        if ending_of(name) == ".svg" and isinstance(record, Record):
            message = "tệp SVG chỉ dùng làm biểu trưng của cổng (brand.logo trong cong.yaml)"
            yield loaded.problem(record, where, "DUOI_TEP", message, "lưu hình lại thành PNG hoặc PDF")
        alike = [each for each in loaded.attachments if squeeze(each).casefold() == squeeze(name).casefold()]
        named.update((name, *alike))
        if name not in loaded.attachments:
            cure = f"viết đúng tên tệp là {alike[0]}" if alike else "chép tệp vào data/tep, hoặc xóa dòng này"
            yield loaded.problem(record, where, "THIEU_TEP", f"không có tệp «{name[:80]}» trong data/tep", cure)
        elif isinstance(record, Plan | LegalDocument):
            yield from _original(loaded, record, where, loaded.attachments[name])
    yield from _alike(loaded)
    for name, file in sorted(loaded.attachments.items()):
        yield from _faults(name, file, is_named=name in named or _is_typed(loaded, name))


def _alike(loaded: Loaded) -> Iterator[Problem]:
    """Names that are one and the same to some disks (Windows, macOS): the second file would take the place of the first."""
    seen: dict[str, str] = {}
    for name in sorted(loaded.attachments):
        other = seen.setdefault(squeeze(name).casefold(), name)
        if other != name:
            message = f"tên chỉ khác «{other}» ở chữ hoa, chữ thường hoặc cách gõ dấu: trên nhiều máy đó là một tệp"
            yield Problem(f"{DATA}/{ATTACHMENTS}/{name}", 1, 1, "TEN_TEP", "", message, "đổi tên một trong hai tệp")


class _Mention(NamedTuple):
    """A place of a record that names a file."""

    record: Record | Settings
    path: FieldPath
    name: str


def _mentions(loaded: Loaded) -> Iterator[_Mention]:
    """Yield every place of a record or of the settings that names a file."""
    if loaded.settings is not None and loaded.settings.brand is not None and loaded.settings.brand.logo is not None:
        yield _Mention(loaded.settings, ("brand", "logo"), loaded.settings.brand.logo)
    papers: list[Plan | LegalDocument] = [*loaded.every(Plan), *loaded.every(LegalDocument)]
    for paper in papers:
        if paper.original is not None:
            for name, original in paper.original.files:
                yield _Mention(paper, ("original", name, "file"), original.file)
    for material in loaded.every(Material):
        for number, attached in enumerate(material.files):
            yield _Mention(material, ("files", number, "file"), attached.file)


def _is_typed(loaded: Loaded, name: str) -> bool:
    """Whether some file of records holds the name: one with faults of its own is not among the records yet."""
    sought, kept = name.encode(), loaded.kept
    none, _ = kept.facts.known_of(_TYPED)
    for path in loaded.sources:
        key = kept.key_of_path(path)
        if key not in none and any(
            sought in one for one in kept.facts.find_in(key, _TYPED, partial(_lines_with_names, loaded.sources, path))
        ):
            return True
    return False


def _lines_with_names(sources: Mapping[str, bytes], path: str) -> Iterator[bytes]:
    """Yield the lines of a file that hold the ending of an attachment."""
    yield from _LINE_WITH_NAME.findall(sources[path])


def _faults(name: str, file: OutsideFile, *, is_named: bool) -> Iterator[Problem]:
    path = f"{DATA}/{ATTACHMENTS}/{name}"
    for fault in file.faults:
        yield Problem(path, 1, 1, fault.code, "", fault.message, fault.cure)
    if name.lower().endswith(".txt") and file.length and not file.faults:
        yield from _typing(path, file.content)
    if not _NAME.match(name):
        cure = "đặt tên bằng chữ không dấu, chữ số và dấu gạch nối"
        yield Problem(path, 1, 1, "TEN_TEP", "", "tên tệp có dấu, dấu cách hoặc ký tự lạ", cure)
    elif _RESERVED.match(name) or name.endswith("."):
        message = "tên tệp không chép được sang máy Windows"
        yield Problem(path, 1, 1, "TEN_TEP", "", message, "đổi tên tệp, ví dụ thêm một chữ ở đầu")
    if not is_named and not file.faults:
        message = "chưa kế hoạch, văn bản hay tài liệu nào dùng tệp này nên tệp không được đăng"
        cure = "ghi tên tệp vào original của kế hoạch, văn bản hoặc files của tài liệu; không dùng nữa thì xóa tệp"
        yield Problem(path, 1, 1, "TEP_THUA", "", message, cure, "warning")


def _typing(path: str, content: bytes) -> Iterator[Problem]:
    """Faults of a plain text, which everybody can look into: those of the letters of a data file, with their line."""
    if found := forbidden_signs(path, content.decode("utf-8-sig")):
        yield from found
    else:
        yield from find_typing_faults(path, content)


def _original(loaded: Loaded, record: Plan | LegalDocument, where: FieldPath, file: OutsideFile) -> Iterator[Problem]:
    """Check a typed checksum against its file, and that a paper marked as digitally signed holds a signature."""
    name = str(where[1])
    typed: OriginalFile = getattr(record.original, name)
    if not file.sha256:  # the folder is too heavy, nothing in it was opened
        return
    if typed.sha256 and typed.sha256 != file.sha256:
        message = f"mã kiểm không khớp: tệp có mã {file.sha256}"
        cure = "xem tệp có đúng bản đã ký không, rồi sửa mã kiểm"
        yield loaded.problem(record, ("original", name, "sha256"), "MA_KIEM", message, cure)
    if name == "signed" and not file.faults and not file.facts.signatures:
        message = "trong tệp không có chữ ký số nào, trang sẽ nói đúng như vậy"
        cure = "lấy bản PDF có chữ ký số từ hệ thống văn bản; chỉ có bản quét giấy ký tay thì giữ nguyên"
        yield loaded.problem(record, where, "KHONG_CHU_KY_SO", message, cure, weight="warning")

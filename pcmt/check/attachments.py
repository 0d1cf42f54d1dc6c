"""Files of ``data/tep`` and the plans that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pcmt.load import ATTACHMENTS, DATA, Loaded
from pcmt.model import Plan
from pcmt.problems import Problem
from pcmt.vietnamese import squeeze

# Published files are served from the portal's own address, so nothing that a browser would run may be among them.
SIGNATURES = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".txt": (b"",),
}
"""Endings let in, each with the first bytes its format starts with."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\Z")


def check_attachments(loaded: Loaded) -> Iterator[Problem]:
    """Files have safe names and are what their ending says; originals exist and match their checksum."""
    for name, attachment in sorted(loaded.attachments.items()):
        path = f"{DATA}/{ATTACHMENTS}/{name}"
        ending = name[name.rfind(".") :].lower() if "." in name else ""
        if ending not in SIGNATURES:
            cure = "dùng một trong các đuôi: " + ", ".join(sorted(SIGNATURES))
            yield Problem(path, 1, 1, "DUOI_TEP", "", "loại tệp này không được đăng", cure)
        elif not attachment.head.startswith(SIGNATURES[ending]):
            message = f"nội dung không phải là tệp {ending}"
            yield Problem(path, 1, 1, "TEP_GIA", "", message, "mở tệp bằng đúng phần mềm rồi lưu lại đúng loại")
        if not _NAME.match(name):
            cure = "đặt tên bằng chữ không dấu, chữ số và dấu gạch nối"
            yield Problem(path, 1, 1, "TEN_TEP", "", "tên tệp có dấu, dấu cách hoặc ký tự lạ", cure)
    for plan in loaded.records["ke-hoach"].values():
        if isinstance(plan, Plan) and plan.original.file is not None:
            yield from _original(loaded, plan, plan.original.file)


def _original(loaded: Loaded, plan: Plan, name: str) -> Iterator[Problem]:
    attachment = loaded.attachments.get(name)
    where = ("original", "file")
    if attachment is None:
        alike = [each for each in loaded.attachments if squeeze(each).casefold() == squeeze(name).casefold()]
        cure = f"viết đúng tên tệp là {alike[0]}" if alike else "chép tệp vào data/tep, hoặc xóa dòng này"
        yield loaded.problem(plan, where, "THIEU_TEP", f"không có tệp «{name[:80]}» trong data/tep", cure)
    elif plan.original.sha256 and plan.original.sha256 != attachment.sha256:
        message = f"mã kiểm không khớp: tệp có mã {attachment.sha256}"
        yield loaded.problem(
            plan, ("original", "sha256"), "MA_KIEM", message, "xem tệp có đúng bản đã ký không, rồi sửa mã kiểm"
        )

"""Published addresses are permanent: no record may vanish, and a renamed record lists its former id."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from pcmt.model import KINDS, Record
from pcmt.problems import Problem
from pcmt.read.address_register import REGISTER_FILE, Address
from pcmt.read.records import DATA, Loaded


def check_addresses(loaded: Loaded) -> Iterator[Problem]:
    """Check that every address of the register is a record or the former id of one, and that no former id is reused."""
    former: dict[Address, Record] = {}
    for kind, group in loaded.records.items():
        for record in group.values():
            for number, old in enumerate(record.moved_from):
                yield from _former(loaded, former, record, number)
                former.setdefault((kind, old), record)
    for address, line in loaded.register.lines.items():
        if not _exists(loaded, address) and address not in former and not _is_claimed(loaded, address):
            yield _vanished(loaded, address, line)


def present_id(loaded: Loaded, kind: str, old: str) -> str:
    """Id that a record has now; empty when none ever had the old one."""
    return next((one.id for one in loaded.records[kind].values() if old in one.moved_from), "")


def _exists(loaded: Loaded, address: Address) -> bool:
    """Whether a record has its file; one with faults of its own is reported for those."""
    return f"{DATA}/{address[0]}/{address[1]}.yaml" in loaded.sources


def _is_claimed(loaded: Loaded, address: Address) -> bool:
    """Whether a file that cannot be read yet says that it had the id: it is reported for what is wrong in it."""
    kind, old = address
    unread = (path for path in loaded.sources if path.startswith(f"{DATA}/{kind}/") and path not in loaded.documents)
    said = re.compile(rf"^moved_from:.*?\b{re.escape(old)}\b".encode(), re.MULTILINE | re.DOTALL)
    return any(said.search(loaded.sources[path]) for path in unread)


def _former(loaded: Loaded, former: dict[Address, Record], record: Record, number: int) -> Iterator[Problem]:
    old, where = record.moved_from[number], ("moved_from", number)
    title = KINDS[record.kind_id].kind_title.lower()
    if _exists(loaded, (record.kind_id, old)):
        message = f"«{old}» là mã của một {title} đang có; địa chỉ ấy không thể vừa có trang vừa dẫn sang đây"
        path = f"{DATA}/{record.kind_id}/{old}.yaml"
        cure = f"bỏ mã này, hoặc xóa tệp {path} nếu bản ghi này thay hẳn nó"
        if path in loaded.shared:
            cure = f"bản ghi ấy thuộc bộ chung nên luôn có; bỏ mã này, muốn thay bản chung thì đặt lại tên tệp là {old}.yaml"
        yield loaded.problem(record, where, "DIA_CHI_TRUNG", message, cure)
    elif (record.kind_id, old) in former:
        message = f"mã cũ «{old}» đã được ghi ở {former[record.kind_id, old].id}"
        yield loaded.problem(record, where, "DIA_CHI_TRUNG", message, "chỉ giữ mã cũ ở một bản ghi")


def _vanished(loaded: Loaded, address: Address, line: int) -> Problem:
    kind, old = address
    file = f"{DATA}/{kind}/{old}.yaml"
    unknown = [one for one in loaded.records[kind] if (kind, one) not in loaded.register.lines]
    near = difflib.get_close_matches(old, unknown, n=1, cutoff=0.5)
    renamed = f"trong {DATA}/{kind}/{near[0]}.yaml" if near else "trong tệp mới"
    cure = (
        f"lấy lại tệp {file}; muốn thôi dùng thì thêm vào history của nó một mục kind: withdrawn; "
        f"nếu chỉ đổi tên tệp thì ghi «moved_from: [{old}]» {renamed}"
    )
    message = f"địa chỉ {kind}/{old}/ đã đăng nhưng không còn tệp {file}"
    return Problem(f"{DATA}/{REGISTER_FILE}", line, 1, "DIA_CHI_MAT", "", message, cure)

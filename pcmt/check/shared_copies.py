"""Copies of shared records: one under another name replaces nothing, so that the portal publishes the record twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pcmt.check.copy_mark import CopyMark, mark_in
from pcmt.model import KINDS, Place
from pcmt.problems import Explanation, Problem
from pcmt.read.address_register import Address
from pcmt.read.communes import communes
from pcmt.read.records import DATA, SETTINGS_FILE, Loaded
from pcmt.read.shared_records import shared_files

_IS_COPY = f"{__name__}.mark"
_OTHER = "xóa dòng đầu (dòng có dấu #) nếu đây là bản ghi khác"


def check_shared_copies(loaded: Loaded) -> Iterator[Problem]:
    """Report copies that were renamed, at the line which tells what they were copied from."""
    if loaded.settings is None or not loaded.settings.shared_records:
        return
    none, _ = loaded.kept.facts.known_of(_IS_COPY)
    for path in loaded.sources:
        key = loaded.kept.key_of_path(path)
        if path in loaded.shared or key in none or path == f"{DATA}/{SETTINGS_FILE}":
            continue
        for mark in loaded.kept.facts.find_in(key, _IS_COPY, partial(_marks, loaded, path)):
            yield from _renamed(loaded, path, mark)


def is_shared_address(address: Address) -> bool:
    """Whether the kit has a record of this address; communes of today are among them."""
    kind, name = address
    return kind in KINDS and (f"{name}.yaml" in shared_files(kind) or (kind == Place.kind_id and name in communes()))


def address_of(path: str) -> Address:
    """Return the address of the record of a file, by its path as reports name it."""
    _, kind, name = path.removesuffix(".yaml").split("/")
    return kind, name


def _marks(loaded: Loaded, path: str) -> Iterator[CopyMark]:
    """Yield the mark of a file that names what was copied."""
    mark = mark_in(loaded.sources[path])
    if mark is not None and mark.record:
        yield mark


def _renamed(loaded: Loaded, path: str, mark: CopyMark) -> Iterator[Problem]:
    kind, name = address_of(path)
    record = loaded.records[kind].get(name)
    if not mark.record or (kind, name) == mark.record or not is_shared_address(mark.record):
        return
    if record is None if kind != mark.record[0] else record is not None and mark.record[1] in record.moved_from:
        return  # its fields, or the address that it claims, are refused already
    code, message, cure = _explain(loaded, kind, mark.record)
    yield Problem(path, mark.line, 1, code, "", message, cure)


def renamed_words(name: str) -> Explanation:
    """Return what is wrong with a copy under another name, and what to do. ``name``: the id of the original."""
    message = f"tệp này chép từ {name} nhưng mang tên khác, nên bản chung vẫn dùng và cổng có hai bản"
    return Explanation("BAN_CHEP_DOI_TEN", message, f"đổi tên tệp lại thành {name}.yaml, hoặc {_OTHER}")


def _explain(loaded: Loaded, kind: str, original: Address) -> Explanation:
    place = f"{DATA}/{original[0]}/{original[1]}.yaml"
    code, message, cure = renamed_words(original[1])
    if place in loaded.sources and place not in loaded.shared:
        message = f"tệp này chép từ {original[1]}, mà cổng đã có {place} thay bản chung ấy"
        cure = f"xóa một trong hai tệp, hoặc {_OTHER}"
    elif kind != original[0]:
        message = f"tệp này chép từ {'/'.join(original)} nhưng nằm ở thư mục khác, nên không thay bản chung"
        cure = f"chuyển tệp về {place}, hoặc {_OTHER}"
    return Explanation(code, message, cure)

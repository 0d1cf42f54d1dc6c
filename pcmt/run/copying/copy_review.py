"""Copies of shared records in the editor's list: their original is another one now, is not named, or is equal to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.check.copy_mark import CopyMark, digest_of, entry_mark, mark_of, mark_of_record, marks_of_entries, record_mark
from pcmt.check.shared_copies import is_shared_address, renamed_words
from pcmt.model import KINDS, Vocabulary
from pcmt.model.structure.walk import fields_by_key
from pcmt.problems import DataError, EnvironmentFault
from pcmt.read.folder import read_bytes
from pcmt.read.merged_lists import TERMS, id_of
from pcmt.read.positions import first_position
from pcmt.read.records import DATA
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.yaml import read_yaml
from pcmt.run.copying.shared_originals import find_original, uses_shared

_NEXT = {
    "changed": "so hai bản (xem bản chung: {show}); dùng bản chung thì xóa {what} của cổng, giữ bản của cổng thì sửa dòng ghi"
    " «{old}» thành «{new}»",
    "same": "xóa {what} này để về sau tự có bản chung mới, hoặc sửa cho cổng",
    "gone": "giữ {what} này, nay là của riêng cổng; xóa dòng ghi «{old}»",
    "renamed": "{renamed}",
    "unmarked": "so hai bản (xem bản chung: {show}); muốn máy báo khi bản chung đổi thì thêm dòng «{mark}» {above};"
    " dùng bản chung thì xóa {what} này",
}
_STATES = {
    "changed": "chép từ bản {version}, bản chung nay đã đổi; hai bản khác nhau ở: {fields}",
    "same": "giống hệt bản chung",
    "gone": "chép từ bản {version}, bộ chung nay không có mã này",
    "renamed": "chép từ {copied}, mang tên khác nên bản chung vẫn dùng",
    "unmarked": "thay bản chung {original} mà không ghi chép từ bản nào; hai bản khác nhau ở: {fields}",
}


class CopyMatter(NamedTuple):
    """A copy, or an entry of a list: its state (a key of ``_STATES``), in words, and what to do."""

    path: str
    line: int
    title: str
    state: str
    words: str
    cure: str


class _Copy(NamedTuple):
    """A copy beside its original of today, which may be gone."""

    path: str
    line: int
    kind: str
    own: dict[str, Any]
    original: dict[str, Any] | None
    mark: CopyMark | None


def copy_matters(root: Path) -> Iterator[CopyMatter]:
    """Yield the copies in ``data/`` that an office should look at; files with faults of their own are passed over."""
    if not uses_shared(root):
        return
    for kind in KINDS:
        for file in sorted((root / DATA / kind).glob("*.yaml")):
            try:
                copies = list(_copies(kind, file))
            except (DataError, EnvironmentFault):
                continue
            yield from (matter for one in copies if (matter := _matter(one, file.stem)))


def _copies(kind: str, file: Path) -> Iterator[_Copy]:
    path = f"{DATA}/{kind}/{file.name}"
    content = read_bytes(file, path, FILE_LIMIT)
    text = content.decode("utf-8-sig", "replace")
    mark, original = mark_of_record(text), find_original(kind, file.stem)
    if original is None and mark is None:
        return
    data = read_yaml(path, content).data
    if not isinstance(data, dict):
        return
    if kind != Vocabulary.kind_id:
        yield _Copy(path, 1, kind, data, original.data if original else None, mark)
        return
    marks = marks_of_entries(text)
    shared = {id_of(node): node for node in original.data[TERMS]} if original else {}
    for node in data.get(TERMS) or []:
        name = id_of(node)
        if name in shared or name in marks:
            yield _Copy(path, first_position(node).line, kind, node, shared.get(name), marks.get(name))


def _matter(one: _Copy, record_id: str) -> CopyMatter | None:
    state = _state_of(one, record_id)
    if not state:
        return None
    is_entry = one.kind == Vocabulary.kind_id
    original = f"{one.kind}/{record_id}{f' {id_of(one.own)}' if is_entry else ''}"
    mark = entry_mark(one.original, "") if is_entry else record_mark(one.original, original)
    copied = one.mark.record[1] if one.mark and one.mark.record else record_id
    words = {
        "copied": copied,
        "renamed": renamed_words(copied).cure,
        "version": one.mark.version if one.mark else "",
        "old": one.mark.words if one.mark else "",
        "new": mark_of(one.original).words,
        "fields": ", ".join(_different(one)),
        "what": "mục" if is_entry else "tệp",
        "above": "ngay trên mục ấy" if is_entry else "vào đầu tệp",
        "mark": mark.strip(),
        "original": original,
        "show": f"python portal.py pcmt copy --show {original}",
    }
    title = str(one.own.get("title", one.own.get("id", "")))
    return CopyMatter(one.path, one.line, title, state, _STATES[state].format(**words), _NEXT[state].format(**words))


def _state_of(one: _Copy, record_id: str) -> str:
    named = one.mark.record if one.mark else None
    if named and named != (one.kind, record_id) and is_shared_address(named):
        return "renamed"
    if one.original is None:
        return "gone" if one.mark else ""
    now = digest_of(one.original)
    if digest_of(one.own) == now:
        return "same"
    if one.mark is None:
        return "unmarked"
    return "changed" if one.mark.digest != now else ""


def _different(one: _Copy) -> Iterator[str]:
    """Yield the names of the fields in which a copy differs from its original."""
    original = one.original or {}
    model = KINDS[one.kind]
    titles = fields_by_key(model) if one.kind != Vocabulary.kind_id else {}
    for key in dict.fromkeys([*original, *one.own]):
        if original.get(key) != one.own.get(key):
            info = titles.get(str(key))
            yield f"{info.title} ({key})" if info and info.title else str(key)


def copy_lines(matters: Sequence[CopyMatter]) -> list[str]:
    """Return the matters as lines for the terminal."""
    if not matters:
        return []
    lines = ["", f"BẢN CHÉP TỪ BỘ CHUNG ({len(matters)})"]
    for one in matters:
        lines += [f"  - {one.path}:{one.line}: {one.title} ({one.words})", f"    Việc cần làm: {one.cure}."]
    return lines

"""``pcmt copy``: a shared record, or entries of a shared list, written into ``data/`` for an office that wants its own version.

A file that is there is never replaced; entries of a list are added to it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pcmt import __version__
from pcmt.check.copy_mark import record_mark
from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.read.folder import LINKED_DATA, read_bytes
from pcmt.read.merged_lists import TERMS
from pcmt.read.records import DATA
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.waiting import says_draft
from pcmt.run.copying.shared_entries import find_entries, with_entries
from pcmt.run.copying.shared_originals import SharedOriginal, find_by_name, uses_shared

_LIST_HEAD = """\
# {title}: phần của cổng này, được ghép với danh mục chung cùng tên.
# Mục mới viết dưới dòng terms. Mục cùng mã (id) với một mục chung thì thay mục chung ấy.
# Chép một mục chung về đây để sửa: python portal.py pcmt copy {name} MÃ-MỤC
# Không dùng một mục chung: thêm dòng left_out: [mã-mục]
{terms}:
"""


class Copied(NamedTuple):
    """What was copied: the file as officials name it, and the ids of the entries of a list."""

    original: SharedOriginal
    path: str
    entries: tuple[str, ...] = ()


def copy_shared(root: Path, name: str, entries: Sequence[str] = ()) -> Copied:
    """Write a shared record, or ``entries`` of a shared list, into ``data/``.

    UsageFault where there is nothing to copy, or a file is in the way; EnvironmentFault where nothing can be written; DataError
    where the list of the portal cannot be read.
    """
    if not uses_shared(root):
        words = f"cổng này không dùng bộ chung ({DATA}/cong.yaml không ghi shared_records: có) nên không có gì để chép"
        raise UsageFault(f"{words}; tạo bản ghi mới bằng lệnh pcmt new")
    original = find_by_name(root, name)
    if original.is_list:
        return _copy_entries(root, original, entries)
    find_entries(original, entries)
    path = _place(root, original)
    if os.path.lexists(path):
        raise UsageFault(_in_the_way(path, original))
    mark = record_mark(original.document.data, original.name).encode()
    _write_new(path, original.path, mark + original.content)
    return Copied(original, original.path)


def copied_words(copied: Copied, place: str) -> Iterator[str]:
    """Yield what to say to an office after copying: where the file is, what to do next, the way back."""
    original = copied.original
    if not original.is_list:
        yield f"Đã chép {original.name} từ bộ chung bản {__version__} vào {place}."
        yield "Việc tiếp theo: mở tệp ấy, sửa, lưu, rồi chạy lệnh kiểm tra. Từ nay cổng dùng tệp này thay bản chung;"
        yield "bản chung về sau có đổi thì lệnh review kể ra. Muốn dùng lại bản chung: xóa tệp này."
    elif copied.entries:
        yield f"Đã chép mục {', '.join(copied.entries)} của danh mục {original.id} (bộ chung bản {__version__}) vào {place}."
        yield "Việc tiếp theo: mở tệp ấy, sửa mục vừa chép, lưu, rồi chạy lệnh kiểm tra. Các mục khác vẫn là của bộ chung."
        yield "Muốn dùng lại mục chung: xóa mục ấy trong tệp."
    else:
        yield f"Đã tạo {place}: phần của cổng này trong danh mục {original.id}, chưa có mục nào; các mục chung vẫn dùng."
        yield "Việc tiếp theo: mở tệp ấy, viết mục mới dưới dòng terms, lưu, rồi chạy lệnh kiểm tra. Muốn sửa một mục chung:"
        yield f"python portal.py pcmt copy {original.name} MÃ-MỤC (xem mã: python portal.py pcmt copy --list {original.name})."
        yield "Muốn trở lại danh mục chung như cũ: xóa tệp này."


def _place(root: Path, original: SharedOriginal) -> Path:
    """Return where the file belongs; its name may be there in letters of another case. UsageFault for a folder elsewhere."""
    folder = root / DATA / original.kind
    if folder.is_symlink():
        raise UsageFault(f"{DATA}/{original.kind} {LINKED_DATA}; thay bằng chính thư mục đó rồi chép")
    wanted = f"{original.id}.yaml"
    names = os.listdir(folder) if folder.is_dir() and os.access(folder, os.R_OK) else []  # noqa: PTH208
    return folder / next((one for one in names if one.lower() in {wanted, f"{original.id}.yml"}), wanted)


def _in_the_way(path: Path, original: SharedOriginal) -> str:
    shown = f"{DATA}/{original.kind}/{path.name}"
    try:
        is_draft = says_draft(path.read_bytes())
    except OSError:
        is_draft = False
    state = " (đang là bản nháp, chưa lên cổng)" if is_draft else ""
    return f"đã có {shown}{state}, không chép đè; mở tệp ấy mà sửa, hoặc xóa nó rồi chép lại"


def _copy_entries(root: Path, original: SharedOriginal, entries: Sequence[str]) -> Copied:
    path = _place(root, original)
    is_there = os.path.lexists(path)
    if path.name != f"{original.id}.yaml":
        raise UsageFault(
            f"đã có {DATA}/{original.kind}/{path.name}; đổi tên tệp ấy thành {original.id}.yaml rồi chép lại"
        )
    if is_there and not entries:
        raise UsageFault(f"đã có {original.path}; mở tệp ấy mà sửa, hoặc ghi thêm mã mục cần chép sau tên danh mục")
    text = _read(path, original.path) if is_there else _list_head(original)
    text = with_entries(text, original, entries)
    if is_there:
        _replace(path, original.path, text.encode())
    else:
        _write_new(path, original.path, text.encode())
    return Copied(original, original.path, tuple(dict.fromkeys(entries)))


def _list_head(original: SharedOriginal) -> str:
    return _LIST_HEAD.format(title=original.data["title"], name=original.name, terms=TERMS)


def _read(path: Path, label: str) -> str:
    try:
        return read_bytes(path, label, FILE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageFault(f"{label} không phải chữ UTF-8; lưu lại tệp ấy với mã UTF-8 rồi chép") from None


def _write_new(path: Path, label: str, content: bytes) -> None:
    """Write a file that is not there. Raises EnvironmentFault."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            try:
                file.write(content)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise EnvironmentFault(f"không ghi được {label}: {error.strerror or error}") from None


def _replace(path: Path, label: str, content: bytes) -> None:
    """Write a longer text in the place of a file, whole or not at all. Raises EnvironmentFault."""
    coming = path.with_name(f".{path.name}.moi")
    try:
        try:
            coming.write_bytes(content)
            os.replace(coming, path)
        finally:
            coming.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(f"không ghi được {label}: {error.strerror or error}") from None

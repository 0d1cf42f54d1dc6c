"""Entries of a shared list: named, shown, and put at the end of the list of a portal, which stays as it is otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pcmt.check.copy_mark import entry_mark, with_line_feeds
from pcmt.problems import DataError, UsageFault
from pcmt.read.merged_lists import TERMS, id_of, ids_left_out
from pcmt.read.positions import Document, first_position
from pcmt.read.validation import wrong_shape
from pcmt.read.yaml import read_yaml
from pcmt.run.copying.shared_originals import NamedTitle, SharedOriginal, meant
from pcmt.text.vietnamese import slugify

_INDENT = "  "
_NO_ENTRIES = re.compile(r": *(?:\[ *\]|null|~) *$")


def titles_of_entries(original: SharedOriginal) -> Iterator[NamedTitle]:
    """Yield the entries of a shared list."""
    if not original.is_list:
        raise UsageFault(
            f"{original.name} không phải danh mục nên không có mục để kể; chỉ kể được một loại hoặc một danh mục"
        )
    for node in original.data[TERMS]:
        yield NamedTitle(id_of(node), str(node["title"]))


def find_entries(original: SharedOriginal, names: Sequence[str]) -> list[int]:
    """Return the places of entries in a shared list, each once. UsageFault for names that none has, or where there is no list."""
    if faults := _unknown(original, names):
        raise UsageFault(". ".join(faults))
    places = {one.id: number for number, one in enumerate(titles_of_entries(original))} if names else {}
    return list(dict.fromkeys(places[one] for one in names))


def _unknown(original: SharedOriginal, names: Sequence[str]) -> list[str]:
    """Return what to say of the names that no entry has, all at once; nothing where each is known."""
    if names and not original.is_list:
        return [f"{original.name} không phải danh mục nên không có mục {_quoted(names)}; bỏ chữ ấy"]
    entries = list(titles_of_entries(original)) if names else []
    known = {slugify(each.title): each.id for each in entries} | {each.id: each.id for each in entries}
    ids = {each.id for each in entries}
    words = [f"«{one}»{meant(one, known)}" for one in dict.fromkeys(names) if one not in ids]
    look = f"xem mọi mục: python portal.py pcmt copy --list {original.name}"
    return [f"danh mục {original.id} không có mục {'; không có mục '.join(words)}; {look}"] if words else []


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"«{one}»" for one in dict.fromkeys(names))


def shown_text(original: SharedOriginal, names: Sequence[str]) -> str:
    """Return the text of a shared record, or of entries of a shared list."""
    if not names:
        return original.content.decode()
    return "".join(f"{line}\n" for number in find_entries(original, names) for line in _typed_lines(original, number))


def with_entries(text: str, original: SharedOriginal, names: Sequence[str]) -> str:
    """Return the text of a list of the portal with entries of the shared list at its end.

    Raises DataError for a text that is no list, UsageFault with every entry that is unknown, there, left out or cannot be added.
    """
    before = read_yaml(original.path, text.encode())
    if not isinstance(before.data, dict):
        raise DataError([wrong_shape(original.path, before)])
    if faults := [*_unknown(original, names), *_doubles(before.data, names, original.path)]:
        raise UsageFault(". ".join(faults))
    places = find_entries(original, names)
    for number in places:
        added = _with_entry(text, original, number)
        if not added:
            shown = "\n".join(line for each in places for line in _entry_lines(original, each, _INDENT))
            raise UsageFault(
                f"không tự thêm được vào {original.path}; mở tệp ấy, chép các dòng sau vào cuối terms:\n{shown}"
                "\nHết các dòng cần chép"
            )
        text = added
    return text


def _with_entry(text: str, original: SharedOriginal, number: int) -> str:
    """Return the text with one more entry; empty where that cannot be read as this list."""
    before = read_yaml(original.path, text.encode())
    data = before.data if isinstance(before.data, dict) else {}
    found = data.get(TERMS)
    typed = found if isinstance(found, list) else []
    ending = next((one for one in ("\r\n", "\r") if one in text), "\n")
    lines = with_line_feeds(text).removesuffix("\n").split("\n")
    if TERMS not in data:
        lines.append(f"{TERMS}:")
        end = len(lines)
    else:
        start = before.key_position((TERMS,)).line
        if not typed:  # "terms: []" has no place for entries
            lines[start - 1] = _NO_ENTRIES.sub(":", lines[start - 1])
        end = _end_of_terms(lines, min((key.line - 1 for key in data if key.line > start), default=len(lines)))
    indent = _indent_of(lines, typed)
    result = ending.join([*lines[:end], *_entry_lines(original, number, indent), *lines[end:], ""])
    return result if _is_added(before, result, original.data[TERMS][number], original.path) else ""


def _doubles(fields: Mapping[Any, Any], names: Sequence[str], path: str) -> Iterator[str]:
    """Yield what to say of entries that are there, and of those that the list leaves out."""
    typed = fields.get(TERMS)
    there = {id_of(one) for one in typed} if isinstance(typed, list) else set()
    left_out = ids_left_out(fields)
    if found := [one for one in names if one in there]:
        yield f"mục {_quoted(found)} đã có trong {path}; mở tệp ấy mà sửa"
    if found := [one for one in names if one in left_out and one not in there]:
        yield f"{path} đang bỏ mục {_quoted(found)} (dòng left_out); xóa mã ấy ở left_out rồi chép lại"


def _end_of_terms(lines: Sequence[str], end: int) -> int:
    """Return where the entries end above the field at line ``end``, to which the comments right above it belong."""
    above = end
    while above < len(lines) and above and (not lines[above - 1].strip() or lines[above - 1].startswith("#")):
        above -= 1
    return above


def _is_added(before: Document, text: str, node: Any, path: str) -> bool:
    """Whether the text is the list of before with one more entry at the end."""
    old = before.data if isinstance(before.data, dict) else {}
    try:
        now = read_yaml(path, text.encode()).data
    except DataError:
        return False
    return now == {**old, TERMS: [*(old.get(TERMS) or []), node]}


def _indent_of(lines: Sequence[str], typed: Sequence[Any]) -> str:
    """Return what is before the dash of the entries of a list."""
    if not typed:
        return _INDENT
    line = lines[first_position(typed[0]).line - 1]
    return line[: len(line) - len(line.lstrip())]


def _entry_lines(original: SharedOriginal, number: int, indent: str) -> list[str]:
    """Return an entry of the shared list below its mark, at another place from the left."""
    found = _typed_lines(original, number)
    shared = len(found[0]) - len(found[0].lstrip())
    moved = [f"{indent}{line[shared:]}" if line.strip() else line for line in found]
    return [entry_mark(original.data[TERMS][number], indent).rstrip("\n"), *moved]


def _typed_lines(original: SharedOriginal, number: int) -> list[str]:
    """Return the lines of an entry as it is typed in the shared list."""
    nodes = original.data[TERMS]
    lines = original.content.decode().split("\n")
    starts = [first_position(one).line - 1 for one in nodes] + [len(lines)]
    found = lines[starts[number] : starts[number + 1]]
    while not found[-1].strip() or found[-1].lstrip().startswith("#"):
        found.pop()
    return found

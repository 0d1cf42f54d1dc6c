"""Entries of a shared list: named, shown, and put at the end of the list of a portal, which stays as it is otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pcmt.problems import DataError, UsageFault
from pcmt.read.merged_lists import TERMS, id_of
from pcmt.read.positions import Document, first_position
from pcmt.read.yaml import read_yaml
from pcmt.run.copying.copy_mark import entry_mark
from pcmt.run.copying.shared_originals import NamedTitle, SharedOriginal, meant
from pcmt.text.vietnamese import slugify

_INDENT = "  "


def titles_of_entries(original: SharedOriginal) -> Iterator[NamedTitle]:
    """Yield the entries of a shared list."""
    if not original.is_list:
        raise UsageFault(
            f"{original.name} không phải danh mục nên không có mục để kể; chỉ kể được một loại hoặc một danh mục"
        )
    for node in original.data[TERMS]:
        yield NamedTitle(id_of(node), str(node["title"]))


def find_entries(original: SharedOriginal, names: Sequence[str]) -> list[int]:
    """Return the places of entries in a shared list, each once. UsageFault for a name that none has, or where there is no list."""
    if names and not original.is_list:
        raise UsageFault(f"{original.name} không phải danh mục nên không có mục «{names[0]}»; bỏ chữ ấy")
    entries = list(titles_of_entries(original)) if names else []
    known = {one.id: number for number, one in enumerate(entries)}
    for one in names:
        if one not in known:
            near = meant(
                one, {slugify(each.title): each.id for each in entries} | {each.id: each.id for each in entries}
            )
            look = f"xem mọi mục: python portal.py pcmt copy --list {original.name}"
            raise UsageFault(f"danh mục {original.id} không có mục «{one}»{near}; {look}")
    return list(dict.fromkeys(known[one] for one in names))


def shown_text(original: SharedOriginal, names: Sequence[str]) -> str:
    """Return the text of a shared record, or of entries of a shared list."""
    if not names:
        return original.content.decode()
    return "".join(f"{line}\n" for number in find_entries(original, names) for line in _typed_lines(original, number))


def with_entry(text: str, original: SharedOriginal, number: int) -> str:
    """Return the text of a list of the portal with an entry of the shared list at its end. UsageFault where that cannot be."""
    before = read_yaml(original.path, text.encode())
    fields = before.data if isinstance(before.data, dict) else {}
    node = original.data[TERMS][number]
    typed = fields.get(TERMS) or []
    if any(id_of(one) == id_of(node) for one in typed):
        raise UsageFault(f"mục «{id_of(node)}» đã có trong {original.path}; mở tệp ấy mà sửa")
    lines = [] if not text else text.removesuffix("\n").split("\n")
    if TERMS not in fields:
        lines.append(f"{TERMS}:")
        end = len(lines)
    else:
        start = before.key_position((TERMS,)).line
        after = [key.line - 1 for key in fields if key.line > start]
        end = min(after, default=len(lines))
    indent = _indent_of(lines, typed)
    ending = "\r" if "\r\n" in text else ""
    added = [f"{line}{ending}" for line in _entry_lines(original, number, indent)]
    result = "\n".join([*lines[:end], *added, *lines[end:]]) + "\n"
    if not _is_added(before, result, node, original.path):
        shown = "\n".join(_entry_lines(original, number, _INDENT))
        raise UsageFault(
            f"không tự thêm được vào {original.path}; mở tệp ấy, chép các dòng sau vào cuối terms:\n{shown}\n"
        )
    return result


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

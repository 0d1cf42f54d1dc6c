"""Lists (``danh-muc``) of a portal that have a shared list of the same name: both are read as one list.

A file of a list in ``data/`` holds what the office adds or changes. Whole lists in the place of shared ones would keep every
later entry of the kit away from the portal.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.model import Vocabulary
from pcmt.problems import DataError, Problem
from pcmt.read.folder import file_problem, read_bytes
from pcmt.read.model_messages import field_label
from pcmt.read.positions import Document, TreePath
from pcmt.read.source_text import FILE_LIMIT
from pcmt.read.validation import validate
from pcmt.read.yaml import read_yaml

TERMS = "terms"
_LEFT_OUT = "left_out"


class SharedList:
    """The shared list below a list of the portal; ``label`` is its path in reports."""

    def __init__(self, file: Path, label: str) -> None:
        self._id = file.stem
        self.label = label
        self.content = read_bytes(file, label, FILE_LIMIT)

    @cached_property
    def document(self) -> Document:
        """Its tree."""
        return read_yaml(self.label, self.content)

    @cached_property
    def record(self) -> Vocabulary:
        """The list as it is without that of the portal."""
        found: Vocabulary = validate(self.label, read_yaml(self.label, self.content), Vocabulary, {"id": self._id}, [])
        return found


class _ListEntry(NamedTuple):
    """An entry of a merged list, whether it is a shared one, and its place in its own file."""

    node: Any
    is_shared: bool
    place: int


def merged_document(label: str, own: Document, shared: Document) -> Document:
    """Return both lists as one; a file of the portal that is no list is returned as it is.

    An entry of the portal replaces the shared one of its id, in its place. A new one follows the entry above it in the
    file of the portal, or the last of all. Fields of the list that the portal does not write are those of the shared list.
    ``label`` is the path of the file of the portal. Raises DataError where it leaves out every entry and has none.
    """
    if not isinstance(own.data, dict) or not isinstance(shared.data, dict):
        return own
    taken = {key: value for key, value in shared.data.items() if key not in own.data}
    places: set[TreePath] = {(str(key),) for key in taken}
    moved: dict[TreePath, TreePath] = {}
    data: dict[Any, Any] = {**taken, **own.data}
    empties = {**shared.empties, **own.empties}
    typed = own.data.get(TERMS)
    if typed is None or isinstance(typed, list):
        entries = list(_merged(typed or [], shared.data[TERMS], ids_left_out(own.data)))
        if not entries:
            message, cure = "bỏ hết mục chung mà terms không có mục nào", "để lại ít nhất một mục"
            field, place = field_label(Vocabulary, (_LEFT_OUT,)), own.position((_LEFT_OUT,))
            raise DataError([Problem(label, *place, "BO_MUC_CHUNG", field, message, cure)])
        data[TERMS] = [one.node for one in entries]
        for number, one in enumerate(entries):
            moved[TERMS, number] = (TERMS, one.place)
            if one.is_shared:
                places.add((TERMS, number))
            elif (id(typed), one.place) in own.empties:
                empties[id(data[TERMS]), number] = own.empties[id(typed), one.place]
    has_blanks = own.has_blanks or shared.has_blanks
    return Document(data, empties, own.unusual, own.problems, has_blanks, frozenset(places), moved)


def misnamed_list(label: str, data: object, shared: Collection[str], own: Collection[str]) -> Problem | None:
    """Return what is wrong with a list that is written to be merged where no shared list has its name; None for any other.

    ``data`` is what was read of it; ``shared``, ``own`` are names of the files of shared lists, and of those of the portal.
    """
    if not isinstance(data, dict) or not (TERMS in data or _LEFT_OUT in data):
        return None
    name = label.rpartition("/")[2].removesuffix(".yaml")
    lists = sorted(one.removesuffix(".yaml") for one in shared)
    begins = max((one for one in lists if name.startswith(f"{one}-")), key=len, default="")
    meant = begins or next(iter(difflib.get_close_matches(name, lists, n=1, cutoff=0.6)), "")
    if "title" in data and ("published" in data or not meant):
        return None  # a list of the portal's own
    message = f"không có danh mục chung tên {name}" + (f", có lẽ là {meant}" if meant else "")
    cure = f"đổi lại tên tệp thành {meant}.yaml"
    if f"{meant}.yaml" in own:
        cure = f"chuyển các mục sang tệp {meant}.yaml rồi xóa tệp này"
    if not meant:
        cure = f"đặt tên tệp như một danh mục chung: {', '.join(lists)}"
    return file_problem(
        label, "DANH_MUC_LA", message, f"{cure}; là danh mục riêng của cổng thì ghi đủ title, published"
    )


def _merged(own: Sequence[Any], shared: Sequence[Any], left_out: frozenset[str]) -> Iterator[_ListEntry]:
    known = {one["id"] for one in shared}
    replaced: dict[str, _ListEntry] = {}
    following: dict[str, list[_ListEntry]] = {}
    above = ""
    for place, node in enumerate(own):
        entry, name = _ListEntry(node, False, place), id_of(node)
        if name in known and name not in replaced:
            replaced[name], above = entry, name
        else:
            following.setdefault(above, []).append(entry)
    for place, node in enumerate(shared):
        name = node["id"]
        if name in replaced:
            yield replaced[name]
        elif name not in left_out:
            yield _ListEntry(node, True, place)
        yield from following.get(name, ())
    yield from following.get("", ())


def id_of(node: Any) -> str:
    """Return the id of an entry as it was typed; empty where it has none."""
    name = node.get("id") if isinstance(node, dict) else None
    return str(name) if isinstance(name, str) else ""


def ids_left_out(data: Mapping[Any, Any]) -> frozenset[str]:
    """Return the ids of shared entries that a list of the portal leaves out."""
    names = data.get(_LEFT_OUT)
    return frozenset(str(one) for one in names if isinstance(one, str)) if isinstance(names, list) else frozenset()

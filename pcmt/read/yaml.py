"""The only YAML parser: one pass over libyaml's events, every scalar kept as the typed text.

PyYAML's loaders guess types by YAML 1.1 (``8:30`` becomes 510, ``0243777123`` becomes 42991187), take the last of two
equal keys and expand aliases without limit. Reading the events directly avoids guessing and expansion.
"""

from __future__ import annotations

import re
from contextlib import suppress
from importlib import import_module
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from pcmt.problems import DataError, EnvironmentFault, Position, Problem
from pcmt.read import yaml_messages as words
from pcmt.read.positions import Document, Scalar
from pcmt.read.source_text import FORBIDDEN, decode_source, locate, name_character
from pcmt.text.merge_marks import find_merge_marks

CParser: Any = None
with suppress(ImportError):  # PyYAML built from source on a machine without libyaml has no such module
    CParser = import_module("yaml.cyaml").CParser

DEPTH_LIMIT = 20
NODE_LIMIT = 50_000
FIELD_LIMIT = 500
PROBLEM_LIMIT = 50
_HARMLESS = frozenset({"GHI_CHU_SAU", "TRUNG_TRUONG", "KY_TU_CAM"})
"""Faults that leave the tree as its author meant it, so that the rest of the file is reported in the same run."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_COMMENT = re.compile(r"[ \t]#")
_LINE_END = re.compile(r"[\r\n]")
# A plain value that runs on over a line such as "- x" or "khoa:x" has swallowed what its author meant as an item or field.
_SWALLOWED = re.compile(r"^[ \t]*(?:- |[^\W\d]\w*[^\S\n]*(?::(?!//)|：))", re.MULTILINE)
_SWALLOWED_IN_QUOTES = re.compile(r"^[ \t]*(?:- +)?[a-z_]+:(?:\s|$)", re.MULTILINE)


def read_yaml(path: str, content: bytes) -> Document:
    """Read one data file; ``path`` is its name in reports.

    Raises DataError with every distinguishable problem, EnvironmentFault when PyYAML lacks libyaml.
    """
    text, unusual = decode_source(path, content)
    if marks := list(find_merge_marks(path, text)):
        raise DataError(marks)
    if CParser is None:
        raise EnvironmentFault("PyYAML trên máy này thiếu libyaml. Hãy cài lại PyYAML từ gói dựng sẵn (wheel)")
    tree = _Tree(path, text)
    parser = CParser(content.removeprefix(b"\xef\xbb\xbf"))
    try:
        tree.grow(parser)
    except yaml.YAMLError as error:
        tree.check_comments()
        if not any(each.code == "NHAY_HO" for each in tree.problems):
            tree.problems.append(words.explain_syntax(path, text, _complaint(error)))
        raise DataError(tree.problems) from None
    if not tree.root:
        tree.report((1, 1), "TEP_TRONG", "tệp trống, chưa có trường nào", "điền bản ghi hoặc xóa tệp")
    elif isinstance(tree.root[0], Scalar) and words.GLUED.match(tree.root[0]):
        tree.report((tree.root[0].line, 1), *words.glued_words(tree.root[0]))
    tree.check_comments()
    if any(each.code not in _HARMLESS for each in tree.problems):
        raise DataError(tree.problems)
    return Document(tree.root[0], tree.empties, unusual, tuple(tree.problems), tree.has_blanks)


def _complaint(error: yaml.YAMLError) -> words.Complaint:
    def place(name: str) -> tuple[int, int]:
        mark = getattr(error, name, None)
        return (mark.line, mark.column) if mark is not None else (-1, 0)

    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    at = place("problem_mark")
    return words.Complaint(context or "", problem or "", place("context_mark"), at if at[0] >= 0 else (0, 0))


class _Tree:
    """A tree under growth. ``root`` holds the finished document as its only item."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root: list[Any] = []
        self.empties: dict[tuple[int, int | str], Position] = {}
        self.problems: list[Problem] = []
        self.has_blanks = False
        self.has_hash = "#" in text
        self.values: list[tuple[int, int]] = []
        self.has_escape = "\\" in text

    def report(self, at: tuple[int, int], code: str, message: str, cure: str) -> None:
        """Note a problem that does not hinder reading on; too many of them end the reading."""
        self.problems.append(Problem(self.path, *at, code, "", message, cure))
        if len(self.problems) >= PROBLEM_LIMIT:
            raise DataError(self.problems)

    def refuse(self, event: Any, code: str, message: str, cure: str) -> DataError:
        """End the reading: what follows cannot be trusted, or would cost too much."""
        mark = event.start_mark
        self.report((mark.line + 1, mark.column + 1), code, message, cure)
        return DataError(self.problems)

    def grow(self, parser: Any) -> None:
        """Read all events. One flat loop without recursion, because hostile depth must not reach a C or Python stack."""
        next_event, key, nodes = parser.get_event, None, 0
        holder: Any = self.root
        node: Any
        stack: list[Any] = []
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                node = self._scalar(event)
                if key is None and holder.__class__ is dict:
                    key = self._key(event, node, holder)
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                node = self._branch(event, kind, key is None and holder.__class__ is dict, len(stack))
            elif kind is StreamEndEvent:
                return
            elif kind in _DOCUMENT_EVENTS:
                self._document_event(event, kind)
                continue
            else:
                holder, key = stack.pop(), None
                continue
            nodes += 1
            if nodes > NODE_LIMIT:
                raise self.refuse(event, "QUA_NHIEU", f"tệp có hơn {NODE_LIMIT} giá trị", "tách thành nhiều bản ghi")
            if key is None:
                if node is None:
                    self.empties[id(holder), len(holder)] = Position(
                        event.start_mark.line + 1, event.start_mark.column + 1
                    )
                holder.append(node)
            else:
                holder[key] = node
            if node.__class__ is list or node.__class__ is dict:
                stack.append(holder)
                holder = node
            key = None

    def _scalar(self, event: Any) -> Scalar | None:
        if event.anchor is not None or event.tag is not None:
            raise self._reserved(event)
        style, value, start = event.style, event.value, event.start_mark
        if self.has_hash:
            self.values.append(
                (start.index if style not in {"|", ">"} else self._line_end(start.index), event.end_mark.index)
            )
        if not style:
            if value in _NULLS:
                self.has_blanks = True
                return None
            if value == "=":
                raise self._reserved(event)
        if style != "|" and event.end_mark.line != start.line:
            self._check_swallowed(event, style)
        if style == '"' and self.has_escape and (match := FORBIDDEN.search(value)):
            message = f"có ký tự không được dùng {name_character(match[0])}, viết bằng dấu \\"
            self.report((start.line + 1, start.column + 1), "KY_TU_CAM", message, "xóa chỗ viết bằng dấu \\ đó")
        node = Scalar(value)
        node.line, node.column, node.style = start.line + 1, start.column + 1, style
        return node

    def _key(self, event: Any, node: Scalar | None, holder: dict[Any, Any]) -> Scalar:
        if node is None or node == "<<":
            raise self._reserved(event)
        if node in holder:
            first = next(key for key in holder if key == node)
            message = f"trường {node[:80]} viết hai lần, lần đầu ở dòng {first.line}"
            self.report((node.line, node.column), "TRUNG_TRUONG", message, "giữ một, xóa một")
        if len(holder) >= FIELD_LIMIT:
            raise self.refuse(event, "QUA_NHIEU", f"một nhóm có hơn {FIELD_LIMIT} trường", "tách thành nhiều bản ghi")
        return node

    def _branch(self, event: Any, kind: type, as_key: bool, depth: int) -> list[Any] | dict[Any, Any]:
        if event.anchor is not None or event.tag is not None:
            raise self._reserved(event)
        if as_key:
            raise self.refuse(event, "NGOAC", "dấu ngoặc đứng ở chỗ của tên trường", words.QUOTE_CURE)
        if depth >= DEPTH_LIMIT:
            message = f"các cấp lồng nhau sâu quá {DEPTH_LIMIT}"
            raise self.refuse(event, "QUA_SAU", message, f"bỏ bớt cấp; nếu là chữ thường thì {words.QUOTE_CURE}")
        return {} if kind is MappingStartEvent else []

    def _document_event(self, event: Any, kind: type) -> None:
        if kind is AliasEvent:
            raise self._reserved(event)
        if kind is DocumentStartEvent:
            if self.root:
                raise self.refuse(event, "HAI_TAI_LIEU", "tệp chứa hai bản ghi ngăn bằng ---", "mỗi bản ghi một tệp")
            if event.version or event.tags:
                raise self.refuse(event, "KY_TU_DAU", words.reserved_message("%"), "xóa dòng bắt đầu bằng %")

    def _reserved(self, event: Any) -> DataError:
        """Refuse anchors, aliases, tags, merge keys and YAML 1.1's ``=``, naming the typed sign."""
        sign = self.text[event.start_mark.index : event.start_mark.index + 1].strip() or ":"
        if sign == "<":
            return self.refuse(event, "KY_TU_DAU", "«<<» (gộp nhóm trường) không được dùng", "viết đủ các trường")
        return self.refuse(event, "KY_TU_DAU", words.reserved_message(sign), words.QUOTE_CURE)

    def _line_end(self, index: int) -> int:
        end = _LINE_END.search(self.text, index)
        return end.start() if end else len(self.text)

    def check_comments(self) -> None:
        """Report words behind a value, a key or the sign of a block on the same line: YAML takes them for a comment."""
        behind, waiting = 0, iter([*self.values, (len(self.text), len(self.text))])
        start, end = next(waiting)
        for match in _COMMENT.finditer(self.text) if self.has_hash else ():
            index = match.start() + 1
            while end <= index:
                start, end = next(waiting)
            line = max(self.text.rfind(sign, 0, index) for sign in "\r\n") + 1
            if index >= start or index < behind or not self.text[line:index].strip():
                continue
            behind = self._line_end(index)
            self.report(locate(self.text, index), "GHI_CHU_SAU", words.COMMENT_MESSAGE, words.COMMENT_CURE)

    def _check_swallowed(self, event: Any, style: str) -> None:
        start, end = event.start_mark, event.end_mark
        _, _, rest = self.text[start.index : end.index].replace("\r", "\n").partition("\n")
        if style in {"'", '"'}:
            if _SWALLOWED_IN_QUOTES.search(rest):
                message = "dấu nháy mở ở đây không đóng trên dòng, nuốt mất trường ở dòng dưới"
                self.report((start.line + 1, start.column + 1), "NHAY_HO", message, words.UNCLOSED_CURE)
        elif not style and _SWALLOWED.search(rest):
            lines = self.text[start.index : end.index].splitlines()
            offset = next(number for number, line in enumerate(lines) if number and _SWALLOWED.match(line))
            glued = words.GLUED.match(lines[offset])
            message = words.SPACE_MESSAGE if glued else "dòng này bị coi là phần nối của giá trị ở dòng trên"
            code, cure = ("THIEU_CACH", words.SPACE_CURE) if glued else ("THUT_DONG", words.INDENT_CURE)
            self.report((start.line + 1 + offset, 1), code, message, cure)


_DOCUMENT_EVENTS = frozenset({StreamStartEvent, DocumentStartEvent, yaml.events.DocumentEndEvent, AliasEvent})

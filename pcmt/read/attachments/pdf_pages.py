"""The pages of a PDF (ISO 32000-2, 7.7.3): found one by one, and looked through for letters without drawing them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from pcmt.read.attachments.pdf_reader import Work, items, unpacked, value

NODE_LIMIT = 20_000
_FORM_LIMIT = 2_000
_OVERLAP = 512
"""Bytes of a piece that are looked at again with the next: a word is shorter than that."""
_TRIED = 5_000
"""Places in a drawing where a letter might be shown, all blank, before it is taken to have none."""
_SHOWING = (b"Tj", b"TJ", b"'", b'"')
"""Operators that show text (9.4.3); their operand precedes them."""
_BLANKS = b" \t\r\n\0\x03\xa0"
"""Codes of the space in the fonts of common programs: 0003 is that of a TrueType font that Word writes."""
_PLACED = re.compile(rb"/([^\s/<>\[\]()]{1,127})\s+Do\b")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>", re.DOTALL)


class Page(NamedTuple):
    """A page, and the resources that it has of its own or from above."""

    found: DictionaryObject
    resources: Any


class Drawn(NamedTuple):
    """What is on a page: letters, or at least something."""

    has_text: bool
    has_marks: bool


def find_pages(root: DictionaryObject, limit: int) -> list[Page]:
    """Return the pages in order, at most one more than ``limit``. A node met twice counts once, so that cycles terminate."""
    pages: list[Page] = []
    nodes = 0
    waiting = [(value(root, "/Pages"), None)]
    seen: set[int] = set()
    while waiting and len(pages) <= limit and nodes < NODE_LIMIT:
        node, inherited = waiting.pop()
        nodes += 1
        if not isinstance(node, DictionaryObject):
            continue
        resources = value(node, "/Resources") or inherited
        if "/Kids" not in node:
            if value(node, "/Type") == "/Pages":
                continue
            pages.append(Page(node, resources))
        elif id(node) not in seen:
            seen.add(id(node))
            waiting += [(kid, resources) for kid in _kids(node, limit)]
    return pages


def _kids(node: DictionaryObject, limit: int) -> Iterator[Any]:
    """Yield the kids of a node in reverse order, as needed by a stack, at most ``limit``."""
    kids = value(node, "/Kids")
    for kid in reversed(kids[: limit + 1] if isinstance(kids, ArrayObject) else ()):
        yield kid.get_object()


class PageReader:
    """Looks through pages for letters. A drawing that several pages share is looked at once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[int, tuple[Drawn, set[bytes]]] = {}

    def look(self, page: Page) -> Drawn:
        """Return the contents of a page. Raises ValueError where its drawing cannot be decompressed."""
        contents = value(page.found, "/Contents")
        streams = items(page.found, "/Contents") or [contents]
        text = marks = False
        waiting = [(one, page.resources) for one in streams]
        seen: set[int] = set()
        while waiting and len(seen) < _FORM_LIMIT:
            stream, resources = waiting.pop()
            if not isinstance(stream, StreamObject) or id(stream) in seen:
                continue
            seen.add(id(stream))
            drawn, names = self._read(stream)
            text, marks = text or drawn.has_text, marks or drawn.has_marks
            waiting += [(one, value(one, "/Resources") or resources) for one in _forms(resources, names)]
        return Drawn(text, marks)

    def _read(self, stream: StreamObject) -> tuple[Drawn, set[bytes]]:
        known = self._known.get(id(stream))
        if known is None:
            known = self._known[id(stream)] = _read_drawing(stream, self._work)
        return known


def _read_drawing(stream: StreamObject, work: Work) -> tuple[Drawn, set[bytes]]:
    """Return the contents of a drawing, and the names of the drawings and pictures it includes."""
    has_text = has_marks = False
    names: set[bytes] = set()
    before = b""
    for piece in unpacked(stream, work):
        content = before + piece
        has_marks = has_marks or bool(piece.strip())
        has_text = has_text or _shows_text(content)
        if len(names) < _FORM_LIMIT and b"Do" in content:
            names.update(found[1] for found in islice(_PLACED.finditer(content), _FORM_LIMIT))
        before = content[-_OVERLAP:]
    return Drawn(has_text, has_marks), names


def _forms(resources: Any, names: set[bytes]) -> Iterator[StreamObject]:
    placed = value(resources, "/XObject")
    for name in sorted(names):
        form = value(placed, f"/{name.decode('latin-1')}")
        if isinstance(form, StreamObject) and value(form, "/Subtype") == "/Form":
            yield form


def _shows_text(content: bytes) -> bool:
    """Whether a letter other than the space is shown. Linear: each place where one might be is looked at once."""
    for sign in _SHOWING:
        at, tried = content.find(sign), 0
        while at >= 0 and tried < _TRIED:
            tried += 1
            operand = content[max(0, at - _OVERLAP) : at].rstrip()
            if operand.endswith((b")", b">", b"]")) and _is_lettered(operand):
                return True
            at = content.find(sign, at + len(sign))
    return False


def _is_lettered(operand: bytes) -> bool:
    """Whether the last string or array of strings before an operator holds more than blanks."""
    if operand.endswith(b"]"):
        start = operand.rfind(b"[")
        if start < 0:
            return True
        return any(_is_letter(found) for found in _STRING.finditer(operand, start))
    start = operand.rfind(b"(" if operand.endswith(b")") else b"<")
    found = _STRING.match(operand, start) if start >= 0 else None
    return found is None or _is_letter(found)


def _is_letter(found: re.Match[bytes]) -> bool:
    if found[1] is not None:
        return bool(found[1].strip(_BLANKS))
    digits = b"".join(found[2].split())
    return bool(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).strip(_BLANKS))


def is_marked(root: DictionaryObject) -> bool:
    """Return True if the document is marked as tagged and has a structure tree (14.7, 14.8)."""
    return bool(value(value(root, "/MarkInfo"), "/Marked")) and "/StructTreeRoot" in root

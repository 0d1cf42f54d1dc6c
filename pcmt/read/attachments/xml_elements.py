"""XML of office files read as a stream of elements: no document type, so no entities; no depth without end."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from pcmt.read.attachments.findings import FileFault, too_heavy

DEPTH_LIMIT = 400
ELEMENT_LIMIT = 600_000
"""Elements of a part; a thousand pages of text are some 300,000."""
ATTRIBUTE_LIMIT = 2_000
"""Attributes of an element; programs write at most some dozens."""
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([^\"']{1,40})[\"']")
_ENCODINGS = re.compile(rb"(?i:utf-?8|utf-?16|(?:us-)?ascii|iso-8859-\d{1,2}|windows-125\d|gb2312|gbk)\Z")
"""Encodings compatible with ASCII, and UTF-16, which is parsed regardless of its declaration."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
Started = Callable[[str, Mapping[str, str]], None]


class XmlFault(ValueError):
    """A part that is not the XML it should be."""


def read_elements(
    content: bytes,
    started: Started,
    ended: Callable[[str], None] | None = None,
    words: Callable[[str], None] | None = None,
) -> None:
    """Call ``started`` with the bare name and attributes of each element, ``ended`` at its end, ``words`` with text.

    Prefixes are taken off: what matters in office files has one meaning in each of the namespaces it is written in.
    XmlFault for a part that is not well formed, has a document type, or goes too deep.
    """
    check_letters(content)
    parser: Any = expat.ParserCreate()
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        _check_cost(depth, count, len(attributes))
        started(bare(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if ended is not None:
            ended(bare(name))

    def refuse(*_: object) -> None:
        raise XmlFault("document type")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    if words is not None:
        parser.CharacterDataHandler = words
        parser.buffer_text = True
    _parse(parser, content)


def _parse(parser: Any, content: bytes) -> None:
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise XmlFault(str(error)) from error


def _check_cost(depth: int, elements: int, attributes: int) -> None:
    if depth > DEPTH_LIMIT:
        raise XmlFault("too deep")
    if elements > ELEMENT_LIMIT or attributes > ATTRIBUTE_LIMIT:
        raise FileFault(*too_heavy("tệp").faults[0])


def check_letters(content: bytes) -> None:
    """XmlFault for a part in other letters than those allowed (ISO/IEC 29500-2, 6.2.5), or that is no XML from its first sign.

    Words that are looked for in a part would not show in them.
    """
    if not content or content.startswith(_WIDE):
        return
    found = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if found and not _ENCODINGS.match(found[1]):
        raise XmlFault("encoding")
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise XmlFault("no XML")


def bare(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """Return the value of an attribute under any prefix; empty if absent."""
    return next((value for key, value in attributes.items() if bare(key) == name), "")

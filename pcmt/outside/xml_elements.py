"""XML of office files read as a stream of elements: no document type, so no entities; no depth without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

DEPTH_LIMIT = 400
ELEMENT_LIMIT = 3_000_000
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
    parser: Any = expat.ParserCreate()
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEPTH_LIMIT or count > ELEMENT_LIMIT:
            raise XmlFault("too deep or too many")
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
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise XmlFault(str(error)) from error


def bare(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """The value of an attribute under whatever prefix; empty where there is none."""
    return next((value for key, value in attributes.items() if bare(key) == name), "")

"""The package around an office file (ISO/IEC 29500-2): parts, what they are, how they hang together, the document's properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from posixpath import dirname, relpath
from string import Template
from types import MappingProxyType
from typing import NamedTuple

from pcmt.text.colours import Palette, office_colours
from pcmt.text.zip_archive import packed

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Namespace of relationships; a kind of relationship is a name below it."""
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PARTS = Path(__file__).parent / "parts"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another part, whose path ``target`` is, or to a web address. ``kind`` is a name below ``OFFICE``."""

    id: str
    kind: str
    target: str

    def xml(self, source: str) -> str:
        """Return the relationship as declared by the part ``source``."""
        is_outside = self.kind == "hyperlink"
        target = escape(self.target) if is_outside else relpath(self.target, dirname(source))
        mode = ' TargetMode="External"' if is_outside else ""
        return f'<Relationship Id="{self.id}" Type="{OFFICE}/{self.kind}" Target="{target}"{mode}/>'


@dataclass(frozen=True, slots=True)
class PackagePart:
    """A part: its path, its content type below ``application/vnd.openxmlformats-officedocument``, its XML, its ties."""

    path: str
    type: str
    xml: str
    relations: tuple[Relation, ...] = ()


class Picture(NamedTuple):
    """A PNG, and its width and height in the same units."""

    png: bytes
    width: int
    height: int


class Properties(NamedTuple):
    """What a file manager and a library catalogue show (ISO/IEC 29500-2, 11); ``modified`` is also the day of the ZIP entries."""

    title: str
    subject: str
    author: str
    language: str
    created: date
    modified: date


def part_text(name: str, colours: Palette) -> str:
    """Return the text of ``parts/<name>.xml`` with its colours (``$brand``) substituted."""
    return Template((_PARTS / f"{name}.xml").read_text(encoding="utf-8")).substitute(office_colours(colours))


Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


def picture_xml(prefix: str, relation: str, about: str, place: Box) -> str:
    """Return a DrawingML picture (ISO/IEC 29500-1, 20.2) with the elements of ``prefix``, ``pic`` in a text, ``p`` on a slide.

    ``relation`` leads to its PNG; ``about`` are the attributes that name it.
    """
    left, top, width, height = place
    space = f' xmlns:pic="{_DRAWING}/picture"' if prefix == "pic" else ""
    more = f"<{prefix}:nvPr/>" if prefix == "p" else ""
    return (
        f"<{prefix}:pic{space}><{prefix}:nvPicPr><{prefix}:cNvPr {about}/><{prefix}:cNvPicPr/>{more}</{prefix}:nvPicPr>"
        f'<{prefix}:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></{prefix}:blipFill>'
        f'<{prefix}:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></{prefix}:spPr></{prefix}:pic>'
    )


def office_package(
    parts: Sequence[PackagePart], properties: Properties, pictures: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """Return the ZIP archive of the parts, the first of which is the document itself; the same parts give the same bytes.

    ``pictures`` are PNG by path.
    """
    main = f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="{parts[0].path}"/>'
    core = (
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    entries = [
        ("[Content_Types].xml", _content_types(parts, has_pictures=bool(pictures))),
        ("_rels/.rels", _relationships([main, core])),
        ("docProps/core.xml", _core_xml(properties)),
    ]
    for part in parts:
        entries.append((part.path, part.xml))
        if part.relations:
            folder, _, name = part.path.rpartition("/")
            ties = _relationships(relation.xml(part.path) for relation in part.relations)
            entries.append((f"{folder}/_rels/{name}.rels", ties))
    files = [*((name, content.encode()) for name, content in entries), *pictures.items()]
    return packed((name, content, properties.modified) for name, content in files)


def _relationships(ties: Iterable[str]) -> str:
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(ties)}</Relationships>'


def _content_types(parts: Sequence[PackagePart], *, has_pictures: bool) -> str:
    named = "".join(f'<Override PartName="/{part.path}" ContentType="{_TYPES}.{part.type}+xml"/>' for part in parts)
    package = "application/vnd.openxmlformats-package"
    png = '<Default Extension="png" ContentType="image/png"/>' if has_pictures else ""
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{png}{named}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/></Types>'
    )


def _core_xml(properties: Properties) -> str:
    fields = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:lastModifiedBy": properties.author,
        "dc:language": properties.language,
    }
    words = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name, day in (("created", properties.created), ("modified", properties.modified))
    )
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{words}{dates}</cp:coreProperties>'
    )

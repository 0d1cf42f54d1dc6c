"""Paragraphs, tables, pages and the package of a DOCX as WordprocessingML (ISO/IEC 29500-1, part 17).

Lengths are twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import PurePosixPath
from typing import NamedTuple

from pcmt.publish.ooxml.package import (
    OFFICE,
    XML,
    PackagePart,
    Picture,
    Properties,
    Relation,
    office_package,
    picture_xml,
)
from pcmt.show.markup.body_tree import Runs

KEEP_NEXT, NEW_PAGE, CENTRED = "<w:keepNext/>", "<w:pageBreakBefore/>", '<w:jc w:val="center"/>'
"""Properties of a paragraph."""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_WORD} xmlns:r="{OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_TICKED, _UNTICKED = "☒", "☐"

_EMBLEM, _EMBLEM_PATH = "emblem", "word/media/emblem.png"
_EMBLEM_HEIGHT = 540_000
"""15 mm in EMU, of which a millimetre has 36,000."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

Link = Callable[[str], str]
"""Turns what an author linked to into the id of a relationship; empty when it leads nowhere outside the text."""


class PageSetup(NamedTuple):
    """The size and the margins of a page (17.6.13); ``edge`` is how far its header and footer are from the edge of the paper."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    edge: int = 567

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right

    def section(self, before: str = "", after: str = "") -> str:
        """Return the properties of a section on such pages; ``before`` and ``after`` hold what the schema wants around them."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:sectPr>{before}<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/><w:pgMar w:top="{self.top}"'
            f' w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" w:header="{self.edge}"'
            f' w:footer="{self.edge}" w:gutter="0"/>{after}</w:sectPr>'
        )


OFFICIAL_PAGE = PageSetup(11906, 16838, 1134, 850, 1134, 1701)
"""A4 with margins of 20, 15, 20 and 30 mm (NĐ 30/2020/NĐ-CP, Phụ lục I)."""


def emblem_xml(emblem: Picture, words: str) -> str:
    """Return the run that shows the emblem of the file; ``words`` are read aloud in its place. One a file."""
    wide, high = round(_EMBLEM_HEIGHT * emblem.width / emblem.height), _EMBLEM_HEIGHT
    about = f'id="1" name="Biểu trưng" descr="{escape(words)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {about}/><a:graphic xmlns:a="{_DRAWING}/main">'
        f'<a:graphicData uri="{_DRAWING}/picture">{picture_xml("pic", _EMBLEM, about, (0, 0, wide, high))}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def word_part(name: str, kind: str, xml: str, *relations: Relation) -> PackagePart:
    """Return the part ``word/<name>.xml``; ``kind`` is its content type below ``wordprocessingml``."""
    return PackagePart(f"word/{name}.xml", f"wordprocessingml.{kind}", xml, relations)


def running_part(name: str, kind: str, paragraphs: str) -> PackagePart:
    """Return a header or a footer, according to ``kind``."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    return word_part(name, kind, f"{XML}<w:{tag} {_WORD}>{paragraphs}</w:{tag}>")


def word_package(
    body: str,
    inner: Sequence[PackagePart],
    properties: Properties,
    links: Mapping[str, str],
    emblem: Picture | None = None,
) -> bytes:
    """Return the DOCX of a body and its parts, each under its name as relationship id; ``links``: ids by web address.

    ``emblem`` is the picture that ``emblem_xml`` shows.
    """
    ties = [
        *(Relation(PurePosixPath(part.path).stem, part.type.rpartition(".")[2], part.path) for part in inner),
        *(Relation(name, "hyperlink", address) for address, name in links.items()),
        *([Relation(_EMBLEM, "image", _EMBLEM_PATH)] if emblem else ()),
    ]
    pictures = {_EMBLEM_PATH: emblem.png} if emblem else {}
    document = f"{XML}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    return office_package([word_part("document", "document.main", document, *ties), *inner], properties, pictures)


def paragraph(inner: str, style: str = "", layout: str = "") -> str:
    """Return a paragraph of finished runs; ``layout``: further properties in schema order, ``style``: a style id."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{layout}</w:pPr>" if named or layout else ""
    return f"<w:p>{properties}{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Words in one style; a newline is a line break."""
    lines = [f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in words.split("\n")]
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{styled}{'<w:br/>'.join(lines)}</w:r>"


def runs_xml(runs: Runs, link: Link) -> str:
    """Return runs with their links."""
    parts = []
    for one in runs:
        bold, italic = "<w:b/><w:bCs/>" * one.is_strong, "<w:i/><w:iCs/>" * one.is_emphasis
        if target := one.href and link(one.href):
            words = run(one.text, f'<w:rStyle w:val="Hyperlink"/>{bold}{italic}')
            parts.append(f'<w:hyperlink r:id="{target}" w:history="1">{words}</w:hyperlink>')
        else:
            parts.append(run(one.text, bold + italic))
    return "".join(parts)


def box(number: int, *, is_done: bool) -> str:
    """Return a checkbox that Word and LibreOffice toggle on a click, and that older programs show as a character."""
    states = "".join(
        f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="MS Gothic"/>'
        for state, sign in (("checkedState", _TICKED), ("uncheckedState", _UNTICKED))
    )
    sign = run(
        _TICKED if is_done else _UNTICKED,
        '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol" w:hint="eastAsia"/>',
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Ô đánh dấu"/><w:id w:val="{number}"/>'
        f'<w14:checkbox><w14:checked w14:val="{is_done:d}"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{sign}</w:sdtContent></w:sdt>"
    )


def table(widths: Sequence[int], rows: Iterable[str], style: str = "", caption: str = "") -> str:
    """Return a table with fixed columns and a header row; ``caption`` is its accessible description."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    described = f'<w:tblCaption w:val="{escape(caption)}"/>' if style else ""
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="{bool(style):d}" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, is_head: bool = False) -> str:
    """Return a row that no page cuts; a head is repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * is_head}</w:trPr>{''.join(cells)}</w:tr>"


def cell(width: int, paragraphs: str, properties: str = "") -> str:
    """Return a cell; ``properties`` are further ones in the order of the schema."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraphs}</w:tc>'

"""A material as a DOCX that a teacher or an office changes in Word: real styles, lists, tables and links, A4, Times New Roman 13.

The package (ISO/IEC 29500-2) is put together here from parts of our own. python-docx would start from the English template of
Word 2013, 30 kB of unused styles with a picture of an empty page, and has no calls for half of what a text needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import PurePosixPath

from pcmt.outputs.office.manuscript import Manuscript
from pcmt.outputs.office.package import OFFICE, XML, Part, Relation, office_package, part_text
from pcmt.outputs.office.word_blocks import BULLET_LIST, BlockWriter
from pcmt.outputs.office.word_quiz import quiz_xml
from pcmt.outputs.office.word_xml import paragraph, run, runs_xml
from pcmt.render.body import Run, web_address

TEXT_WIDTH = 9355
"""Twentieths of a point between the margins: 210 - 30 - 15 mm (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
ABOUT = "Về tài liệu này"
"""Heading of the block at the end."""
_DOTS = "…" * 12
_SCHOOL_LINES = {
    "giao-an": (f"Trường: {_DOTS}\tGiáo viên: {_DOTS}", f"Lớp: {_DOTS}\tNgày dạy: {_DOTS}"),
    "thu-gui-phu-huynh": (f"Trường: {_DOTS}",),
}
"""Lines to fill in at the top of the first page, by the type of the material."""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_WORD} xmlns:r="{OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="running"/><w:headerReference w:type="first" r:id="opening"/>'
    '<w:footerReference w:type="default" r:id="numbers"/><w:footerReference w:type="first" r:id="numbers"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)
_PAGE_NUMBERS = "".join(
    (
        run("Trang "),
        f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>',
        run("/"),
        f'<w:fldSimple w:instr="NUMPAGES">{run("1")}</w:fldSimple>',
    )
)


def word_file(manuscript: Manuscript) -> bytes:
    """The file; equal manuscripts give the same bytes."""
    links: dict[str, str] = {}
    text, lists = _text(manuscript, links)
    styles = part_text("styles").replace('<w:lang w:val="vi-VN"', f'<w:lang w:val="{escape(manuscript.language)}"')
    opening = "".join(paragraph(run(line), "SchoolLine") for line in _SCHOOL_LINES.get(manuscript.kind, ("",)))
    running = paragraph(run(manuscript.title, "<w:i/><w:iCs/>"), "Header")
    inner = [
        _part("styles", "styles", styles),
        _part("numbering", "numbering", part_text("numbering").replace("</w:numbering>", f"{lists}</w:numbering>")),
        _part("settings", "settings", part_text("settings")),
        _part("opening", "header", f"{XML}<w:hdr {_WORD}>{opening}</w:hdr>"),
        _part("running", "header", f"{XML}<w:hdr {_WORD}>{running}</w:hdr>"),
        _part("numbers", "footer", f"{XML}<w:ftr {_WORD}>{paragraph(_PAGE_NUMBERS, 'Footer')}</w:ftr>"),
    ]
    ties = [
        *(Relation(PurePosixPath(part.path).stem, part.type.rpartition(".")[2], part.path) for part in inner),
        *(Relation(name, "hyperlink", address) for address, name in links.items()),
    ]
    document = f"{XML}<w:document {_SPACES}><w:body>{text}{_SECTION}</w:body></w:document>"
    return office_package([_part("document", "document.main", document, *ties), *inner], manuscript)


def _part(name: str, kind: str, xml: str, *relations: Relation) -> Part:
    return Part(f"word/{name}.xml", f"wordprocessingml.{kind}", xml, relations)


def _text(manuscript: Manuscript, links: dict[str, str]) -> tuple[str, str]:
    """The text and the lists in it; ``links`` is filled with the addresses it leads to."""

    def link(href: str) -> str:
        address = web_address(href, manuscript.site)
        return links.setdefault(address, f"link{len(links) + 1}") if address else ""

    writer = BlockWriter(link, TEXT_WIDTH)
    text = "".join(
        (
            *_head(manuscript),
            writer.blocks(manuscript.blocks),
            *quiz_xml(manuscript.questions, writer),
            *_colophon(manuscript, writer),
        )
    )
    return text, "".join(writer.lists)


def _head(manuscript: Manuscript) -> Iterator[str]:
    imprint = manuscript.imprint
    yield paragraph(run(manuscript.title), "Title")
    yield paragraph(run(imprint.about), "Subtitle")
    yield paragraph(run(imprint.awaiting or imprint.reviewed), "Awaiting")


def _colophon(manuscript: Manuscript, writer: BlockWriter) -> Iterator[str]:
    """Who made it, on what ground, on which terms, out of what."""
    imprint = manuscript.imprint
    yield paragraph(run(ABOUT), "Heading1")
    lines = (
        imprint.made,
        imprint.awaiting or imprint.reviewed,
        f"Cơ sở khoa học: {manuscript.evidence}",
        imprint.licence,
    )
    yield from (paragraph(run(line), "Colophon") for line in lines)
    page = (Run("Bản mới nhất và các dạng khác: "), Run(imprint.address, href=imprint.address))
    yield paragraph(runs_xml(page, writer.link), "Colophon")
    yield paragraph(run("Nguồn:"), "Colophon", "<w:keepNext/>")
    for source in imprint.sources:
        words = (Run(source.title, href=source.url), Run(f" ({source.checked})."))
        yield writer.listed(words, "ColophonSource", BULLET_LIST)

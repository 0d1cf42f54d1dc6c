"""The report as a DOCX in the layout of an administrative report (NĐ 30/2020/NĐ-CP, Phụ lục I): a draft to finish and sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from pcmt.publish.reports.docx_letterhead import add_letterhead, add_signature
from pcmt.publish.reports.docx_tables import table_xml
from pcmt.relate.catalog import Catalog
from pcmt.relate.result_sums import Report
from pcmt.show.parts.parties import giver_words
from pcmt.show.results.phrases import (
    NO_DEMAND,
    NO_EVENTS,
    coverage_words,
    draft_words,
    due_words,
    period_words,
    subject_of,
    title_of,
)
from pcmt.show.results.tables import Sheet, by_kind, by_unit, in_detail, origin
from pcmt.text.zip_archive import repacked

FONT = "Times New Roman"
_TITLE, _HEADING = "Title", "Heading 1"
"""Styles of the template by which a program makes an outline and a screen reader jumps."""
_SHORT, _LONG = Mm(210), Mm(297)
_TABLE_SIZE = 21
"""Half points: tables are set smaller than the text."""
_KEPT_ROWS = 12
"""A table no longer than this stays on one page."""


def report_docx(catalog: Catalog, report: Report) -> bytes:
    """The paper; the same report gives the same bytes."""
    document = docx.Document()
    _set_up(document, catalog, report)
    unit = report.unit.title if report.unit else catalog.settings.unit
    add_letterhead(document, unit)
    _heading(document, report)
    _demands(document, catalog, report)
    _section(document, "II", by_unit(report), before=coverage_words(report))
    _section(document, "III", by_kind(report))
    add_signature(document, [one.asked.to for one in report.demands if one.asked.to])
    _appendix(document, in_detail(catalog, report))
    packed = BytesIO()
    document.save(packed)
    return repacked(packed.getvalue(), report.today)


def _set_up(document: Document, catalog: Catalog, report: Report) -> None:
    """Paper, letters, page numbers and the properties that a file manager shows."""
    section = document.sections[0]
    section.page_width, section.page_height = _SHORT, _LONG
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _add_page_number(section.header.paragraphs[0])
    _set_in(document, "Normal", after=6)
    for name, before in ((_TITLE, 0), (_HEADING, 12)):
        style = _set_in(document, name, before=before, bold=True)
        style.paragraph_format.keep_with_next = True
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    properties = document.core_properties
    properties.title, properties.subject = title_of(report), draft_words(report)
    properties.author = properties.last_modified_by = catalog.settings.unit or catalog.settings.title
    properties.comments, properties.language = "", "vi"
    properties.created = properties.modified = datetime.combine(report.today, time())


def _set_in(document: Document, name: str, *, before: float = 0, after: float = 0, bold: bool = False) -> Any:
    """A style of the template in the letters of an office: its own fonts, colours and rules go, its place in the outline stays."""
    style: Any = document.styles[name]
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        if child.tag != qn("w:lang"):
            properties.remove(child)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(14), bold
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        properties.rFonts.set(qn(script), FONT)
    for border in style.element.xpath("./w:pPr/w:pBdr|./w:pPr/w:contextualSpacing"):
        border.getparent().remove(border)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _add_page_number(paragraph: Paragraph) -> None:
    """Centred in the top margin, and left out on the first page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # python-docx has no call for fields


def _paragraph(
    document: Document, words: str, style: str | None = None, *, bold: bool = False, italic: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(words)
    run.bold, run.italic = bold, italic
    return paragraph


def _heading(document: Document, report: Report) -> None:
    for words in ("BÁO CÁO", subject_of(report), period_words(report)):
        paragraph = _paragraph(document, words, _TITLE, bold=True)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
    draft = _paragraph(document, f"({draft_words(report)})", italic=True)
    draft.alignment = WD_ALIGN_PARAGRAPH.CENTER
    draft.paragraph_format.space_after = Pt(12)


def _title(document: Document, words: str) -> None:
    _paragraph(document, words, _HEADING, bold=True)


def _demands(document: Document, catalog: Catalog, report: Report) -> None:
    """What was asked for, by which paper, until when, in its own words."""
    _title(document, "I. YÊU CẦU VÀ THỜI HẠN BÁO CÁO")
    if not report.demands:
        _paragraph(document, NO_DEMAND)
    for one in report.demands:
        asked = one.asked
        receiver = f" gửi {asked.to}" if asked.to else ""
        told = f"- {asked.what}: {giver_words(catalog, asked)}{receiver}, {due_words(one)}."
        words = f"{told} {origin(catalog, one).words}: “{asked.quote}”."
        _paragraph(document, words).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _section(document: Document, number: str, sheet: Sheet, before: str = "") -> None:
    _title(document, f"{number}. {sheet.title.upper()}")
    for words in _parts(before, sheet.printed_note):
        paragraph = _paragraph(document, words)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.keep_with_next = True
    _add_table(document, sheet, is_short=len(sheet.rows) <= _KEPT_ROWS)


def _parts(*words: str) -> Iterator[str]:
    return (one for one in words if one)


def _add_table(document: Document, sheet: Sheet, *, is_short: bool) -> None:
    if not sheet.rows:
        _paragraph(document, NO_EVENTS, italic=True)
        return
    section = document.sections[-1]
    width = _twips(section.page_width) - _twips(section.left_margin) - _twips(section.right_margin)
    table = table_xml(sheet, width, _TABLE_SIZE, is_kept=is_short)
    document.element.body.insert_element_before(table, "w:sectPr")
    # Word wants a paragraph between a table and what follows.
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _twips(length: Length | None) -> int:
    return round((length or 0) / 635)


def _appendix(document: Document, sheet: Sheet) -> None:
    """The details on pages of their own, laid across: a wide table may turn the sheet (NĐ 30/2020, Phụ lục I)."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    section.different_first_page_header_footer = False
    for words, style in (("PHỤ LỤC", _HEADING), (sheet.title, None)):
        paragraph = _paragraph(document, words, style, bold=True)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
    for words in _parts(sheet.printed_note):
        _paragraph(document, words)
    _add_table(document, sheet, is_short=False)

"""The report as a DOCX in the layout of an administrative report (NĐ 30/2020/NĐ-CP, Phụ lục I): a draft to finish and sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pcmt.publish.ooxml.package import Properties, part_text
from pcmt.publish.ooxml.word import (
    CENTRED,
    KEEP_NEXT,
    OFFICIAL_PAGE,
    PageSetup,
    cell,
    paragraph,
    row,
    run,
    running_part,
    table,
    word_package,
    word_part,
)
from pcmt.relate.catalog import Catalog
from pcmt.relate.result_sums import ResultReport
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
from pcmt.show.results.tables import (
    ResultColumn,
    ResultRow,
    ResultSheet,
    by_kind,
    by_unit,
    cell_words,
    in_detail,
    origin,
)

BLANK = "…………"
"""What is left to fill in by hand."""
_PORTRAIT = OFFICIAL_PAGE._replace(edge=720)
_LANDSCAPE = _PORTRAIT._replace(width=_PORTRAIT.height, height=_PORTRAIT.width)
"""A wide table may turn the sheet (NĐ 30/2020, Phụ lục I)."""
_KEPT_ROWS = 12
"""A table no longer than this stays on one page."""
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_JUSTIFIED, _LEFT, _RIGHT = ('<w:jc w:val="both"/>', '<w:jc w:val="left"/>', '<w:jc w:val="right"/>')
_CLOSE, _APART = '<w:spacing w:after="0"/>', '<w:spacing w:after="240"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
_PAGE_NUMBER = paragraph(f'<w:fldSimple w:instr="PAGE">{run("2")}</w:fldSimple>', "Header")


def report_docx(catalog: Catalog, report: ResultReport) -> bytes:
    """Return the paper; the same report gives the same bytes."""
    unit = report.unit.title if report.unit else catalog.settings.unit
    body = (
        _letterhead(unit or BLANK),
        *_heading(report),
        *_demands(catalog, report),
        *_section("II", by_unit(report), coverage_words(report)),
        *_section("III", by_kind(report)),
        _signature(one.asked.to for one in report.demands if one.asked.to),
        paragraph("", "", _PORTRAIT.section('<w:headerReference w:type="default" r:id="numbers"/>', "<w:titlePg/>")),
        *_appendix(in_detail(catalog, report)),
        _LANDSCAPE.section(),
    )
    colours = catalog.settings.palette
    inner = [
        word_part("styles", "styles", part_text("report_styles", colours)),
        word_part("settings", "settings", part_text("settings", colours)),
        running_part("numbers", "header", _PAGE_NUMBER),
    ]
    author = catalog.settings.unit or catalog.settings.title
    days = (report.today, report.today)
    return word_package(
        "".join(body), inner, Properties(title_of(report), draft_words(report), author, "vi-VN", *days), {}
    )


def _letterhead(unit: str) -> str:
    """Return the letterhead: unit on the left, quốc hiệu and tiêu ngữ on the right; number, place and date stay blank."""
    left = _line(unit.upper(), 13, _BOLD), _rule(1134), _line(f"Số: {BLANK}/BC-{BLANK}", 13)
    right = (
        _line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, _BOLD),
        _line("Độc lập - Tự do - Hạnh phúc", 13, _BOLD),
        _rule(1361),
        _line(f"{BLANK}, ngày … tháng … năm …", 13, _ITALIC),
    )
    return _two_columns((3515, left), (5839, right)) + paragraph("", "", _CLOSE)


def _signature(receivers: Iterable[str]) -> str:
    """Return the recipients on the left, the blank place of the signature on the right."""
    named = [*(f"- {one};" for one in dict.fromkeys(receivers)), f"- {BLANK};", "- Lưu: VT."]
    left = _line("Nơi nhận:", 12, _BOLD + _ITALIC, _LEFT), *(_line(words, 11, "", _LEFT) for words in named)
    right = (
        _line("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", 14, _BOLD),
        _line("(ký tên, đóng dấu)", 13, _ITALIC),
        *(_line("", 14) for _ in range(3)),
        _line(BLANK, 14, _BOLD),
    )
    return _two_columns((4535, left), (4819, right))


def _two_columns(*columns: tuple[int, Sequence[str]]) -> str:
    """Return a table without rules; each column is given by its width and its paragraphs."""
    cells = (cell(width, "".join(paragraphs)) for width, paragraphs in columns)
    return table([width for width, _ in columns], [row(cells)])


def _line(words: str, points: int, marks: str = "", layout: str = "") -> str:
    size = f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'
    return paragraph(run(words, marks + size), "FrameLine", layout)


def _rule(margin: int) -> str:
    """Return a thin line under the name above: the border of a low paragraph, indented by ``margin`` on both sides."""
    low = f'<w:spacing w:after="80" w:line="60" w:lineRule="exact"/><w:ind w:left="{margin}" w:right="{margin}"/>'
    return paragraph("", "FrameLine", _RULE + low)


def _heading(report: ResultReport) -> Iterator[str]:
    for words in ("BÁO CÁO", subject_of(report), period_words(report)):
        yield paragraph(run(words), "Title")
    yield paragraph(run(f"({draft_words(report)})", _ITALIC), "", _APART + CENTRED)


def _demands(catalog: Catalog, report: ResultReport) -> Iterator[str]:
    """Yield the demands: what, by which paper, until when, with the quote."""
    yield paragraph(run("I. YÊU CẦU VÀ THỜI HẠN BÁO CÁO"), "Heading1")
    if not report.demands:
        yield paragraph(run(NO_DEMAND))
    for one in report.demands:
        asked = one.asked
        receiver = f" gửi {asked.to}" if asked.to else ""
        told = f"- {asked.what}: {giver_words(catalog, asked)}{receiver}, {due_words(one)}."
        yield paragraph(run(f"{told} {origin(catalog, one).words}: “{asked.quote}”."), "", _JUSTIFIED)


def _section(number: str, sheet: ResultSheet, before: str = "") -> Iterator[str]:
    yield paragraph(run(f"{number}. {sheet.title.upper()}"), "Heading1")
    for words in filter(None, (before, sheet.printed_note)):
        yield paragraph(run(words), "", KEEP_NEXT + _JUSTIFIED)
    yield _table(sheet, _PORTRAIT, is_kept=len(sheet.rows) <= _KEPT_ROWS)


def _appendix(sheet: ResultSheet) -> Iterator[str]:
    """Yield the details on landscape pages."""
    yield paragraph(run("PHỤ LỤC"), "Heading1", _CLOSE + CENTRED)
    yield paragraph(run(sheet.title, _BOLD), "", _CLOSE + CENTRED)
    if sheet.printed_note:
        yield paragraph(run(sheet.printed_note))
    yield _table(sheet, _LANDSCAPE, is_kept=False)


def _table(sheet: ResultSheet, page: PageSetup, *, is_kept: bool) -> str:
    """Return a ruled table as wide as the page; ``is_kept`` keeps all rows on one page."""
    if not sheet.rows:
        return paragraph(run(NO_EVENTS, _ITALIC))
    share = page.text_width / sum(column.width for column in sheet.columns)
    widths = [int(column.width * share) for column in sheet.columns]
    kept = KEEP_NEXT if is_kept else ""
    head = (
        _cell(column.head, width, kept + CENTRED, _BOLD) for column, width in zip(sheet.columns, widths, strict=True)
    )
    rows = (row(_cells(one, sheet.columns, widths, kept)) for one in sheet.rows)
    # Word wants a paragraph between a table and what follows.
    return table(widths, [row(head, is_head=True), *rows], "RuledTable", sheet.title) + paragraph("", "", _CLOSE)


def _cells(line: ResultRow, columns: Sequence[ResultColumn], widths: Sequence[int], kept: str) -> Iterator[str]:
    """Yield the cells of a row; without any known measure, one cell across all of them gives the reason."""
    triples = zip(columns, line.cells, widths, strict=True)
    for is_spanned, group in groupby(triples, key=lambda one: bool(line.blank and one[0].is_measure)):
        parts = list(group)
        if is_spanned:
            whole = sum(width for _, _, width in parts)
            yield _cell(line.blank, whole, kept + CENTRED, _ITALIC, f'<w:gridSpan w:val="{len(parts)}"/>')
            continue
        for column, value, width in parts:
            layout = kept + (_RIGHT if column.is_number else _LEFT)
            yield _cell(cell_words(column, value), width, layout, _BOLD if line.is_total else "")


def _cell(words: str, width: int, layout: str, marks: str, span: str = "") -> str:
    return cell(width, paragraph(run(words, marks), "TableText", layout), span + _MIDDLE)

"""A material as a DOCX that a teacher or an office changes in Word: styles, lists, tables and links, A4, Times New Roman 13."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from pcmt.model.vocabulary import MaterialType
from pcmt.publish.office.content import Manuscript
from pcmt.publish.office.docx_blocks import BULLET_LIST, BlockWriter, quiz_xml
from pcmt.publish.office.docx_sheets import PAPERS, sheet_styles, sheets_xml
from pcmt.publish.ooxml.package import part_text
from pcmt.publish.ooxml.word import (
    KEEP_NEXT,
    NEW_PAGE,
    OFFICIAL_PAGE,
    PageSetup,
    emblem_xml,
    paragraph,
    run,
    running_part,
    runs_xml,
    word_package,
    word_part,
)
from pcmt.show.markup.body_tree import Run
from pcmt.show.materials.handout_text import HandoutSection, blocks_of, split_handed_out
from pcmt.show.materials.quiz import QUIZ

ABOUT = "Về tài liệu này"
"""Heading of the block at the end."""
_DOTS = "…" * 12
_SCHOOL_LINES = {
    MaterialType.LESSON: (f"Trường: {_DOTS}\tGiáo viên: {_DOTS}", f"Lớp: {_DOTS}\tNgày dạy: {_DOTS}"),
    MaterialType.LETTER: (f"Trường: {_DOTS}",),
}
"""Lines to fill in at the top of the first page, by the type of the material."""
_RUNNING = (
    '<w:headerReference w:type="default" r:id="running"/><w:headerReference w:type="first" r:id="opening"/>'
    '<w:footerReference w:type="default" r:id="numbers"/><w:footerReference w:type="first" r:id="numbers"/>'
)
_NAME_LINE = f"Họ và tên (không bắt buộc): {_DOTS[:8]}\tLớp, nhóm: {_DOTS[:8]}"
_PAGE_NUMBERS = "".join(
    (
        run("Trang "),
        f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>',
        run("/"),
        f'<w:fldSimple w:instr="NUMPAGES">{run("1")}</w:fldSimple>',
    )
)


def word_file(manuscript: Manuscript) -> bytes:
    """Return the file; equal manuscripts give the same bytes."""
    links: dict[str, str] = {}
    handed, others = split_handed_out(manuscript.kind, manuscript.blocks)
    is_loose = bool(handed) and manuscript.kind in PAPERS
    styles = part_text("styles", manuscript.colours)
    if is_loose:
        styles = sheet_styles(styles, manuscript.kind, handed)
    text, lists = _text(manuscript, handed, others, links)
    opening = "".join(paragraph(run(line), "SchoolLine") for line in _SCHOOL_LINES.get(manuscript.kind, ("",)))
    ending = last_section(OFFICIAL_PAGE, has_opening=not is_loose)
    return packed(manuscript, text + ending, lists, links, styles=styles, opening=opening)


def last_section(page: PageSetup, *, has_opening: bool) -> str:
    """Return the end of a body: its pages, running title and numbers; ``has_opening``: the first page has a head of its own."""
    return page.section(_RUNNING, "<w:titlePg/>" * has_opening)


def packed(
    manuscript: Manuscript,
    body: str,
    lists: Sequence[str],
    links: Mapping[str, str],
    *,
    styles: str = "",
    opening: str = "",
) -> bytes:
    """Return the package of a body with its styles, lists and running parts; ``opening`` is the head of its first page."""
    styles = styles or part_text("styles", manuscript.colours)
    styles = styles.replace('<w:lang w:val="vi-VN"', f'<w:lang w:val="{escape(manuscript.language)}"')
    numbering = part_text("numbering", manuscript.colours)
    numbering = numbering.replace("</w:numbering>", f"{''.join(lists)}</w:numbering>")
    marked = run(f" · {manuscript.sample}") if manuscript.sample else ""
    running = paragraph(run(manuscript.title, "<w:i/><w:iCs/>"), "Header")
    inner = [
        word_part("styles", "styles", styles),
        word_part("numbering", "numbering", numbering),
        word_part("settings", "settings", part_text("settings", manuscript.colours)),
        running_part("opening", "header", opening or paragraph("", "SchoolLine")),
        running_part("running", "header", running),
        running_part("numbers", "footer", paragraph(_PAGE_NUMBERS + marked, "Footer")),
    ]
    return word_package(body, inner, manuscript.properties, links, manuscript.emblem)


def _text(
    manuscript: Manuscript, handed: Sequence[HandoutSection], others: Sequence[HandoutSection], links: dict[str, str]
) -> tuple[str, list[str]]:
    """Return the text and its lists; ``links`` is filled with the link targets.

    The part to hand out comes first; the remarks of portal and authors follow on a new page.
    """
    writer = BlockWriter(manuscript.linked(links), OFFICIAL_PAGE.text_width, manuscript.colours)
    rest, quiz = blocks_of(others), quiz_xml(manuscript.questions, writer, is_first=manuscript.kind == QUIZ)
    if handed and manuscript.kind in PAPERS:
        sheets = sheets_xml(manuscript.kind, handed, BlockWriter.sharing(writer, PAPERS[manuscript.kind].text_width))
        parts = [sheets, *_head(manuscript), writer.blocks(rest), *quiz]
    elif handed:
        told = [*texts_behind(manuscript), writer.blocks(rest)]
        parts = [_title(manuscript), writer.blocks(blocks_of(handed)), *quiz, *told]
    elif manuscript.kind == QUIZ and manuscript.questions:
        parts = [_title(manuscript), paragraph(run(_NAME_LINE), "SchoolLine"), *quiz, *texts_behind(manuscript)]
        parts.append(writer.blocks(rest))
    else:
        parts = [*_head(manuscript), writer.blocks(rest), *quiz]
    return "".join((*parts, *colophon(manuscript, writer))), writer.lists


def _title(manuscript: Manuscript) -> str:
    return paragraph(run(manuscript.title), "Title")


def _head(manuscript: Manuscript) -> Iterator[str]:
    imprint = manuscript.imprint
    yield _emblem(manuscript)
    yield _title(manuscript)
    yield paragraph(run(manuscript.about), "Subtitle")
    yield paragraph(run(imprint.awaiting or imprint.reviewed), "Awaiting")


def _emblem(manuscript: Manuscript, layout: str = "") -> str:
    """Return the emblem of the portal in a paragraph of its own; nothing where it has none."""
    emblem = manuscript.emblem
    return paragraph(emblem_xml(emblem, f"Biểu trưng: {manuscript.portal}"), "", layout) if emblem else ""


def texts_behind(manuscript: Manuscript) -> Iterator[str]:
    """Yield the portal's remarks on a material whose first pages are handed out, on a new page."""
    imprint = manuscript.imprint
    emblem = _emblem(manuscript, NEW_PAGE)
    yield emblem
    yield paragraph(run(manuscript.about), "Subtitle", "" if emblem else NEW_PAGE)
    yield paragraph(run(imprint.awaiting or imprint.reviewed), "Awaiting")


def colophon(manuscript: Manuscript, writer: BlockWriter) -> Iterator[str]:
    """Yield authors, legal basis, terms and sources."""
    imprint = manuscript.imprint
    yield paragraph(run(ABOUT), "Heading1")
    lines = (
        imprint.made,
        imprint.awaiting or imprint.reviewed,
        *imprint.cautions,
        f"Cơ sở khoa học: {manuscript.evidence}",
        *filter(None, [imprint.basis]),
        imprint.licence,
        *imprint.terms,
    )
    yield from (paragraph(run(line), "Colophon") for line in lines)
    page = (Run("Bản mới nhất và các dạng khác: "), Run(imprint.address, href=imprint.address))
    yield paragraph(runs_xml(page, writer.link), "Colophon")
    yield paragraph(run("Nguồn:"), "Colophon", KEEP_NEXT)
    for source in imprint.sources:
        words = (Run(source.title, href=source.url), Run(f" ({source.checked})."))
        yield writer.listed(words, "ColophonSource", BULLET_LIST)

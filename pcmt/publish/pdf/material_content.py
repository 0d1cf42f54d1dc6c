"""What a layout is given: one JSON object that holds every word of a sheet, so that no data is ever read as Typst code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from pcmt.model import Campaign, Material
from pcmt.model.handouts import Form, code_of, code_path, edition_of, sheet_of
from pcmt.model.material import Poster
from pcmt.model.vocabulary import MaterialType
from pcmt.publish.pdf.content_tree import Node, breakable, nodes_of, plain_runs
from pcmt.publish.pdf.faults import SheetFault
from pcmt.publish.pdf.loose_content import loose_content
from pcmt.show.markup.body_tree import Quote, parse_body, words_of
from pcmt.show.materials.handout_text import BACK, FRONT, role_in_letter, section_of_letter, sections_of
from pcmt.show.materials.imprint import Imprint, about_line, imprint_of
from pcmt.show.materials.quiz import ANSWERS, LETTERS, QUESTIONS, right_option
from pcmt.show.materials.sheets.named import poster_helplines
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.pictures.drawings import drawing_names
from pcmt.show.parts.pictures.painted import painted_drawing
from pcmt.text.formats import format_date

Content = dict[str, Any]

_READ_ALOUD = frozenset({MaterialType.ASSEMBLY_TALK, MaterialType.BROADCAST})


def content_of(view: PageContext, material: Material, form: Form) -> Content:
    """Everything a sheet shows. Raises SheetFault."""
    frame = _frame(view, material, form)
    if sheet := sheet_of(material, form):
        return frame | loose_content(material, sheet, view.catalog.settings.url)
    return frame | _PARTS[form.id](view, material)


def _frame(view: PageContext, material: Material, form: Form) -> Content:
    """Return the content common to all forms of a sheet."""
    settings = view.catalog.settings
    imprint = imprint_of(view, material)
    edition = edition_of(material)
    code = code_of(material, form, edition)
    check_at = f"{settings.url}{code_path(code)}"
    told = f"{code[:4]}-{code[4:]}"
    return {
        "form": form.id,
        "title": breakable(material.title),
        "description": material.description or material.title,
        "keywords": [view.term("chu-de", one) for one in material.topics],
        "author": material.author,
        "language": material.language.partition("-")[
            0
        ],  # Typst takes the language alone (ISO 639), no script or region
        "portal": settings.short_title,
        "about": about_line(view, material),
        "awaiting": imprint.awaiting,
        "made": imprint.made,
        "evidence": f"Cơ sở khoa học: {breakable(material.evidence)}",
        "reviewed": imprint.reviewed,
        "licence": imprint.licence,
        "basis": imprint.basis,
        "cautions": list(imprint.cautions),
        **_sources(imprint),
        "address": imprint.address,
        "host": settings.url.partition("://")[2].rstrip("/"),
        "code": told,
        "check_at": check_at,
        "qr_words": f"Mã QR dẫn tới trang cho biết bản in mang mã {told} còn dùng hay đã thay.",
        "checked": f"Sửa lần cuối ngày {format_date(material.updated)}.",
    }


def _sources(imprint: Imprint) -> Content:
    """Return the sources as links; a day of reading common to all is printed once."""
    days = {source.checked for source in imprint.sources}
    shared = f", {next(iter(days))}" if len(days) == 1 else ""
    told = [
        {"t": breakable(source.title if shared else f"{source.title} ({source.checked})"), "h": source.url}
        for source in imprint.sources
    ]
    return {"sources_head": f"Nguồn{shared}: ", "sources": told}


def _text(view: PageContext, material: Material) -> Content:
    nodes = nodes_of(parse_body(material.body), view.catalog.settings.url)
    return {"layout": "text", "is_read_aloud": material.type in _READ_ALOUD, "blocks": nodes, **questions_of(material)}


def _letter(view: PageContext, material: Material) -> Content:
    advice, letter = split_letter(nodes_of(parse_body(material.body), view.catalog.settings.url))
    if not letter:
        raise SheetFault("chưa có phần «## Mẫu thư»", "đặt lời thư vào một phần có tên như vậy")
    return {"layout": "letter", "blocks": advice, "letter": letter, **questions_of(material)}


def _slides(view: PageContext, material: Material) -> Content:
    """Return a handout: each slide in its frame with the speaker's words (the quotes that end a slide) beside it."""
    site = view.catalog.settings.url
    slides = []
    for heading, blocks in sections_of(parse_body(material.body)):
        shown = len(blocks)
        while shown and isinstance(blocks[shown - 1], Quote):
            shown -= 1
        notes = [inner for quote in blocks[shown:] for inner in cast(Quote, quote).blocks]
        slides.append({
            "title": plain_runs(words_of(heading.runs)) if heading else [],
            "blocks": nodes_of(blocks[:shown], site),
            "notes": nodes_of(notes, site),
        })  # fmt: skip
    return {"layout": "slides", "slides": slides, **questions_of(material)}


def _leaflet(view: PageContext, material: Material) -> Content:
    """Return two faces. Sections other than ``Mặt trước`` and ``Mặt sau`` are printing advice and are omitted."""
    site = view.catalog.settings.url
    faces: dict[str, Node] = {}
    for heading, blocks in sections_of(parse_body(material.body)):
        name, _, title = words_of(heading.runs).partition(":") if heading else ("", "", "")
        if name.strip() in {FRONT, BACK}:
            faces[name.strip()] = {"title": breakable(title.strip()), "blocks": nodes_of(blocks, site)}
    if set(faces) != {FRONT, BACK}:
        raise SheetFault(
            f"tờ rơi phải có đúng hai phần «## {FRONT}: …» và «## {BACK}: …»", "chia nội dung thành hai phần ấy"
        )
    return {"front": faces[FRONT], "back": faces[BACK]}


def _quiz(view: PageContext, material: Material) -> Content:
    if not material.questions:
        raise SheetFault("chưa có câu hỏi nào", "thêm các câu hỏi vào trường questions", "type")
    return {"layout": "quiz", **questions_of(material), "helplines": _helplines(view, material)}


def _answers(view: PageContext, material: Material) -> Content:
    guide = nodes_of(parse_body(material.body), view.catalog.settings.url)
    return _quiz(view, material) | {"layout": "answers", "guide": guide}


def _poster(view: PageContext, material: Material) -> Content:
    poster = material.poster
    if poster is None:
        raise SheetFault(
            "chưa có chữ của áp phích", "thêm trường poster với dòng lớn, các dòng chính, lời kêu gọi", "type"
        )
    if poster.drawing not in drawing_names():
        raise SheetFault(
            f"không có hình vẽ «{poster.drawing}»", f"chọn một trong: {', '.join(drawing_names())}", "poster"
        )
    return {
        "poster": _words_of_poster(poster),
        "picture": painted_drawing(poster.drawing, view.catalog.settings.palette.light),
        "theme": _theme(view, material),
        "helplines": _helplines(view, material),
    }


def _words_of_poster(poster: Poster) -> Content:
    return {
        "headline": breakable(poster.headline),
        "points": [breakable(point) for point in poster.points],
        "call": breakable(poster.call),
    }


def _theme(view: PageContext, material: Material) -> str:
    """Theme of the campaign that the material is made for, with its name: a theme is that of one year. Empty for none."""
    campaigns = (view.catalog.get(Campaign, one) for one in material.campaigns)
    return next((f"{one.title}: {one.theme}" for one in campaigns if one.theme), "")


def _helplines(view: PageContext, material: Material) -> list[Content]:
    return [{"number": one.number, "use": one.use, "title": one.title} for one in poster_helplines(view, material)]


_PARTS: dict[str, Callable[[PageContext, Material], Content]] = {
    "a5": _leaflet,
    "a5-in-2": _leaflet,
    "a3": _poster,
    "a2": _poster,
    "cau-hoi": _quiz,
    "dap-an": _answers,
    "a4": lambda view, material: _A4.get(material.type, _text)(view, material),
}
_A4: dict[str, Callable[[PageContext, Material], Content]] = {
    MaterialType.POSTER: _poster,
    MaterialType.SLIDES: _slides,
    MaterialType.LETTER: _letter,
}


def questions_of(material: Material) -> dict[str, Any]:
    """Return the questions of a material for a layout, with the headings above them and above their answers."""
    questions = [
        {
            "question": f"Câu {number}. {breakable(one.question)}",
            "letters": list(LETTERS[: len(one.options)]),
            "options": [breakable(option) for option in one.options],
            "answer": one.answer,
            "right": breakable(right_option(one)),
            "told": f"Câu {number}: {breakable(right_option(one))}",
            "explanation": breakable(one.explanation),
        }
        for number, one in enumerate(material.questions, start=1)
    ]
    return {"questions": questions, "questions_title": QUESTIONS, "answers_title": ANSWERS}


def split_letter(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """Advice to the school, and the letter; each of the letter's headings and paragraphs has its ``role``.

    The letter (``## Mẫu thư``) and the slip that is cut off (``## Phần cắt rời``) go on a sheet of their own.
    """
    advice: list[Node] = []
    letter: list[Node] = []
    section = stage = ""
    for node in nodes:
        if node["k"] == "heading" and node["level"] == 1:
            section, stage = section_of_letter(_words(node)), "letterhead"
            (letter if section else advice).append(node | {"role": section})
        elif section == "letter" and node["k"] == "paragraph":
            role, stage = role_in_letter(_words(node), stage)
            letter.append(node | {"role": role})
        else:
            (letter if section else advice).append(node)
    return advice, letter


def _words(node: Node) -> str:
    return "".join(run["t"] for run in node["runs"])

"""Printable forms of a record, and the short code printed on each sheet.

Forms follow from the kind of the record and the type of a material; they are never typed. The code identifies one form
of one edition: a sheet found years later still leads to a page that says whether it is current and what replaced it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from pcmt.model import LegalDocument, Material, Plan
from pcmt.model.material import SHEET_LAYOUT_TITLES, LooseSheet
from pcmt.model.vocabulary import MaterialType
from pcmt.urls import record_path

Handout = Material | Plan | LegalDocument
"""Records that files are made of."""


ContentPart = Literal["body", "questions", "answers", "poster", "faces"]
"""A part of a material's content: its text, its questions, their answers, the words of its poster, the faces of a leaflet."""
_TEXT: tuple[ContentPart, ...] = ("body", "questions", "answers")


class Form(NamedTuple):
    """A kind of file. ``title`` is what people read, ``short_title`` its name on a button; ``is_paper``: carries a code.

    ``holds``: the parts of a material's content that the form holds whole, where the material has them.
    ``is_loose``: holds sheets of the material only (``Material.sheets``).
    """

    id: str
    ending: str
    title: str
    short_title: str
    media_type: str
    is_paper: bool = False
    holds: tuple[ContentPart, ...] = _TEXT
    is_loose: bool = False


_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

FORMS = {
    form.id: form
    for form in (
        Form("a4", "pdf", "Bản in khổ A4", "PDF", _PDF, is_paper=True),
        Form("a5", "pdf", "Tờ rơi khổ A5", "PDF A5", _PDF, is_paper=True, holds=("faces",)),
        Form(
            "a5-in-2",
            "pdf",
            "Tờ rơi, hai tờ trên một trang A4, có dấu cắt",
            "Hai tờ trên A4",
            _PDF,
            is_paper=True,
            holds=("faces",),
        ),
        Form("a3", "pdf", "Áp phích khổ A3", "PDF A3", _PDF, is_paper=True, holds=("poster",)),
        Form("a2", "pdf", "Áp phích khổ A2", "PDF A2", _PDF, is_paper=True, holds=("poster",)),
        Form("cau-hoi", "pdf", "Phiếu câu hỏi khổ A4", "Phiếu hỏi", _PDF, is_paper=True, holds=("questions",)),
        Form("dap-an", "pdf", "Phiếu câu hỏi có đáp án khổ A4", "Đáp án", _PDF, is_paper=True),
        Form("ban-in", "pdf", "Bản in từ cổng khổ A4", "PDF", _PDF, is_paper=True),
        Form("sua-duoc", "docx", "Bản sửa được bằng Word", "Word", _WORD),
        Form("trinh-chieu", "pptx", "Bản trình chiếu PowerPoint", "PowerPoint", _SLIDES),
        Form("chu", "txt", "Bản chữ, để đọc hoặc dán vào nơi khác", "Bản chữ", "text/plain", holds=(*_TEXT, "poster")),
        Form("phieu", "docx", "Phiếu, thẻ sửa được bằng Word", "Phiếu bằng Word", _WORD, holds=(), is_loose=True),
    )
}
"""Every form but those of single sheets (``sheet_form``), in the order in which pages offer them."""

_ORDINARY = ("a4", "sua-duoc", "chu")
POSTER = MaterialType.POSTER
_BY_TYPE = {
    MaterialType.LEAFLET: ("a5", "a5-in-2", "sua-duoc", "chu"),
    POSTER: ("a3", "a2", "a4", "chu"),
    MaterialType.QUIZ: ("cau-hoi", "dap-an", "sua-duoc", "chu"),
    MaterialType.SLIDES: ("trinh-chieu", "a4", "chu"),
}
_SHEET = "phieu-"
_CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Letters and digits that stay distinguishable on a worn sheet: no 0, o, 1, l, i."""
CODE_LENGTH = 8


def sheet_form(sheet: LooseSheet) -> Form:
    """Return the printed form of a sheet of a material."""
    title = f"{sheet.title}, {SHEET_LAYOUT_TITLES[sheet.layout]}"
    return Form(f"{_SHEET}{sheet.id}", "pdf", title, sheet.title, _PDF, is_paper=True, holds=(), is_loose=True)


def sheet_of(material: Material, form: Form) -> LooseSheet | None:
    """Return the sheet that a form prints; None for a form of the whole material."""
    return next((one for one in material.sheets if form.id == f"{_SHEET}{one.id}"), None)


def forms_of(record: Handout) -> tuple[Form, ...]:
    """Return the forms that a record offers, those of its sheets last. Without its full text a record has none."""
    if not isinstance(record, Material):
        return (FORMS["ban-in"],) if record.text else ()
    if record.is_carrier:
        return ()
    forms = (FORMS[one] for one in _BY_TYPE.get(record.type, _ORDINARY))
    loose = (*map(sheet_form, record.sheets), FORMS["phieu"]) if record.sheets else ()
    if record.type == POSTER:  # every paper of a poster is the poster itself
        forms = (form._replace(holds=("poster",)) if form.is_paper else form for form in forms)
    return (*forms, *loose)


def form_path(record: Handout, form: Form) -> str:
    """Site-relative address of a record's file in a form."""
    suffix = "" if form.id == "chu" else f"-{form.id}"
    return f"{record_path(record.kind_id, record.id)}{record.id}{suffix}.{form.ending}"


class Edition(NamedTuple):
    """A state of a record's content: its number from 1, the day it came out, and what it changed (empty for the first)."""

    number: int
    on: date
    what: str


def editions_of(record: Handout) -> tuple[Edition, ...]:
    """Every edition, the first one first: publishing makes one, and so does every public change of the content."""
    revised = [change for change in record.history if change.kind == "revised"]
    later = (Edition(number, change.on, change.what) for number, change in enumerate(revised, start=2))
    return (Edition(1, record.published, ""), *later)


def edition_of(record: Handout) -> int:
    """Return the number of the current edition, from 1."""
    return len(editions_of(record))


def code_of(record: Handout, form: Form, edition: int) -> str:
    """Code of a form of an edition: eight letters and digits, some 40 bits, out of the ids alone and so the same for ever."""
    digest = int.from_bytes(sha256(f"{record.kind_id}/{record.first_id}/{form.id}/{edition}".encode()).digest()[:8])
    letters = []
    for _ in range(CODE_LENGTH):
        digest, rest = divmod(digest, len(_CODE_LETTERS))
        letters.append(_CODE_LETTERS[rest])
    return "".join(letters)


class Sheet(NamedTuple):
    """A form of an edition as it hangs on a wall somewhere, and the code it carries."""

    code: str
    record: Handout
    form: Form
    edition: Edition


def sheets_of(record: Handout) -> Iterator[Sheet]:
    """Every sheet that a record has ever been printed on, those of earlier editions included: their codes stay valid."""
    is_held = isinstance(record, Plan | LegalDocument) and record.withheld is not None
    # Prints of a paper that is held back since may hang somewhere.
    for form in (FORMS["ban-in"],) if is_held else forms_of(record):
        if form.is_paper:
            for edition in editions_of(record):
                yield Sheet(code_of(record, form, edition.number), record, form, edition)


def spelled_code(code: str) -> str:
    """Return a code as printed, ``xxxx-xxxx``: groups of four are easier to type."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def code_path(code: str) -> str:
    """Return the site-relative address of the page that explains a code."""
    return f"ma/{code}/"

"""Parts of a material's page around its text: files, terms of use, related materials, contact for faults."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, cast
from urllib.parse import quote

from markupsafe import Markup

from pcmt.model import Material
from pcmt.model.handouts import code_of, code_path, edition_of
from pcmt.model.material import AWAITING_REVIEW, Attached
from pcmt.model.vocabulary import Audience, MaterialType
from pcmt.read.attachments import OutsideFile
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.materials.imprint import credit_line
from pcmt.show.materials.licences import TERMS
from pcmt.show.materials.listing import PICTURED, short_name
from pcmt.show.materials.long_text import render_long_text
from pcmt.show.materials.plain_copy import POSTER, unsaid_poster
from pcmt.show.materials.quiz import QUIZ, render_quiz
from pcmt.show.materials.sheets.named import has_personal, personal_path
from pcmt.show.parts.calls import named_helplines, render_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import MaterialFile, files_of, preview_of, size_words
from pcmt.text.formats import format_number
from pcmt.urls import record_path

READ_ALOUD = "loi-doc-de-chep"
"""Anchor of the box."""
_SPOKEN = re.compile(r'(<h2 id="[^"]*">Lời đọc</h2>)(.*?)(?=<h2 |\Z)', re.DOTALL)
_BUTTON = (
    f'<p class="script-copy"><button type="button" class="copy" data-copy data-copy-from="{READ_ALOUD}" hidden>'
    "Sao chép lời đọc</button></p>"
)


def render_read_aloud(html: Markup) -> Markup:
    """Render the text of a broadcast with its words to read in a box; a text without that heading stays as it is."""
    return trusted_html(
        _SPOKEN.sub(rf'\1{_BUTTON}<div class="read-aloud" id="{READ_ALOUD}">\2</div>', str(html), count=1)
    )


RELATED = 6
"""Materials named as related."""
BUTTONS = 3
"""Buttons above the text, in one row of a phone; the whole list of files is in the block at the end."""
_EDITABLE = frozenset({"docx", "pptx"})
_SOUND = ".mp3"


class AttachedFile(NamedTuple):
    """A file that the material carries: what its author gave, and what looking into it showed."""

    given: Attached
    href: str
    facts: str
    licence: str
    access: str
    is_sound: bool


class OfferedFile(NamedTuple):
    """A form of the material to take away."""

    title: str
    href: str
    facts: str
    short: str


class PrintCode(NamedTuple):
    """The code on the printed form, in two groups of four, and the page that explains it."""

    words: str
    href: str


def material_extras(view: PageContext, material: Material) -> dict[str, Any]:
    """Names for the template of a material."""
    files = files_of(view, material)
    body = render_calls(view, render_markdown(material.body, view.root))
    if material.type == MaterialType.BROADCAST:
        body = render_read_aloud(body)
    return _take_away(view, material, files) | {
        "body_html": render_long_text(body),
        "is_quiz": material.type == QUIZ,
        "awaiting": AWAITING_REVIEW,
        "helplines": named_helplines(view, body),
        "first_line": next(iter(view.catalog.valid_helplines), None),
        "address": view.catalog.settings.url + record_path(material.kind_id, material.id),
        "quiz": render_quiz(view, material),
        "poster": unsaid_poster(material),
        "poster_heading": POSTER,
        "attached": attached_files(view, material),
        "print_code": print_code(view, material, files),
        "terms": TERMS.get(material.licence or ""),
        "short_licence": short_name(view.licence(material.licence)),
        "credit": credit_line(view, material),
        "original": translated_from(view, material),
        "translations": translations(view, material),
        "related": view.shelf.related(material, RELATED),
        "feedback": render_feedback_links(view, material),
    }


def _take_away(view: PageContext, material: Material, files: tuple[MaterialFile, ...]) -> dict[str, Any]:
    """Return what a material can be taken away as: every file, those offered by buttons, the picture of a poster or leaflet."""
    whole = [one for one in files if not one.form.is_loose]
    offered = [_offered(view, one) for one in whole]
    loose = [_offered(view, one) for one in files if one.form.is_loose]
    ends = [one.form.ending for one in whole]
    # Teachers change a lesson before they print it.
    is_changed_first = Audience.TEACHERS in material.audiences
    first = [one for one, end in zip(offered, ends, strict=True) if is_changed_first and end in _EDITABLE]
    personal = view.page(personal_path(material)) if has_personal(material) else ""
    return {
        "files": offered,
        "taken": [*first, *(one for one in offered if one not in first)][: BUTTONS - bool(personal) - bool(loose)],
        "sheets": loose,
        "has_editable": not _EDITABLE.isdisjoint(ends),
        "picture": preview_of(view, files) if material.type in PICTURED else None,
        "personal": personal,
    }


def _offered(view: PageContext, file: MaterialFile) -> OfferedFile:
    return OfferedFile(file.form.title, view.page(file.path), file.facts, file.form.short_title)


def attached_files(view: PageContext, material: Material) -> list[AttachedFile]:
    """Return the attached files in record order; unpublished ones are omitted."""
    found = [(one, view.catalog.outside.get(one.file)) for one in material.files]
    return [_attached(view, given, file) for given, file in found if file and file.path in view.downloads]


def _attached(view: PageContext, given: Attached, file: OutsideFile) -> AttachedFile:
    facts = [file.type.title]
    if file.facts.pages:
        facts.append(f"{format_number(file.facts.pages)} trang")
    if file.facts.seconds:
        facts.append(duration_words(file.facts.seconds))
    facts.append(size_words(file.length))
    licence = short_name(view.licence(given.licence))
    is_sound = file.name.lower().endswith(_SOUND)
    return AttachedFile(given, view.page(file.path), ", ".join(facts), licence, access_words(given, file), is_sound)


def duration_words(seconds: int) -> str:
    """``3 phút 05 giây``."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} phút {rest:02d} giây" if minutes else f"{rest} giây"


def access_words(given: Attached, file: OutsideFile) -> str:
    """Describe the accessibility of a file: as verified by a person, else as detected, labelled as such."""
    if given.accessible is not None:
        return (
            "Đã kiểm tra: dùng được với trình đọc màn hình."
            if given.accessible
            else ("Đã kiểm tra: chưa dùng được với trình đọc màn hình.")
        )
    if file.facts.has_text is False:
        return "Chưa ai kiểm tra; tệp chỉ có hình chụp chữ, trình đọc màn hình không đọc được."
    if file.facts.is_tagged is False:
        return "Chưa ai kiểm tra; tệp thiếu cấu trúc, trình đọc màn hình có thể đọc sai thứ tự."
    # Sound has its transcript, a picture its description: there is nothing in them for a screen reader to try.
    is_read = file.type.media_type.startswith(("application/", "text/"))
    return "Chưa ai kiểm tra tệp này với trình đọc màn hình." if is_read else ""


def print_code(view: PageContext, material: Material, files: tuple[MaterialFile, ...]) -> PrintCode | None:
    """Return the code of the first printed form; None without one."""
    main = next((one.form for one in files if one.form.is_paper), None)
    if main is None:
        return None
    code = code_of(material, main, edition_of(material))
    return PrintCode(f"{code[:4]}-{code[4:]}", view.page(code_path(code)))


def translated_from(view: PageContext, material: Material) -> Material | None:
    """Return the original of a translation, or None."""
    if material.translation_of is None:
        return None
    return view.catalog.get(Material, material.translation_of)


def translations(view: PageContext, material: Material) -> list[Material]:
    """Return the current translations of a material and of its original."""
    original = translated_from(view, material) or material
    linked = cast("list[Material]", view.catalog.backlinks(original, Material.kind_id))
    return [one for one in linked if one.translation_of == original.id and one.id != material.id and one.is_offered]


def render_feedback_links(view: PageContext, material: Material) -> Markup:
    """Render how to report a fault or send a better version; empty where no contact is declared."""
    settings = view.catalog.settings
    ways = []
    if settings.feedback:
        ways.append(view.render_outside_link(settings.feedback, "trang góp ý"))
    if settings.email:
        subject = quote(f"Góp ý tài liệu {material.id}")
        ways.append(
            trusted_html(f'<a href="mailto:{html_of(settings.email)}?subject={subject}">{html_of(settings.email)}</a>')
        )
    if settings.phone:
        digits = settings.phone.replace(".", "").replace(" ", "")
        ways.append(trusted_html(f'điện thoại <a href="tel:{html_of(digits)}">{html_of(settings.phone)}</a>'))
    if not ways:
        return Markup("")
    unit = f", {settings.unit}" if settings.unit else ""
    return Markup("Gửi về {}{}. Nhớ ghi mã tài liệu <code>{}</code>.").format(
        Markup(", ").join(ways), unit, material.id
    )

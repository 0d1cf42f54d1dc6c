"""Parts of a material's page around its text: files, terms of use, related materials, contact for faults."""

from __future__ import annotations

from typing import Any, NamedTuple, cast
from urllib.parse import quote

from markupsafe import Markup

from pcmt.model import Material
from pcmt.model.handouts import code_of, code_path, edition_of
from pcmt.model.material import Attached
from pcmt.read.attachments import OutsideFile
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.materials.imprint import credit_line
from pcmt.show.materials.licences import TERMS
from pcmt.show.materials.listing import short_name
from pcmt.show.materials.plain_copy import POSTER, unsaid_poster
from pcmt.show.materials.quiz import render_quiz
from pcmt.show.materials.sheets.named import has_personal, personal_path
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.files import MaterialFile, files_of, preview_of, size_words
from pcmt.text.formats import format_number

RELATED = 6
"""Materials named as related."""
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


class PrintCode(NamedTuple):
    """The code on the printed form, in two groups of four, and the page that explains it."""

    words: str
    href: str


def material_extras(view: PageContext, material: Material) -> dict[str, Any]:
    """Names for the template of a material."""
    files = files_of(view, material)
    return {
        "body_html": render_markdown(material.body, view.root),
        "quiz": render_quiz(view, material),
        "poster": unsaid_poster(material),
        "poster_heading": POSTER,
        "files": [OfferedFile(one.form.title, view.page(one.path), one.facts) for one in files],
        "has_editable": any(one.form.ending in {"docx", "pptx"} for one in files),
        "preview": preview_of(view, files),
        "personal": view.page(personal_path(material)) if has_personal(material) else "",
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
    """Render how to report a fault or send a better version; states if no contact is declared."""
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
        return Markup("Đơn vị quản lý cổng chưa khai báo địa chỉ góp ý.")
    unit = f", {settings.unit}" if settings.unit else ""
    return Markup("Gửi về {}{}. Nhớ ghi mã tài liệu <code>{}</code>.").format(
        Markup(", ").join(ways), unit, material.id
    )

"""Texts inside an archive of materials: an index that works offline, the terms of use, the guide.

The same fragments are used at build time and for kits assembled in the browser: the script joins finished fragments and
never builds HTML from data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from pcmt.model import Kit, Material
from pcmt.show.kits.page import KitEntry, KitFile
from pcmt.show.markup.html import trusted_html
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.markup.plain_text import plain_text
from pcmt.show.materials.imprint import Imprint, about_line, imprint_of
from pcmt.show.materials.plain_copy import BOM
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.text.formats import format_date
from pcmt.urls import record_path

INDEX, LICENCE, GUIDE, SUMS = "index.html", "GIAY-PHEP.txt", "HUONG-DAN.txt", "SHA256SUMS.txt"
"""Names of the files that every archive has beside its folders; ``GUIDE`` only where there is a guide."""

FOLDER_MARK = "[[thu-muc]]"
"""Placeholder for the folder of a material in the fragments for kits assembled in the browser."""
ITEMS_MARK = "[[cac-muc]]"
"""Placeholder for all its materials."""
UNCHECKED_MARK = "[[chua-doi-chieu]]"
"""Placeholder for ``UNCHECKED``, or for nothing if the browser verified the checksums."""
UNCHECKED = "Trang được mở qua http thường nên trình duyệt chưa tự đối chiếu mã kiểm; hãy đối chiếu bằng lệnh trên trước khi dùng."
OWN_TITLE = "Bộ tài liệu tự chọn"
OWN_LEAD = "Các tài liệu bạn đã chọn, mở được khi không có mạng."


class MaterialTexts(NamedTuple):
    """What every archive says of a material: opening and end of its place in the index, and its terms of use."""

    head: Markup
    foot: Markup
    licence: str


def own_index(view: PageContext) -> str:
    """Return the index template for kits assembled in the browser, with a mark at the position of the materials."""
    return _index_page(view, OWN_TITLE, OWN_LEAD, Markup(""), [Markup(ITEMS_MARK)], "", UNCHECKED_MARK)


def material_texts_of(view: PageContext, material: Material) -> MaterialTexts:
    """Return what every archive says of a material. A rule of its own: several archives hold it.

    The root of ``view`` must be the portal's URL.
    """
    make = partial(_material_texts, view, material)
    return view.catalog.recall(f"chữ của bộ, tài liệu {material.id}", make, is_once=True)


def _material_texts(view: PageContext, material: Material) -> MaterialTexts:
    imprint = imprint_of(view, material)
    pieces: Any = ENVIRONMENT.get_template("kits/archive_index_item.html").module
    head = Markup(pieces.head(view, material, imprint, about_line(view, material)))
    return MaterialTexts(head, Markup(pieces.foot(view, material, imprint)), _licence(view, material, imprint))


def render_index_file(file: KitFile, folder: str) -> Markup:
    """Render a file of a material in the index, linked into its folder."""
    # Markup.format takes five times as long, and every file of a portal is here.
    link = f'<a href="{escape(folder)}/{escape(file.name)}">{escape(file.title)}</a>'
    return trusted_html(f'<li>{link} <span class="facts">{escape(file.facts)}</span></li>')


def render_index_item(view: PageContext, entry: KitEntry) -> Markup:
    """Render a material in the index of a kit."""
    files = Markup("").join(render_index_file(file, entry.folder) for file in entry.files)
    texts = material_texts_of(view, entry.material)
    return texts.head + files + texts.foot


def kit_index(view: PageContext, kit: Kit, entries: Sequence[KitEntry]) -> str:
    """Return the index of a kit."""
    updated = max([kit.updated, *(entry.material.updated for entry in entries)])
    guide = render_markdown(kit.guide, view.root)
    items = [render_index_item(view, entry) for entry in entries]
    words = f"Nội dung cập nhật đến ngày {format_date(updated)}."
    return _index_page(view, kit.title, kit.description, guide, items, words, "")


def _index_page(
    view: PageContext, title: str, lead: str, guide_html: Markup, items: Iterable[Markup], updated: str, remark: str
) -> str:
    """Return the whole page. The root of ``view`` must be the portal's URL, since an archive may be anywhere."""
    return ENVIRONMENT.get_template("kits/archive_index.html").render(
        view=view,
        colours=view.catalog.settings.palette,
        title=title,
        lead=lead,
        guide_html=guide_html,
        items=items,
        updated=updated,
        remark=remark,
        licence=LICENCE,
        sums=SUMS,
    )


def licence_opening(view: PageContext, title: str) -> str:
    """Return the introduction of the terms of use."""
    settings = view.catalog.settings
    return (
        f"GIẤY PHÉP VÀ CÁCH DÙNG LẠI\n\n{title}\nLấy từ: {settings.title}, {settings.url}\n\n"
        "Các tài liệu dưới đây dùng lại theo giấy phép ghi ở từng tài liệu.\n"
        "Khi dùng lại, hãy ghi tên tài liệu, đơn vị biên soạn, tên giấy phép và địa chỉ trang;\n"
        "nếu đã sửa thì ghi rõ là bản đã sửa.\n"
        "Giấy phép Creative Commons Ghi công 4.0: https://creativecommons.org/licenses/by/4.0/\n"
    )


def _licence(view: PageContext, material: Material, imprint: Imprint) -> str:
    """Return the terms of one material: author, licence, address, sources."""
    lines = ["", "-" * 40, material.title, imprint.awaiting, *imprint.cautions, imprint.made, imprint.reviewed]
    lines += [imprint.licence, *imprint.terms, imprint.basis]
    lines += [
        f"Tệp kèm theo “{one.title}”: {one.author}. Giấy phép: {view.licence(one.licence)}." for one in material.files
    ]
    lines += [f"Địa chỉ: {imprint.address}", "Nguồn:"]
    lines += [f"- {source.title} ({source.checked}). {source.url}".rstrip() for source in imprint.sources]
    return "\n".join(line for number, line in enumerate(lines) if line or number == 0) + "\n"


def guide_text(view: PageContext, kit: Kit, entries: Sequence[KitEntry]) -> str:
    """Return the guide as plain text, with the folders in their order."""
    lines = [kit.title.upper(), "", kit.description, "", "TRONG BỘ NÀY", ""]
    lines += [f"{entry.folder}: {entry.material.title} ({entry.material.minutes} phút)" for entry in entries]
    address = view.catalog.settings.url + record_path(kit.kind_id, kit.id)
    lines += ["", "CÁCH DÙNG", "", plain_text(kit.guide), "", "-" * 40, f"Bản mới nhất của bộ này: {address}"]
    return "\n".join(lines) + "\n"


def text_bytes(text: str) -> bytes:
    """Encode a text file for any machine: UTF-8 with a byte order mark and CRLF, see ``pcmt.show.materials.plain_copy``."""
    return (BOM + text).replace("\n", "\r\n").encode()

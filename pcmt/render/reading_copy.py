"""The plain-text copy of a material: what a commune reads over its loudspeaker or pastes into a letter of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Material
from pcmt.model.material import AWAITING_REVIEW
from pcmt.render.plain_text import plain_text
from pcmt.render.view import View
from pcmt.urls import record_path
from pcmt.vietnamese import format_date

BOM = "\ufeff"
_RULE = "-" * 40


def copy_path(material: Material) -> str:
    """Site-relative address of a material's plain-text copy."""
    return f"{record_path(material.kind_id, material.id)}{material.id}.txt"


def reading_copy(view: View, material: Material) -> bytes:
    """The copy in UTF-8 with a byte order mark and CRLF: the only form that old Notepad and any web server show rightly."""
    text = "\n".join(_lines(view, material)) + "\n"
    return (BOM + text).replace("\n", "\r\n").encode()


def _lines(view: View, material: Material) -> Iterator[str]:
    catalog = view.catalog
    kind = view.term("loai-tai-lieu", material.type)
    audiences = "; ".join(view.term("doi-tuong", one) for one in material.audiences)
    yield from (material.title.upper(), f"{kind}, {material.minutes} phút. Dành cho: {audiences}.")
    if not material.reviewed_by:
        yield f"{AWAITING_REVIEW}."
    yield from ("", plain_text(material.body), "", _RULE)
    yield f"Biên soạn: {material.author}. Rà soát gần nhất: ngày {format_date(material.reviewed_on)}."
    if material.reviewed_by:
        yield f"Cơ quan duyệt: {material.reviewed_by}."
    yield f"Giấy phép: {view.term('giay-phep', material.licence)}. Được chép, in, sửa và phát lại, miễn là ghi nguồn."
    yield f"Địa chỉ: {catalog.settings.url}{record_path(material.kind_id, material.id)}"
    yield "Nguồn:"
    for source in material.sources:
        address = f" {source.url}" if source.url else ""
        yield f"- {source.title} (kiểm tra ngày {format_date(source.checked_on)}).{address}"

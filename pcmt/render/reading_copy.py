"""The plain-text copy of a material: what a commune reads over its loudspeaker or pastes into a letter of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Material
from pcmt.render.imprint import imprint_of
from pcmt.render.plain_text import plain_text
from pcmt.render.view import View
from pcmt.urls import record_path

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
    imprint = imprint_of(view, material)
    yield from (material.title.upper(), imprint.about, *filter(None, [imprint.awaiting]))
    yield from ("", plain_text(material.body), "", _RULE)
    yield from (imprint.made, *filter(None, [imprint.reviewed]), imprint.licence)
    yield from (f"Địa chỉ: {imprint.address}", "Nguồn:")
    for source in imprint.sources:
        yield f"- {source.title} ({source.checked}).{source.url and ' '}{source.url}"

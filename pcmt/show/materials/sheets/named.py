"""Sheets that carry the name of a school or commune: the materials that have one, and their common parts.

The name is not data of the portal: it is typed in the browser, kept in the fragment of the address, and sent nowhere.
"""

from __future__ import annotations

from typing import NamedTuple

from pcmt.model import Helpline, Material
from pcmt.model.handouts import FORMS, code_of, code_path, edition_of
from pcmt.model.vocabulary import MaterialType
from pcmt.show.materials.imprint import imprint_of
from pcmt.show.parts.context import PageContext
from pcmt.text.formats import format_date
from pcmt.text.vietnamese import clip
from pcmt.urls import record_path

POSTER, LETTER = MaterialType.POSTER, MaterialType.LETTER
PERSONAL = "in/"
"""Folder of the sheet below its material's page."""
NAME_LIMIT = 120
"""Characters of a name or of the line below it. The longest names of committees in a commune have about 110."""
PLACE_LIMIT = 40
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy of a sheet: the site's own files and nothing else, so nothing typed can leave. ``data:`` is the drawing
on its way to becoming a picture."""
_HELPLINES = 4


class Foot(NamedTuple):
    """The foot that identifies a printed sheet: publisher, code, and the address that explains the code."""

    lines: list[str]
    code: str
    checked_at: str
    helplines: list[tuple[str, str]]


def has_personal(material: Material) -> bool:
    """Whether the material has a sheet for a name: posters with words of their own, and letters."""
    return (material.type == LETTER and bool(material.body)) or (
        material.type == POSTER and material.poster is not None
    )


def personal_path(material: Material) -> str:
    """Site-relative address of a material's sheet with room for a name."""
    return f"{record_path(material.kind_id, material.id)}{PERSONAL}"


def foot_of(view: PageContext, material: Material) -> Foot:
    """Return the foot of a material's sheet. The code is that of the A4 form with the same words."""
    settings, imprint = view.catalog.settings, imprint_of(view, material)
    code = code_of(material, FORMS["a4"], edition_of(material))
    checked_at = settings.url + code_path(code)
    helplines = poster_helplines(view, material)
    lines = [
        f"{imprint.awaiting or imprint.reviewed} {imprint.made}",
        f"{clip(settings.title, 80)}: {imprint.address}",
        f"Mã bản in {code[:4]}-{code[4:]}: quét mã hoặc mở {checked_at} để biết bản này còn dùng không.",
        f"{imprint.licence}{_numbers_checked(helplines)}",
    ]
    numbers = [(line.number, clip(line.name, 60)) for line in helplines]
    return Foot(lines, f"{code[:4]}-{code[4:]}", checked_at, numbers)


def poster_helplines(view: PageContext, material: Material) -> list[Helpline]:
    """Return the helplines that the material names, in the portal's order; the first ones when it names none."""
    usable = view.catalog.valid_helplines
    named = [one for one in usable if f"({Helpline.kind_id}/{one.id})" in material.body]
    return (named or usable)[:_HELPLINES]


def _numbers_checked(helplines: list[Helpline]) -> str:
    if not helplines:
        return ""
    return f" Số gọi kiểm tra ngày {format_date(min(line.checked_on for line in helplines))}."

"""Sheets with space for the name of a school or commune, at ``tai-lieu/<id>/in/``.

Standalone pages outside the theme's frame: the print equals the screen. Their policy (CSP Level 3) permits the site's
own files
only, so that the typed name cannot be sent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from pcmt.model import Material
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.show.materials.sheets.letter import letter_of
from pcmt.show.materials.sheets.named import (
    NAME_LIMIT,
    PLACE_LIMIT,
    POLICY,
    POSTER,
    foot_of,
    has_personal,
    personal_path,
)
from pcmt.show.materials.sheets.poster import poster_sheet
from pcmt.show.parts.context import View
from pcmt.show.parts.page_words import fitted
from pcmt.show.parts.qr import qr_svg
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.urls import record_path

_ROOT = "../../../"


def personal_sheets(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the sheet of every poster and letter."""
    view = View(catalog, _ROOT)
    materials = cast("Mapping[str, Material]", catalog.records[Material.kind_id])
    return (personal_sheet(view, one) for one in materials.values() if has_personal(one))


def personal_sheet(view: View, material: Material) -> Artifact:
    """Return the sheet of one material; ``view`` is rooted three folders deep."""
    foot = foot_of(view, material)
    poster = material.poster if material.type == POSTER else None
    letter = letter_of(material)
    html = ENVIRONMENT.get_template(
        "materials/sheets/poster.html" if poster else "materials/sheets/letter.html"
    ).render(
        view=view,
        kind="poster" if poster else "letter",
        material=material,
        description=fitted(f"Ghi tên trường, xã của bạn vào tài liệu «{material.title}» rồi in ngay từ trình duyệt."),
        policy=POLICY,
        sheet=poster_sheet(view, material, poster) if poster else letter,
        has_slip=not poster and bool(letter.slip),
        foot=foot,
        qr=qr_svg(foot.checked_at, f"Mã QR để kiểm tra bản in {foot.code}"),
        address=view.catalog.settings.url + record_path(material.kind_id, material.id),
        name_limit=NAME_LIMIT,
        place_limit=PLACE_LIMIT,
    )
    return Artifact(f"{personal_path(material)}index.html", html.encode())

"""Pages for paper, with space for the name of a school or commune: sheets of materials, programmes of campaigns.

Outside the theme's frame: the print equals the screen. Their policy (CSP Level 3) permits the site's own files only, so
that the typed name cannot be sent anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pcmt.model import Campaign, Material
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.show.campaigns.page import PROGRAMME, has_programme
from pcmt.show.campaigns.programme_sheet import sheet_of
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
from pcmt.show.materials.sheets.poster_faces import FACE, poster_policy, render_faces
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.page_words import fitted
from pcmt.show.parts.pictures.emblem import emblem_of
from pcmt.show.parts.pictures.painted import render_painted_drawing
from pcmt.show.parts.pictures.qr import render_qr_code
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.urls import record_path

_ROOT = "../../../"


def personal_sheets(catalog: Catalog) -> Iterator[Artifact]:
    """``tai-lieu/<id>/in/``: the sheet of every poster and letter."""
    view = PageContext(catalog, _ROOT)
    return (
        catalog.recall(f"bản ghi tên {one.id}", partial(_personal_sheet, view, one))
        for one in catalog.every(Material)
        if has_personal(one)
    )


def _personal_sheet(view: PageContext, material: Material) -> Artifact:
    foot = foot_of(view, material)
    poster = material.poster if material.type == POSTER else None
    letter = letter_of(material)
    kind = "poster" if poster else "letter"
    html = ENVIRONMENT.get_template(f"materials/sheets/{kind}.html").render(
        view=view,
        colours=view.catalog.settings.palette,
        emblem=emblem_of(view.catalog),
        kind=kind,
        material=material,
        description=fitted(f"Ghi tên trường, xã của bạn vào tài liệu “{material.title}” rồi in ngay từ trình duyệt."),
        policy=poster_policy(POLICY) if poster else POLICY,
        sheet=poster_sheet(view, material, poster) if poster else letter,
        picture=render_painted_drawing(poster.drawing, view.catalog.settings.palette.light) if poster else "",
        faces=render_faces() if poster else "",
        face=FACE,
        has_slip=not poster and bool(letter.slip),
        foot=foot,
        qr=render_qr_code(foot.checked_at, f"Mã QR để kiểm tra bản in {foot.code}"),
        address=view.catalog.settings.url + record_path(material.kind_id, material.id),
        name_limit=NAME_LIMIT,
        place_limit=PLACE_LIMIT,
    )
    return Artifact(f"{personal_path(material)}index.html", html.encode())


def programmes(catalog: Catalog) -> Iterator[Artifact]:
    """``chien-dich/<id>/chuong-trinh/``: the programme on one sheet of A4 of every campaign that has a first and a last day."""
    view = PageContext(catalog, _ROOT)
    return (_programme(view, one) for one in catalog.campaigns if has_programme(one))


def _programme(view: PageContext, campaign: Campaign) -> Artifact:
    sheet = sheet_of(view, campaign)
    html = ENVIRONMENT.get_template("campaigns/programme_sheet.html").render(
        view=view,
        campaign=campaign,
        emblem=emblem_of(view.catalog),
        sheet=sheet,
        description=fitted(f"Chương trình {sheet.title} trên một trang A4 để in. {sheet.days}."),
        policy=POLICY,
        name_limit=NAME_LIMIT,
        qr=render_qr_code(sheet.address, "Mã QR dẫn tới trang của chiến dịch"),
    )
    return Artifact(f"{record_path(campaign.kind_id, campaign.id)}{PROGRAMME}index.html", html.encode())

"""The programme of a campaign on one sheet of A4, at ``chien-dich/<id>/chuong-trinh/``.

A standalone page for paper only: without navigation, with a form for the holder's name, and independent of the colour
scheme.
"""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Campaign
from pcmt.publish.artifact import Artifact
from pcmt.relate.catalog import Catalog
from pcmt.show.campaigns.page import PROGRAMME, has_programme
from pcmt.show.campaigns.programme_sheet import sheet_of
from pcmt.show.materials.sheets.named import NAME_LIMIT, POLICY
from pcmt.show.parts.context import View
from pcmt.show.parts.page_words import fitted
from pcmt.show.parts.qr import qr_svg
from pcmt.show.parts.templates import ENVIRONMENT
from pcmt.urls import record_path

_ROOT = "../../../"


def programmes(catalog: Catalog) -> Iterator[Artifact]:
    """Yield the programme of every campaign with a first and a last day."""
    view = View(catalog, _ROOT)
    return (programme(view, one) for one in catalog.campaigns if has_programme(one))


def programme(view: View, campaign: Campaign) -> Artifact:
    """Return the programme of one campaign; ``view`` is rooted three folders deep."""
    sheet = sheet_of(view, campaign)
    html = ENVIRONMENT.get_template("campaigns/programme_sheet.html").render(
        view=view,
        campaign=campaign,
        sheet=sheet,
        description=fitted(f"Chương trình {sheet.title} trên một trang A4 để in. {sheet.days}."),
        policy=POLICY,
        name_limit=NAME_LIMIT,
        qr=qr_svg(sheet.address, "Mã QR dẫn tới trang của chiến dịch"),
    )
    return Artifact(f"{record_path(campaign.kind_id, campaign.id)}{PROGRAMME}index.html", html.encode())

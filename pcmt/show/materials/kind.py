"""How a material is shown: banners, card, search, news, lists by type."""

from __future__ import annotations

from markupsafe import Markup

from pcmt.model import Event, Kit, Material, Record
from pcmt.model.material import AWAITING_REVIEW
from pcmt.show.materials.facts import material_rows
from pcmt.show.materials.page import material_extras
from pcmt.show.materials.schema_org import linked_material
from pcmt.show.materials.search import material_sections
from pcmt.show.parts.banner import Banner
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.kind_view import Backlinks, Badge, CardFacts, Grouping, KindView, SearchGroup
from pcmt.show.parts.pictures.drawings import render_type_drawing


def _banners(view: PageContext, material: Material) -> list[Banner]:
    """Name the last replacement on each material of a chain, so that an old print leads straight to it."""
    found = []
    if (latest := view.catalog.replacement_of(material)) is not None:
        words = Markup("<strong>Tài liệu này đã được thay, xin dùng {}.</strong> Bản cũ được giữ để đối chiếu.")
        found.append(Banner("ended", words.format(view.render_link(latest.kind_id, latest.id))))
    return found


def _card(view: PageContext, material: Material) -> CardFacts:
    badges = [Badge("muted", _type(view, material)), Badge("muted", f"{material.minutes} phút")]
    return CardFacts(
        badges, f"{view.terms('doi-tuong', material.audiences)} · {view.terms('cap-hoc', material.levels)}"
    )


def _type(view: PageContext, material: Material) -> str:
    return view.term("loai-tai-lieu", material.type)


def _search_facts(view: PageContext, material: Material) -> list[str]:
    return [_type(view, material), view.terms("chu-de", material.topics)]


def _news_facts(view: PageContext, material: Material) -> list[str]:
    review = [] if material.reviewed_by else [AWAITING_REVIEW]
    return [f"{_type(view, material)}, {material.minutes} phút", view.for_whom(material.audiences), *review]


def _creator(_view: PageContext, material: Material) -> str:
    return material.author


def _distinctions(view: PageContext, material: Material) -> list[str]:
    return [_type(view, material), view.terms("cap-hoc", material.levels)]


def _became(_view: PageContext, material: Material) -> str:
    return "đã có bản thay" if material.replaced_by else ""


def _sign(material: Material) -> str:
    return "[ĐÃ THAY] " if material.replaced_by else ""


def _groups(view: PageContext) -> list[Grouping]:
    by_type: dict[str, list[Record]] = {title: [] for title in view.catalog.terms["loai-tai-lieu"].values()}
    for material in view.catalog.every(Material):
        by_type[_type(view, material)].append(material)
    return [Grouping(title, group) for title, group in by_type.items()]


MATERIAL = KindView(
    model=Material,
    template="materials/page.html",
    facts=material_rows,
    banners=_banners,
    card=_card,
    picture=lambda material: render_type_drawing(material.type),
    backlinks=(Backlinks(Kit, "Có trong các bộ"), Backlinks(Event, "Sự kiện dùng tài liệu này")),
    search_group=SearchGroup.MATERIALS,
    search_facts=_search_facts,
    search_sections=material_sections,
    news_facts=_news_facts,
    schema_org=linked_material,
    creator=_creator,
    distinctions=_distinctions,
    sign=_sign,
    became=_became,
    groups=_groups,
    extras=material_extras,
)

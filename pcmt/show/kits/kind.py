"""How a kit of materials is shown."""

from __future__ import annotations

from typing import Any

from pcmt.model import Kit, Material
from pcmt.show.kits.page import kit_extras, kit_facts
from pcmt.show.materials.schema_org import audience_of
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import rows_of
from pcmt.show.parts.kind_view import Badge, CardFacts, KindView, SearchGroup, no_banners, no_words
from pcmt.urls import record_path


def _card(view: PageContext, kit: Kit) -> CardFacts:
    badges = [Badge("muted", words) for words in kit_facts(view, kit)]
    return CardFacts(badges, f"{view.terms('doi-tuong', kit.audiences)} · {view.terms('cap-hoc', kit.levels)}")


def _schema_org(view: PageContext, kit: Kit) -> dict[str, Any]:
    return {
        "@type": ["Collection", "LearningResource"],
        "audience": audience_of(view, kit.audiences),
        "hasPart": [{"@id": view.catalog.settings.url + record_path(Material.kind_id, one)} for one in kit.materials],
    }


KIT = KindView(
    model=Kit,
    list_frame="danh-sach/tai-lieu",
    template="kits/page.html",
    facts=lambda view, kit: rows_of(view, kit, "audiences", "levels", "campaigns"),
    banners=no_banners,
    card=_card,
    backlinks=(),
    search_group=SearchGroup.MATERIALS,
    search_share=0.8,
    search_facts=lambda view, kit: [view.terms("doi-tuong", kit.audiences), view.terms("cap-hoc", kit.levels)],
    news_facts=no_words,
    schema_org=_schema_org,
    extras=kit_extras,
)

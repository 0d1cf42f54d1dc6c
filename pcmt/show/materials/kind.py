"""How a material is shown: banners, card, search, news, lists by type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from pcmt.model import Event, Kit, Material, Record
from pcmt.model.material import AWAITING_REVIEW
from pcmt.relate.facets.materials import LANGUAGE, LEVEL, MEDIUM, TOPIC, TYPE
from pcmt.relate.subscriptions import AUDIENCE
from pcmt.show.markup.markdown import render_markdown
from pcmt.show.materials.listing import render_shelf_links
from pcmt.show.materials.page import material_extras
from pcmt.show.materials.quiz import QUIZ_ANCHOR
from pcmt.show.materials.schema_org import linked_material
from pcmt.show.parts.calls import render_calls
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.fact_rows import FactRow, row, rows_of
from pcmt.show.parts.kind_view import (
    Backlinks,
    Badge,
    Banner,
    CardFacts,
    Grouping,
    KindView,
    SearchGroup,
    SearchSection,
)
from pcmt.show.parts.pictures.drawings import render_type_drawing
from pcmt.text.vietnamese import squeeze

_HEADING = re.compile(r'<h([1-6]) id="([^"]*)">(.*?)</h\1>', re.DOTALL)
_INLINE_TAG = re.compile(r"</?(?:a|strong|em|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def material_sections(material: Material) -> Iterator[SearchSection]:
    """Cut a material at the headings of its body; its quiz is a part of its own."""
    yield from _body_sections(material.body)
    if material.questions:
        yield SearchSection(QUIZ_ANCHOR, "Tự kiểm tra", " ".join(one.question for one in material.questions))


def _body_sections(body: str) -> Iterator[SearchSection]:
    """Cut a Markdown body at its second-level headings as they are on the finished page, with the anchors that it gives them."""
    before, *parts = _HEADING.split(render_markdown(body, ""))
    anchor, heading, text = "", "", _words(before)
    for level, here, title, part in zip(parts[0::4], parts[1::4], parts[2::4], parts[3::4], strict=True):
        if int(level) > 2:
            text = " ".join(filter(None, (text, _words(title), _words(part))))
            continue
        if text:
            yield SearchSection(anchor, heading, text)
        anchor, heading, text = here, _words(title), _words(part)
    if text:
        yield SearchSection(anchor, heading, text)


def _words(html: str) -> str:
    """Words of a piece of a page; those of neighbouring blocks stay apart."""
    return squeeze(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html))))


def material_rows(view: PageContext, material: Material) -> list[FactRow]:
    """Return the rows of the identity table of a material."""
    return [
        *row(material, "type", render_shelf_links(view, TYPE, (material.type,))),
        *row(material, "minutes", f"{material.minutes} phút"),
        *row(material, "topics", render_shelf_links(view, TOPIC, material.topics)),
        *row(material, "audiences", render_shelf_links(view, AUDIENCE, material.audiences)),
        *row(material, "levels", render_shelf_links(view, LEVEL, material.levels)),
        *row(material, "language", render_shelf_links(view, LANGUAGE, (material.language,))),
        *row(material, "medium", render_shelf_links(view, MEDIUM, (material.medium,))),
        *rows_of(view, material, "author"),
        *row(material, "evidence", render_calls(view, material.evidence) if material.evidence else None),
        *rows_of(view, material, "basis", "campaigns", "reviewed_on"),
        *row(material, "reviewed_by", material.reviewed_by, "chưa có, đang chờ duyệt"),
    ]


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


def _news_facts(view: PageContext, material: Material) -> list[str]:
    review = [] if material.reviewed_by else [AWAITING_REVIEW]
    return [f"{_type(view, material)}, {material.minutes} phút", view.for_whom(material.audiences), *review]


def _groups(view: PageContext) -> list[Grouping]:
    by_type: dict[str, list[Record]] = {title: [] for title in view.catalog.terms["loai-tai-lieu"].values()}
    for material in view.catalog.every(Material):
        by_type[_type(view, material)].append(material)
    return [Grouping(title, group) for title, group in by_type.items()]


MATERIAL = KindView(
    model=Material,
    list_frame="danh-sach/tai-lieu",
    template="materials/page.html",
    facts=material_rows,
    banners=_banners,
    card=_card,
    picture=lambda material: render_type_drawing(material.type),
    backlinks=(Backlinks(Kit, "Có trong các bộ"), Backlinks(Event, "Sự kiện dùng tài liệu này")),
    search_group=SearchGroup.MATERIALS,
    search_facts=lambda view, material: [_type(view, material), view.terms("chu-de", material.topics)],
    search_sections=material_sections,
    news_facts=_news_facts,
    schema_org=linked_material,
    creator=lambda _view, material: material.author,
    distinctions=lambda view, material: [_type(view, material), view.terms("cap-hoc", material.levels)],
    sign=lambda material: "[ĐÃ THAY] " if material.replaced_by else "",
    became=lambda _view, material: "đã có bản thay" if material.replaced_by else "",
    groups=_groups,
    extras=material_extras,
)

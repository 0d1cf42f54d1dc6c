"""Lifecycle of a legal document (issued, in force, amended, replaced, ended) and its relations to other documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from pcmt.model import LegalDocument
from pcmt.model.record import Source
from pcmt.relate.legal_basis import Dependent
from pcmt.show.documents.basis_banner import render_basis_path
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.closing_sections import SHOWN, kind_words
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.templates import render_template
from pcmt.text.dates import PartialDate
from pcmt.text.formats import format_date

INDIRECT = "dua-gian-tiep"


class LifecycleStep(NamedTuple):
    """A line of a document's life; ``day`` as the source gives it, None where no source names one."""

    day: PartialDate | None
    words: str | Markup


def render_lifecycle(view: PageContext, document: LegalDocument) -> Markup:
    """Render the lifecycle in order of time; empty where only the issue is known, which the fact table states."""
    steps = sorted(_steps(view, document), key=lambda step: (step.day is None, step.day and step.day.first))
    if len(steps) < 2:
        return trusted_html("")
    items = "\n".join(
        f'<li class="step"><p class="step-when">{_when(step.day)}</p><p class="step-what">{html_of(step.words)}</p></li>'
        for step in steps
    )
    return trusted_html(
        f'<section><h2 id="vong-doi">Lịch sử hiệu lực</h2>\n<ol class="timeline">\n{items}\n</ol></section>\n'
    )


def _when(day: PartialDate | None) -> str:
    return f'<time datetime="{day}">{format_date(day)}</time>' if day else "Không rõ ngày"


def _steps(view: PageContext, document: LegalDocument) -> Iterator[LifecycleStep]:
    if document.issued:
        yield LifecycleStep(document.issued, "Ban hành")
    referring = [
        one for one in view.catalog.backlinks(document, LegalDocument.kind_id) if isinstance(one, LegalDocument)
    ]
    before = tuple(one.id for one in referring if document.id in one.replaced_by)
    if document.in_force_from:
        words = trusted_html("Bắt đầu có hiệu lực")
        yield LifecycleStep(document.in_force_from, words + (_linked(view, ", thay thế ", before) if before else ""))
    elif before:
        yield LifecycleStep(document.issued, _linked(view, "Thay thế ", before))
    if amended := tuple(one.id for one in referring if document.id in one.amended_by):
        yield LifecycleStep(document.in_force_from or document.issued, _linked(view, "Sửa đổi, bổ sung ", amended))
    for name in document.amended_by:
        amending = view.basis_graph.find(name)
        yield LifecycleStep(
            amending.in_force_from or amending.issued, _linked(view, "Được sửa đổi, bổ sung bởi ", (name,))
        )
    if document.term_end:
        yield LifecycleStep(document.term_end, "Hết giai đoạn thực hiện")
    after = _linked(view, ", được thay bằng ", document.replaced_by) if document.replaced_by else trusted_html("")
    if document.in_force_until:
        yield LifecycleStep(document.in_force_until, trusted_html("Hết hiệu lực") + after)
    elif document.status == "ended":
        yield LifecycleStep(None, trusted_html("Đã hết hiệu lực") + after)


def _linked(view: PageContext, words: str, ids: tuple[str, ...]) -> Markup:
    return trusted_html(html_of(words)) + view.render_links(LegalDocument.kind_id, ids)


def render_relations(view: PageContext, document: LegalDocument) -> Markup:
    """Render what a document implements, what implements it, and its transitive dependents."""
    dependents_of = view.basis_graph.dependents_of(document.id)
    groups = (
        ("van-ban-cap-tren", "Văn bản mà văn bản này triển khai", _above(view, document)),
        ("van-ban-trien-khai", "Văn bản triển khai văn bản này", [one for one in dependents_of if _implements(one)]),
        (INDIRECT, "Dựa vào văn bản này qua văn bản khác", [one for one in dependents_of if one.via]),
    )
    return trusted_html("".join(_section(view, *group) for group in groups if group[2]))


def _implements(one: Dependent) -> bool:
    return not one.via and isinstance(one.record, LegalDocument)


def _above(view: PageContext, document: LegalDocument) -> list[Dependent]:
    """Documents above, nearest first, each with the way up to it."""
    found = {one: Dependent(view.basis_graph.find(one), ()) for one in document.implements}
    queue = list(found)
    while queue:
        name = queue.pop(0)
        for above in view.basis_graph.find(name).implements:
            if above not in found:
                found[above] = Dependent(view.basis_graph.find(above), (*found[name].via, name))
                queue.append(above)
    return list(found.values())


def _section(view: PageContext, anchor: str, title: str, found: Sequence[Dependent]) -> str:
    heading = f'<h2 id="{anchor}">{title} <span class="count">({len(found)})</span></h2>'
    is_mixed = anchor == INDIRECT  # the other lists hold documents only, as their headings say
    html = _list(view, found[:SHOWN], with_kind=is_mixed)
    if len(found) > SHOWN:
        rest = found[SHOWN:]
        more = _list(view, rest, with_kind=is_mixed)
        html += f'<details class="fold"><summary>Xem thêm {len(rest)} mục</summary>{more}</details>'
    return f"<section>{heading}\n{html}</section>\n"


def _list(view: PageContext, found: Sequence[Dependent], *, with_kind: bool) -> str:
    items = "\n".join(
        f"<li>{kind_words(one.record) if with_kind else ''}{view.render_link(one.record.kind_id, one.record.id)}"
        + (f' <span class="meta-line">({render_basis_path(view, one.via)})</span>' if one.via else "")
        + "</li>"
        for one in found
    )
    return f'<ul class="backlinks">\n{items}\n</ul>'


OFFICIAL_HOSTS = ("vanban.chinhphu.vn", "congbao.chinhphu.vn", "vbpl.vn", "www.vbpl.vn")
"""Where the State publishes the texts of its documents."""


def official_source(document: LegalDocument) -> Source | None:
    """Return the first source of a document that is an official publication of texts."""
    return next((one for one in document.sources if one.url and urlsplit(one.url).hostname in OFFICIAL_HOSTS), None)


def render_effects(view: PageContext, document: LegalDocument) -> Markup:
    """Render what a document means for each group of people; empty for a document without such points."""
    if not document.effects:
        return Markup("")
    return render_template(
        "documents/effects",
        view=view,
        record=document,
        effects=document.effects,
        official=official_source(document),
    )

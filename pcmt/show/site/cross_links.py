"""Ways from a record to its neighbours: what its own page holds, and the same data over all plans."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from pcmt.model import LegalDocument, Place, Plan
from pcmt.relate.facets.targets import TARGETS
from pcmt.relate.facets.tasks import REGISTER
from pcmt.relate.subscriptions import PLACE
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.tasks.agency_section import render_duties_of_place
from pcmt.text.formats import format_number
from pcmt.urls import COMPARISONS, record_data_path


def render_plan_links(view: PageContext, plan: Plan) -> Markup:
    """Render links to the parts of a plan's page below its long text, with counts, as a row at the top."""
    items = "".join(
        f'<li><a class="chip" href="{address}">{html_of(words)}'
        + (f' <span class="count">({format_number(count)})</span>' if count else "")
        + "</a></li>"
        for address, words, count in _plan_ways(view, plan)
    )
    return trusted_html(f'<nav aria-label="Có trong kế hoạch này"><ul class="chips page-ways">{items}</ul></nav>\n')


def _plan_ways(view: PageContext, plan: Plan) -> Iterator[tuple[str, str, int]]:
    parts = (
        ("chi-tieu", "Chỉ tiêu", len(plan.targets)),
        ("thoi-han", "Thời hạn", len(plan.deadlines)),
        ("phan-cong", "Phân công", len(plan.duties)),
        ("van-ban-duoc-dan", "Văn bản được dẫn", cited_documents(plan)),
        ("ghi-chu-bien-tap", "Ghi chú của người biên tập", len(plan.notes)),
    )
    yield from ((f"#{anchor}", words, count) for anchor, words, count in parts if count)
    yield "#toan-van", "Toàn văn", 0
    if view.comparisons.by_id(plan.id):
        yield view.page(f"{COMPARISONS}/?chon={plan.id}"), "So sánh với kế hoạch khác", 0
    yield view.page(record_data_path(plan.kind_id, plan.id)), "Dữ liệu (JSON)", 0


def cited_documents(plan: Plan) -> int:
    """How many documents a plan cites; one that it cites in several places counts once, as in comparisons."""
    return len({one.document for one in plan.basis})


def render_targets_link(view: PageContext, record: Plan | LegalDocument) -> Markup:
    """From the targets of a record to those of its place, held against the levels above."""
    facet = view.targets.facet(PLACE, record.place) if isinstance(record, Plan) else None
    if facet and view.targets.items(facet):
        return _way(view.page(facet.path), f"Tất cả chỉ tiêu của {_place(view, facet.id)}")
    return _way(view.page(f"{TARGETS}/"), "Chỉ tiêu của tất cả kế hoạch, văn bản")


def render_duties_link(view: PageContext, plan: Plan | LegalDocument) -> Markup:
    """From the duties of a plan to those that all plans give in its place."""
    facet = view.duty_index.facet(PLACE, plan.place) if isinstance(plan, Plan) else None
    if facet and view.duty_index.items(facet):
        return _way(view.page(facet.path), f"Mọi việc được giao tại {_place(view, facet.id)}")
    return _way(view.page(f"{REGISTER}/"), "Bảng phân công của mọi kế hoạch, văn bản")


def render_place_targets(view: PageContext, place: Place) -> Markup:
    """How many targets plans set for a place, and the way to them; nothing where there is none."""
    facet = view.targets.facet(PLACE, place.id)
    if not (found := view.targets.items(facet)):
        return trusted_html("")
    title = f'<h2 id="chi-tieu">Chỉ tiêu tại đây <span class="count">({format_number(len(found))})</span></h2>'
    return trusted_html(f"<section>{title}\n{_way(view.page(facet.path), 'Xem từng chỉ tiêu')}</section>\n")


def render_place_duties(view: PageContext, place: Place) -> Markup:
    """Render what plans require of a place: its targets, the duties of its agencies."""
    return render_place_targets(view, place) + render_duties_of_place(view, place)


def _place(view: PageContext, place_id: str) -> str:
    title = view.catalog.get(Place, place_id).title
    return f"{title[0].lower()}{title[1:]}" if title.startswith(("Tỉnh ", "Thành phố ", "Phường ", "Xã ")) else title


def _way(address: str, words: str) -> Markup:
    return trusted_html(f'<p class="actions"><a class="action" href="{address}">{html_of(words)}</a></p>\n')

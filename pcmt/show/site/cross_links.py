"""Ways from a record to its neighbours: what its own page holds, and the same data over all plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pcmt.model import LegalDocument, Place, Plan
from pcmt.relate.facets.targets import TARGETS, PlacedTarget
from pcmt.relate.facets.tasks import REGISTER
from pcmt.relate.subscriptions import PLACE
from pcmt.show.markup.html import html_of, trusted_html
from pcmt.show.parts.closing_sections import NOTES_SHOWN
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.tables import SHOWN, SHOWN_DEADLINES
from pcmt.show.tasks.agency_section import render_tasks_of_place
from pcmt.text.formats import format_number
from pcmt.urls import COMPARISONS, record_data_path


def render_plan_links(view: PageContext, plan: Plan) -> Markup:
    """Render links to the parts of a plan's page below its long text, with counts, as a row at the top."""
    items = "".join(
        f'<li><a class="chip" href="{one.address}">{html_of(one.words)}'
        + (f' <span class="count">({format_number(one.rows)})</span>' if one.rows else "")
        + "</a></li>"
        for one in _plan_ways(view, plan)
    )
    return trusted_html(f'<nav aria-label="Có trong kế hoạch này"><ul class="chips page-ways">{items}</ul></nav>\n')


class PlanWay(NamedTuple):
    """A way to a part of a plan or to what belongs to it, with the number of its rows; 0 for no number."""

    address: str
    words: str
    rows: int = 0


def _plan_ways(view: PageContext, plan: Plan) -> Iterator[PlanWay]:
    # The anchors lie inside the folds: an address with one opens its fold.
    parts = (
        (opened_anchor("chi-tieu", len(plan.targets)), "Chỉ tiêu", len(plan.targets)),
        (opened_anchor("phan-cong", len(plan.duties)), "Nhiệm vụ", len(plan.duties)),
        (opened_anchor("thoi-han", len(plan.deadlines), SHOWN_DEADLINES), "Thời hạn", len(plan.deadlines)),
        (opened_anchor("van-ban-duoc-dan", len(plan.basis)), "Văn bản viện dẫn", cited_documents(plan)),
        (
            "ghi-chu-mo" if len(plan.notes) > NOTES_SHOWN else "ghi-chu-bien-tap",
            "Ghi chú của người biên tập",
            len(plan.notes),
        ),
        ("nguon", "Nguồn", len(plan.sources)),
    )
    if plan.text:
        yield PlanWay("#toan-van-doc", "Toàn văn")
    yield from (PlanWay(f"#{anchor}", words, count) for anchor, words, count in parts if count)
    if view.comparisons.by_id(plan.id):
        yield PlanWay(view.page(f"{COMPARISONS}/?chon={plan.id}"), "So sánh với kế hoạch khác")
    yield PlanWay(view.page(record_data_path(plan.kind_id, plan.id)), "Dữ liệu (JSON)")


def opened_anchor(anchor: str, rows: int, shown: int = SHOWN) -> str:
    """Return the anchor inside the fold of a table of so many rows: an address with it opens the fold."""
    return f"{anchor}-bang" if rows > shown else anchor


def cited_documents(plan: Plan) -> int:
    """How many documents a plan cites; one that it cites in several places counts once, as in comparisons."""
    return len({one.document for one in plan.basis})


def render_targets_link(view: PageContext, record: Plan | LegalDocument) -> Markup:
    """From the targets of a record to those of its place, held against the levels above."""
    facet = view.targets.facet(PLACE, record.place) if isinstance(record, Plan) else None
    if facet and view.targets.items(facet):
        return _way(view.page(facet.path), f"Tất cả chỉ tiêu của {_place(view, facet.id)}")
    return _way(view.page(f"{TARGETS}/"), "Chỉ tiêu của tất cả kế hoạch, văn bản")


def render_tasks_link(view: PageContext, plan: Plan | LegalDocument) -> Markup:
    """From the duties of a plan to those that all plans give in its place."""
    facet = view.task_index.facet(PLACE, plan.place) if isinstance(plan, Plan) else None
    if facet and view.task_index.items(facet):
        return _way(view.page(facet.path), f"Tất cả nhiệm vụ tại {_place(view, facet.id)}")
    return _way(view.page(f"{REGISTER}/"), "Bảng phân công của tất cả kế hoạch, văn bản")


def render_place_targets(view: PageContext, place: Place) -> Markup:
    """How many targets plans set for a place, apart from those of places that it took in; nothing where there is none."""
    facet = view.targets.facet(PLACE, place.id)
    if not (found := view.targets.items(facet)):
        return trusted_html("")
    own = [one for one in found if one.place == place.id]
    taken: dict[str, int] = Counter(one.place for one in found if one.place and one.place != place.id)
    lines = [f"<p>Chỉ tiêu của {html_of(_place(view, place.id))}: {format_number(len(own))}.</p>"] if own else []
    if not own:
        lines.append(f"<p>Chưa có chỉ tiêu nào của chính {html_of(_place(view, place.id))} trên cổng.</p>")
    lines += [f"<p>{_inside_words(view, place, one)}: {format_number(count)}.</p>" for one, count in taken.items()]
    return trusted_html(
        f'<section><h2 id="chi-tieu">{_head(view, place, own, list(taken))}'
        f' <span class="count">({format_number(len(found))})</span></h2>\n'
        f"{''.join(lines)}\n{_way(view.page(facet.path), 'Xem từng chỉ tiêu')}</section>\n"
    )


def _inside_words(view: PageContext, place: Place, inner: str) -> str:
    """Say whose figures they are: of a place inside this one, or of one that it took in."""
    name = html_of(_place(view, inner))
    if view.catalog.has_ended(view.catalog.get(Place, inner)):
        return f"Chỉ tiêu của {name}, đặt trước khi nhập vào {html_of(_place(view, place.id))}"
    return f"Chỉ tiêu của {name}"


def _head(view: PageContext, place: Place, own: list[PlacedTarget], taken: list[str]) -> str:
    if own or len(taken) != 1:
        return f"Chỉ tiêu của {html_of(_place(view, place.id))}"
    return f"Chỉ tiêu của {html_of(_place(view, taken[0]))}"


def render_place_tasks(view: PageContext, place: Place) -> Markup:
    """Render what plans require of a place: its targets, the duties of its agencies."""
    return render_place_targets(view, place) + render_tasks_of_place(view, place)


def _place(view: PageContext, place_id: str) -> str:
    title = view.catalog.get(Place, place_id).title
    return f"{title[0].lower()}{title[1:]}" if title.startswith(("Tỉnh ", "Thành phố ", "Phường ", "Xã ")) else title


def _way(address: str, words: str) -> Markup:
    return trusted_html(f'<p class="actions"><a class="action" href="{address}">{html_of(words)}</a></p>\n')

"""The page of all targets, and a page of its own for every theme, place, year and measure they are listed by."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby
from typing import Any, cast

from markupsafe import Markup

from pcmt.model import LegalDocument, Plan, Record
from pcmt.model.vocabulary import DIRECTION_TITLES
from pcmt.relate.facets.index import Facet
from pcmt.relate.facets.targets import MEASURE, TARGETS, YEAR, PlacedTarget, TargetIndex, placed_in
from pcmt.relate.subscriptions import PLACE
from pcmt.relate.target_levels import TargetComparison
from pcmt.show.markup.html import trusted_html
from pcmt.show.parts.context import PageContext
from pcmt.show.parts.list_pages import ListPage
from pcmt.show.parts.listing import FacetLists, ListEntry
from pcmt.show.plans.citation import render_page_citation
from pcmt.show.targets import charts as target_charts
from pcmt.show.targets.phrases import LADDER_ANCHOR, render_comparison_words
from pcmt.show.targets.rows import HEADS, LISTED, render_folded_table, render_target_row, setter_of, setters
from pcmt.text.formats import format_number

CHARTED = 40
"""Plans of one timeline, and targets of one table of progress on the front page; the lists hold them all."""
WARNED = 40


class TargetLists(FacetLists[PlacedTarget]):
    """The targets of plans and documents; every row is drawn once."""

    kind, title, all_title = TARGETS, "Chỉ tiêu", "Tất cả chỉ tiêu"
    template, page_size = "targets/listing", 80
    """A page has about 100 kB of HTML."""

    index_type = TargetIndex

    def render_listing_row(self, one: PlacedTarget) -> Markup:
        """Render a target as a table row."""
        return self.render_once(one.record, one.key, lambda: render_target_row(self.view, one))

    def entries(self, record: Record) -> Iterator[ListEntry]:
        """Yield the rows of the targets that a paper in use sets."""
        paper = cast(Plan | LegalDocument, record)
        for one in () if paper.is_withdrawn else placed_in(self.view.catalog, paper):
            yield ListEntry(one.key, render_target_row(self.view, one))

    def lead(self, facet: Facet | None) -> str:
        """How many targets a list holds, and how many papers set them."""
        targets = self.rows(facet)
        papers = len({(one.record.kind_id, one.record.id) for one in targets})
        return f"{format_number(len(targets))} chỉ tiêu trong {format_number(papers)} kế hoạch, văn bản."

    def heading_of(self, facet: Facet | None) -> Callable[[PlacedTarget], Hashable]:
        """Return what gives the paper that sets a target; the list of a measure has no headings."""
        return super().heading_of(facet) if facet and facet.dimension == MEASURE else setter_of

    def body(self, page: ListPage[PlacedTarget], facet: Facet | None) -> dict[str, Any]:
        """Return the levels of a measure, national first; else a timeline and the targets by setter."""
        view, dimension = self.view, facet.dimension if facet else ""
        if facet and dimension == MEASURE:
            measure = view.targets.measures[facet.id]
            return {
                "measure": measure,
                "direction": DIRECTION_TITLES.get(measure.direction or "", ""),
                "ladder": target_charts.render_levels_chart(view, page.rows),
                "ladder_anchor": LADDER_ANCHOR,
                "progress": target_charts.render_progress_chart(view, page.rows),
                "methods": target_charts.methods(measure),
            }
        shows_time = page.number == 1 and dimension in {PLACE, YEAR}
        own = setters(view, page, self.render_listing_row)
        return {
            "measure": None,
            "timeline": render_record_timeline(view, page.rows) if shows_time else trusted_html(""),
            "setters": [(one, render_folded_table(HEADS, one.rows, "Chỉ tiêu", LISTED)) for one in own],
        }


def render_record_timeline(view: PageContext, targets: Sequence[PlacedTarget]) -> Markup:
    """Render the timeline of the first papers that set these targets."""
    papers = [list(group) for _, group in groupby(targets, key=lambda one: (one.record.kind_id, one.record.id))]
    return target_charts.render_target_timeline(view, [one for own in papers[:CHARTED] for one in own])


def target_page_facts(view: PageContext) -> dict[str, Any]:
    """Return the template variables of the page of all targets."""
    lists, index = TargetLists(view), view.targets
    warnings: list[TargetComparison] = view.target_levels.warnings()
    counted = [one for one in index.all if view.progress.readings(one)]
    return lists.front() | {
        "citation": render_page_citation(view, "Chỉ tiêu của các kế hoạch, văn bản", f"{TARGETS}/"),
        "warnings": [(one.local, render_comparison_words(view, one)) for one in warnings[:WARNED]],
        "compared": view.target_levels.count("met", "below"),
        "not_compared": view.target_levels.count("incomparable"),
        "warnings_rest": len(warnings[WARNED:]),
        "timeline": render_record_timeline(view, index.all) if index.all else trusted_html(""),
        "progress": target_charts.render_progress_chart(view, counted[:CHARTED]),
        "is_counted": any(each.reached is not None for one in counted for each in view.progress.readings(one)),
        "setters": [
            (one, render_folded_table(HEADS, one.rows, "Chỉ tiêu")) for one in setters(view, lists.pages(None)[0])
        ],
    }

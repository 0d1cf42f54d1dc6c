"""The page of all targets, and a page of its own for every theme, place, year and measure they are listed by."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from pcmt.model.vocabulary import DIRECTION_TITLES
from pcmt.relate.facets.index import Facet
from pcmt.relate.facets.targets import MEASURE, TARGETS, YEAR, PlacedTarget
from pcmt.relate.subscriptions import PLACE
from pcmt.relate.target_levels import Verdict
from pcmt.show.markup.html import finished
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import FacetLists, ListPage
from pcmt.show.targets import charts as target_charts
from pcmt.show.targets.phrases import LADDER_ANCHOR, verdict_words
from pcmt.show.targets.rows import HEADS, folded_table, framed_table, setters, target_row
from pcmt.text.formats import format_number

CHARTED = 40
"""Plans of one timeline, and targets of one table of progress on the front page; the lists hold them all."""
WARNED = 40


class TargetLists(FacetLists[PlacedTarget]):
    """The targets of plans and documents; every row is drawn once."""

    kind, title, all_title = TARGETS, "Chỉ tiêu", "Mọi chỉ tiêu"
    template, page_size = "targets/listing", 80
    """A page has about 100 kB of HTML."""

    def __init__(self, view: View) -> None:
        super().__init__(view, view.targets)
        self._rows: dict[tuple[str, str, int], Markup] = {}

    def row(self, one: PlacedTarget) -> Markup:
        """A target as a row of a table."""
        if one.key not in self._rows:
            self._rows[one.key] = target_row(self.view, one)
        return self._rows[one.key]

    def lead(self, facet: Facet | None) -> str:
        """How many targets a list holds, and how many papers set them."""
        targets = self.rows(facet)
        papers = len({(one.record.kind_id, one.record.id) for one in targets})
        return f"{format_number(len(targets))} chỉ tiêu trong {format_number(papers)} kế hoạch, văn bản."

    def body(self, page: ListPage[PlacedTarget], facet: Facet | None) -> dict[str, Any]:
        """The levels of a measure from the country down; else a timeline and the targets by who sets them."""
        view, dimension = self.view, facet.dimension if facet else ""
        if facet and dimension == MEASURE:
            measure = view.targets.measures[facet.id]
            return {
                "measure": measure,
                "direction": DIRECTION_TITLES.get(measure.direction or "", ""),
                "ladder": target_charts.ladder(view, page.rows),
                "ladder_anchor": LADDER_ANCHOR,
                "progress": target_charts.progress(view, page.rows),
                "methods": target_charts.methods(measure),
            }
        shows_time = page.number == 1 and dimension in {PLACE, YEAR}
        own = setters(view, page.rows, self.row)
        return {
            "measure": None,
            "timeline": timeline_of(view, page.rows) if shows_time else finished(""),
            "setters": [(one, framed_table(HEADS, one.rows, "Chỉ tiêu")) for one in own],
        }


def timeline_of(view: View, targets: Sequence[PlacedTarget]) -> Markup:
    """The timeline of the first papers that set these targets."""
    papers = [list(group) for _, group in groupby(targets, key=lambda one: (one.record.kind_id, one.record.id))]
    return target_charts.timeline(view, [one for own in papers[:CHARTED] for one in own])


def target_page_facts(view: View) -> dict[str, Any]:
    """What the template of the page of all targets draws."""
    lists, index = TargetLists(view), view.targets
    warnings: list[Verdict] = view.ladder.warnings()
    counted = [one for one in index.all if view.progress.readings(one)]
    return lists.front() | {
        "warnings": [(one.local, verdict_words(view, one)) for one in warnings[:WARNED]],
        "compared": view.ladder.count("met", "below"),
        "not_compared": view.ladder.count("incomparable"),
        "warnings_rest": len(warnings[WARNED:]),
        "timeline": timeline_of(view, index.all) if index.all else finished(""),
        "progress": target_charts.progress(view, counted[:CHARTED]),
        "is_counted": any(each.reached is not None for one in counted for each in view.progress.readings(one)),
        "setters": [
            (one, folded_table(HEADS, one.rows, "Chỉ tiêu")) for one in setters(view, lists.pages(None)[0].rows)
        ],
    }

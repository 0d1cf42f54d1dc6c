"""The page of all targets, and a page of its own for every theme, place, year and measure they are listed by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from markupsafe import Markup

from pcmt.model.vocabulary import DIRECTION_TITLES
from pcmt.relate.facets.targets import MEASURE, TARGET_TITLES, TARGETS, THEME, YEAR, PlacedTarget, TargetFacet
from pcmt.relate.subscriptions import ALL, PLACE
from pcmt.relate.target_levels import Verdict
from pcmt.show.markup.html import finished
from pcmt.show.parts.context import View
from pcmt.show.parts.listing import LISTING_ROOT, Choice, Listing, chip_of, page_path
from pcmt.show.parts.page_words import list_description
from pcmt.show.parts.templates import drawn
from pcmt.show.targets import charts as target_charts
from pcmt.show.targets.phrases import LADDER_ANCHOR, verdict_words
from pcmt.show.targets.rows import HEADS, folded_table, framed_table, setters, target_row
from pcmt.text.formats import format_number

LIST = f"{TARGETS}/"
TITLE = "Chỉ tiêu"
ROWS_SHOWN = 80
"""Targets of one page, about 100 kB of HTML."""
CHARTED = 40
"""Plans of one timeline, and targets of one table of progress on the front page; the lists hold them all."""
WARNED = 40
_TITLES = {
    THEME: "Chỉ tiêu về: {}",
    PLACE: "Chỉ tiêu của địa phương: {}",
    YEAR: "Chỉ tiêu: {}",
    MEASURE: "Thước đo: {}",
}


class _Drawing:
    """The lists of one depth: every target is drawn once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.index = view.targets
        self._rows: dict[tuple[str, str, int], Markup] = {}

    def row(self, one: PlacedTarget) -> Markup:
        if one.key not in self._rows:
            self._rows[one.key] = target_row(self.view, one)
        return self._rows[one.key]

    def listings(self, facet: TargetFacet) -> Iterator[Listing]:
        """The pages of a facet."""
        targets = self.index.targets(facet)
        parts = _cut(targets)
        words = {
            "title": _TITLES[facet.dimension].format(self.index.title(facet)),
            "lead": _lead(targets),
            "kind": TARGET_TITLES[facet.dimension],
            "groups": self._around(facet),
        }
        paths = [page_path(facet, number) for number in range(1, len(parts) + 1)]
        for number, part in enumerate(parts, start=1):
            yield self._page(paths, number, part, words, facet)

    def rest(self) -> Iterator[Listing]:
        """The pages of all targets after the first one, which is the hand-written page."""
        parts = _cut(self.index.all)
        words = {"title": "Mọi chỉ tiêu", "lead": _lead(self.index.all), "kind": TITLE, "groups": []}
        paths = [LIST, *rest_paths(self.view)]
        for number, part in enumerate(parts[1:], start=2):
            yield self._page(paths, number, part, words, None)

    def _page(
        self, paths: list[str], number: int, part: list[PlacedTarget], words: dict[str, Any], facet: TargetFacet | None
    ) -> Listing:
        aside = f" (trang {number}/{len(paths)})" if number > 1 else ""
        title = words["title"] + aside
        context = words | {"title": title, "number": number, "pager": self._pager(paths)}
        html = drawn("targets/listing", view=self.view, **context, **self._body(facet, part, number))
        above = ((paths[0], words["title"]),) if number > 1 and paths[0] != LIST else ()
        crumbs = (("", "Trang chủ"), (LIST, TITLE), *above)
        description = list_description(title, words["lead"])
        scope = facet.scope if facet else ALL
        return Listing(TARGETS, paths[number - 1], title, description, html, crumbs, scope, number)

    def _pager(self, paths: list[str]) -> list[tuple[int, str]]:
        return [(one, self.view.page(path)) for one, path in enumerate(paths, start=1)]

    def _body(self, facet: TargetFacet | None, part: list[PlacedTarget], number: int) -> dict[str, Any]:
        """What a page shows beside its links: a ladder for a measure, else a timeline and the targets by who sets them."""
        view = self.view
        if facet and facet.dimension == MEASURE:
            return {
                "measure": self.index.measures[facet.id],
                "direction": DIRECTION_TITLES.get(self.index.measures[facet.id].direction or "", ""),
                "ladder": target_charts.ladder(view, part),
                "ladder_anchor": LADDER_ANCHOR,
                "progress": target_charts.progress(view, part),
                "methods": target_charts.methods(self.index.measures[facet.id]),
                "setters": [],
            }
        shows_time = number == 1 and facet is not None and facet.dimension in {PLACE, YEAR}
        return {
            "measure": None,
            "timeline": timeline_of(view, part) if shows_time else finished(""),
            "setters": [(one, framed_table(HEADS, one.rows, "Chỉ tiêu")) for one in setters(view, part, self.row)],
        }

    def _around(self, facet: TargetFacet) -> list[tuple[str, list[Any]]]:
        """Rows of links to neighbouring lists: around and inside a place, otherwise the sister values."""
        if facet.dimension != PLACE:
            groups = [(TARGET_TITLES[facet.dimension], self.index.facets(facet.dimension))]
        else:
            above = [TargetFacet(PLACE, one) for one in self.index.tree.above(facet.id)]
            groups = [("Rộng hơn", above), ("Bên trong", self.index.places_in(facet.id))]
        return [(words, [chip_of(self.view, self.index, one, facet) for one in some]) for words, some in groups if some]


def _cut(targets: list[PlacedTarget]) -> list[list[PlacedTarget]]:
    return [targets[first : first + ROWS_SHOWN] for first in range(0, len(targets), ROWS_SHOWN)]


def _lead(targets: Sequence[PlacedTarget]) -> str:
    """How many targets, and how many papers set them."""
    papers = len({(one.record.kind_id, one.record.id) for one in targets})
    return f"{format_number(len(targets))} chỉ tiêu trong {format_number(papers)} kế hoạch, văn bản."


def rest_paths(view: View) -> list[str]:
    """Addresses of the pages of all targets after the first one."""
    return [f"{LIST}trang/{number}/" for number in range(2, len(_cut(view.targets.all)) + 1)]


def timeline_of(view: View, targets: Sequence[PlacedTarget]) -> Markup:
    """The timeline of the first papers that set these targets."""
    papers = [list(group) for _, group in groupby(targets, key=lambda one: (one.record.kind_id, one.record.id))]
    return target_charts.timeline(view, [one for own in papers[:CHARTED] for one in own])


def target_listings(view: View) -> Iterator[Listing]:
    """Every page of every list of targets. ``view`` is that of any page; the lists are drawn as deep as they lie."""
    drawing = _Drawing(replace(view, root=LISTING_ROOT))
    for dimension in TARGET_TITLES:
        for facet in drawing.index.facets(dimension):
            yield from drawing.listings(facet)
    yield from drawing.rest()


def _choice(view: View, dimension: str) -> Choice:
    facets = view.targets.facets(dimension)
    if dimension == PLACE:  # the first step of choosing a place; its page leads on to what lies in it
        facets = [one for one in facets if len(view.targets.tree.above(one.id)) <= 1]
    chips = [chip_of(view, view.targets, facet) for facet in facets]
    return Choice(dimension, TARGET_TITLES[dimension], chips, [facet.id for facet in facets])


def target_page_facts(view: View) -> dict[str, Any]:
    """What the template of the page of all targets draws."""
    index = view.targets
    warnings: list[Verdict] = view.ladder.warnings()
    counted = [one for one in index.all if view.progress.readings(one)]
    first = index.all[:ROWS_SHOWN]
    return {
        "total": len(index.all),
        "choices": [choice for dimension in TARGET_TITLES if (choice := _choice(view, dimension)).chips],
        "warnings": [(one.local, verdict_words(view, one)) for one in warnings[:WARNED]],
        "compared": view.ladder.count("met", "below"),
        "not_compared": view.ladder.count("incomparable"),
        "warnings_rest": len(warnings[WARNED:]),
        "timeline": timeline_of(view, index.all) if index.all else finished(""),
        "progress": target_charts.progress(view, counted[:CHARTED]),
        "is_counted": any(each.reached is not None for one in counted for each in view.progress.readings(one)),
        "setters": [(one, folded_table(HEADS, one.rows, "Chỉ tiêu")) for one in setters(view, first)],
        "more": [(number, view.page(path)) for number, path in enumerate([LIST, *rest_paths(view)], start=1)],
    }

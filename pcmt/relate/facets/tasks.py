"""Facets of tasks: place, year, level, role, state.

A level holds the tasks of the agencies that plans name and, of open ones, those of the units that are responsible today.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pcmt.model import Agency
from pcmt.model.agency import AGENCY_LEVEL_TITLES
from pcmt.model.plan import ROLE_TITLES
from pcmt.relate.catalog import Catalog
from pcmt.relate.facets.index import Dimension, FacetIndex, place_dimension
from pcmt.relate.places import PlaceTree
from pcmt.relate.tasks import STATE_TITLES, State, Task, TaskRegister

YEAR, LEVEL, ROLE, STATE = "nam", "cap", "vai-tro", "tinh-trang"
REGISTER = "phan-cong"
NO_YEAR = "khong-ghi"
"""The year of plans whose text names none."""
LEVEL_IDS = {
    "trung-uong": "central",
    "tinh": "province",
    "huyen": "district",
    "xa": "commune",
    "don-vi": "unit",
    "truong": "school",
    "don-tram": "post",
    "thon": "village",
    "quoc-te": "international",
}
ROLE_IDS = {"chu-tri": "lead", "phoi-hop": "support"}
STATE_IDS: dict[str, State] = {
    "chua-co-bao-cao": "open",
    "da-co-bao-cao": "done",
    "han-cua-co-quan-cu": "lapsed",
    "nam-da-qua": "year_over",
    "het-thoi-han": "term_over",
    "da-duoc-thay": "replaced",
    "da-rut-xuong": "withdrawn",
}
"""Words of addresses, in the order in which filters offer them, and the values of the data that they stand for."""


class TaskIndex(FacetIndex[Task]):
    """The tasks of a register by facet: open ones first, then reported ones, then those of plans that are over."""

    @classmethod
    def of(cls, catalog: Catalog) -> TaskIndex:
        """Return the one of a catalog."""
        return cls(catalog, catalog.index(TaskRegister))

    def __init__(self, catalog: Catalog, register: TaskRegister) -> None:
        """Declare the dimensions and fill them."""
        states = list(STATE_TITLES)
        tasks = sorted(register.all, key=lambda task: states.index(task.state))  # stable: plans stay in their order
        years = sorted({str(year) for task in tasks for year in task.years}, reverse=True)
        year_names = {year: year for year in years} | {NO_YEAR: "văn bản không ghi năm"}
        levels = {word: AGENCY_LEVEL_TITLES[level] for word, level in LEVEL_IDS.items()}
        roles = {word: ROLE_TITLES[role] for word, role in ROLE_IDS.items()}
        state_names = {word: STATE_TITLES[state] for word, state in STATE_IDS.items()}
        dimensions: tuple[Dimension[Task], ...] = (
            place_dimension(catalog, catalog.index(PlaceTree), "Phân công tại {inner}", _place_of),
            Dimension(YEAR, "Năm", "Phân công năm {inner}", year_names, lambda one: map(str, one.years or (NO_YEAR,))),
            Dimension(LEVEL, "Cấp", "Phân công: {inner}", levels, _levels_of),
            Dimension(ROLE, "Vai trò", "Phân công: {inner}", roles, lambda one: _words_of(ROLE_IDS, one.duty.role)),
            Dimension(
                STATE, "Tình trạng", "Phân công: {inner}", state_names, lambda one: _words_of(STATE_IDS, one.state)
            ),
        )
        super().__init__(REGISTER, tasks, dimensions)


def _place_of(task: Task) -> str | None:
    return task.agency.place or getattr(task.plan, "place", None)


def _levels_of(task: Task) -> list[str]:
    successors = [cast(Agency, successor.unit).level for successor in task.successors] if task.is_passed_on else []
    return _words_of(LEVEL_IDS, task.agency.level, *successors)


def _words_of(ids: Mapping[str, str], *values: str | None) -> list[str]:
    """Return the address segments of some data values."""
    return [word for word, value in ids.items() if value in values]

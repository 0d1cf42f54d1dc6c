"""Tasks by what people look for: the year, the place, the level, the role, what became of them. Filled once, asked by every list.

A place holds the tasks of agencies inside it and of the places it took in, as the lists of events do. A level holds those
of the agencies that plans name and, of open ones, those of the units they lie with today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, cast

from pcmt.model import Agency, Place
from pcmt.model.agency import AGENCY_LEVEL_TITLES
from pcmt.model.plan import ROLE_TITLES
from pcmt.relate.catalog import Catalog
from pcmt.relate.places import PlaceTree
from pcmt.relate.subscriptions import ALL, PLACE, Scope
from pcmt.relate.tasks import STATE_TITLES, DutyRegister, State, Task

YEAR, LEVEL, ROLE, STATE = "nam", "cap", "vai-tro", "tinh-trang"
DUTY_TITLES = {PLACE: "Địa phương", YEAR: "Năm", LEVEL: "Cấp", ROLE: "Vai trò", STATE: "Tình trạng"}
"""What tasks are filtered by, under the word that stands in the address (``phan-cong/nam/2024/``)."""
REGISTER = "phan-cong"
NO_YEAR = "khong-ghi"
"""The year of plans whose text tells of none."""
LEVEL_IDS = {
    "trung-uong": "central",
    "tinh": "province",
    "huyen": "district",
    "xa": "commune",
    "don-vi": "unit",
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
"""Words of addresses, in the order in which people look for them, and the values of the data that they stand for."""


class DutyFacet(NamedTuple):
    """One value to filter by."""

    dimension: str
    id: str

    @property
    def path(self) -> str:
        """Site-relative address of the facet's page."""
        return f"{REGISTER}/{self.dimension}/{self.id}/"

    @property
    def scope(self) -> Scope:
        """The scope whose feeds and calendar follow this facet; all of the portal where there is none."""
        return Scope(PLACE, self.id) if self.dimension == PLACE else ALL


class DutyIndex:
    """The tasks of a register by facet: open ones first, then reported ones, then those of plans that are over."""

    def __init__(self, catalog: Catalog, register: DutyRegister) -> None:
        """Put every task under its facets; the cost grows with the tasks, not with tasks times facets."""
        self._catalog = catalog
        self.tree = PlaceTree(catalog)
        states = list(STATE_TITLES)
        self.all = sorted(register.all, key=lambda task: states.index(task.state))  # stable: plans stay in their order
        self._found: dict[DutyFacet, list[Task]] = defaultdict(list)
        for task in self.all:
            for facet in self.facets_of(task):
                self._found[facet].append(task)

    def facets_of(self, task: Task) -> list[DutyFacet]:
        """The facets under which a task is found, in order of dimensions."""
        return [DutyFacet(dimension, one) for dimension in DUTY_TITLES for one in self._values_of(task, dimension)]

    def _values_of(self, task: Task, dimension: str) -> Iterator[str]:
        match dimension:
            case Place.kind_id:
                place = task.agency.place or getattr(task.plan, "place", None)
                yield from self.tree.told(place) if place else ()
            case "nam":
                yield from map(str, task.years) if task.years else (NO_YEAR,)
            case "cap":
                heirs = [cast(Agency, heir.unit).level for heir in task.heirs] if task.is_passed_on else []
                levels = {task.agency.level, *heirs}
                yield from (word for word, level in LEVEL_IDS.items() if level in levels)
            case "vai-tro":
                yield from (word for word, role in ROLE_IDS.items() if role == task.duty.role)
            case "tinh-trang":
                yield from (word for word, state in STATE_IDS.items() if state == task.state)

    def tasks(self, facet: DutyFacet) -> list[Task]:
        """The tasks of a facet, open ones first."""
        return self._found.get(facet, [])

    def count(self, facet: DutyFacet) -> int:
        """How many tasks a facet holds."""
        return len(self.tasks(facet))

    def facets(self, dimension: str) -> list[DutyFacet]:
        """The facets of a dimension that have tasks, in the order in which people look for them; the last year first."""
        orders: dict[str, list[str]] = {
            PLACE: [place.id for place in self._catalog.all(PLACE)],
            LEVEL: list(LEVEL_IDS),
            ROLE: list(ROLE_IDS),
            STATE: list(STATE_IDS),
            YEAR: [
                *sorted((one.id for one in self._found if one.dimension == YEAR and one.id != NO_YEAR), reverse=True),
                NO_YEAR,
            ],
        }
        return [facet for one in orders[dimension] if (facet := DutyFacet(dimension, one)) in self._found]

    def places_in(self, place_id: str) -> list[DutyFacet]:
        """Places with tasks right inside a place."""
        return [DutyFacet(PLACE, one) for one in self._inside.get(place_id, [])]

    @cached_property
    def _inside(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for facet in self.facets(PLACE):
            if parent := self._catalog.get(Place, facet.id).parent:
                found[parent].append(facet.id)
        return found

    def title(self, facet: DutyFacet) -> str:
        """Name of a facet for people: ``2024``, ``Lạng Sơn``, ``cấp xã``."""
        match facet.dimension:
            case Place.kind_id:
                return self._catalog.find(PLACE, facet.id).title
            case "cap":
                return AGENCY_LEVEL_TITLES[LEVEL_IDS[facet.id]]
            case "vai-tro":
                return ROLE_TITLES[ROLE_IDS[facet.id]]
            case "tinh-trang":
                return STATE_TITLES[STATE_IDS[facet.id]]
        return facet.id if facet.id != NO_YEAR else "văn bản không ghi năm"
